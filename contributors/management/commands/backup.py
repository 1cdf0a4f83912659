"""An encrypted copy of the whole database, safe to take while people write."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from contributors.keeping import age, backups
from contributors.keeping.copies import CannotRestore


class Command(BaseCommand):
    help = (
        "Write today's encrypted backup into a folder, add to the copy of withdrawn.txt there, and delete backups older"
        " than 30 days."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: object) -> None:
        """Back up, then forget what is older than we promise."""
        try:
            age.read_recipient(settings.BACKUP_RECIPIENT)
        except age.NotAKey as error:
            raise CommandError(f"Set BACKUP_RECIPIENT. {error} `manage.py make_key` makes one.") from error
        folder.mkdir(parents=True, exist_ok=True)
        try:
            path = backups.back_up(folder)
        except CannotRestore as error:
            raise CommandError(str(error)) from error
        old = backups.outdated(folder, timezone.localdate())
        for outdated in old:
            outdated.unlink()
        self.stdout.write(f"{path}: {path.stat().st_size:,} bytes, encrypted. {len(old)} old backups deleted.")

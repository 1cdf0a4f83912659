"""Write the working copies back to content/."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sosguide.publishing.content.loading import export
from sosguide.typed_yaml import BrokenContent


class Command(BaseCommand):
    help = "Write every working copy to its file in content/ (or in --to FOLDER)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=settings.CONTENT_DIR)

    def handle(self, *, to: Path, **options: object) -> None:
        """Export, and say how many files changed."""
        try:
            self.stdout.write(f"{export(to)} files changed.")
        except BrokenContent as broken:
            raise CommandError(f"Nothing was written.\n{broken}") from None

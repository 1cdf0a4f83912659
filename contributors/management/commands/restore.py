"""Put a backup back. What was withdrawn since it was made is withdrawn again."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contributors.keeping import age, backups
from contributors.keeping.copies import CannotRestore


class Command(BaseCommand):
    help = "Replace the database by a backup. Stop the server first. The identity is read from a file or typed in."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Which backup, with which key, and what else is known to be withdrawn."""
        parser.add_argument("backup", type=Path)
        parser.add_argument("--identity", type=Path, help="File with the age identity; without it, standard input.")
        parser.add_argument("--withdrawn", type=Path, help="The newest copy of withdrawn.txt.")
        parser.add_argument(
            "--nothing-was-withdrawn", action="store_true", help="Go on although no mark of a withdrawal is known."
        )
        parser.add_argument("--yes", action="store_true", help="The server is stopped; replace the database.")

    def handle(
        self, *, backup: Path, identity: Path | None, withdrawn: Path | None, yes: bool, **options: object
    ) -> None:
        """Decrypt, check, bring up to date, withdraw again, and only then replace."""
        if not yes:
            raise CommandError("This replaces the whole database. Stop the server, then add --yes.")
        nothing = bool(options["nothing_was_withdrawn"])
        try:
            marks = set(withdrawn.read_text("ascii").split()) if withdrawn else set()
            key = identity.read_text() if identity else sys.stdin.read()
            again = backups.put_back(backup, identity=key, marks=marks, nothing_withdrawn=nothing)
        except (age.NotAKey, age.CannotOpen, CannotRestore, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored. {again} testimonies erased again: withdrawn or changed since. Start the server.")

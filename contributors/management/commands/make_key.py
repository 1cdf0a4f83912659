"""Make the keys that `/contribute/` needs. They are printed once and written nowhere."""

import secrets

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand

from contributors.keeping.age import new_identity


class Command(BaseCommand):
    help = "Print fresh keys for the environment, and the backup identity that must not stay on this machine."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        """Three settings, and one secret for a drawer."""
        identity, recipient = new_identity()
        self.stdout.write(
            "# For the server's environment, never in a backup of the database:\n"
            f"SEALING_KEYS={Fernet.generate_key().decode()}\n"
            f"RECEIPT_KEY={secrets.token_urlsafe(32)}\n"
            f"BACKUP_RECIPIENT={recipient}\n"
            "# For a drawer, on paper or a stick, not on this server. Without it no backup can be read:\n"
            f"{identity}\n"
            "# Never change RECEIPT_KEY: every receipt would stop working. SEALING_KEYS may name several keys,\n"
            "# separated by commas: the first seals, all open."
        )

"""The way back for a member of staff who lost their phone and their recovery codes."""

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django_otp import devices_for_user

from sosguide.publishing.workflow import record_audit


class Command(BaseCommand):
    help = "Remove somebody's authenticator and recovery codes, and every lock on a name; they enrol again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *, name: str, **options: object) -> None:
        """Remove every device of that person. Be sure who asked: this needs the server's shell on purpose."""
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is nobody called {name}.")
        with transaction.atomic():
            devices = list(devices_for_user(user, confirmed=None))
            for device in devices:
                device.delete()
            record_audit(None, "forgot a second step", about=f"account/{name}")
        cache.clear()  # it holds the locks on names and nothing else; a lock names an address too, unknown here
        self.stdout.write(f"{len(devices)} devices removed. {name} sets up a new one at the next sign-in.")

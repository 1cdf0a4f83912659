"""Make a member of staff from the server's shell, with a password nobody else has."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sosguide.publishing.triggers import ADMINISTRATOR, EDITOR, MENTOR
from sosguide.publishing.workflow import record_audit


class Command(BaseCommand):
    help = "Make a staff account (a mentor, unless told otherwise) and print how to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="mentor")
        parser.add_argument("--group", choices=(EDITOR, MENTOR, ADMINISTRATOR), default=MENTOR)

    def handle(self, *, name: str, group: str, **options: object) -> None:
        """Make the account; its password is shown once and stored only as a hash."""
        users = get_user_model().objects
        if users.filter(username=name).exists():
            raise CommandError(f"There is already somebody called {name}. Choose another name: make mentor NAME=...")
        password = secrets.token_urlsafe(18)
        with transaction.atomic():
            user = users.create_user(username=name, password=password, is_staff=True)
            user.groups.add(Group.objects.get(name=group))
            record_audit(None, "made an account", about=f"account/{name}")
        second = "Then set up the second step with an authenticator app." if settings.OTP_REQUIRED else ""
        self.stdout.write(
            f"{group}: {name}\nPassword: {password}\nSign in at {settings.SITE_URL}/admin/  {second}\n"
            "The password is shown this once. Change it after signing in."
        )

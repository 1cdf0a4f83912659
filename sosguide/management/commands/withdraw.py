"""Withdraw one live page from the command line."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models import Edition
from sosguide.publishing.workflow import Refused, withdraw


class Command(BaseCommand):
    help = "Take a live page down at once: withdraw NATION KIND SLUG --by NAME --because REASON"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nation")
        parser.add_argument("kind", choices=sorted(KINDS))
        parser.add_argument("slug")
        parser.add_argument("--by", required=True, help="the mentor's user name")
        parser.add_argument("--because", required=True)

    def handle(self, *, nation: str, kind: str, slug: str, by: str, because: str, **options: object) -> None:
        edition = Edition.objects.live().of((kind, nation, slug)).first()
        user = get_user_model().objects.filter(username=by).first()
        if edition is None or user is None:
            raise CommandError("That page is not live." if edition is None else f"There is nobody called {by}.")
        try:
            withdraw(edition=edition, by=user, reason=because)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Withdrawn: {edition}.")

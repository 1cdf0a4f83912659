"""Approve one working copy from the command line."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.workflow import Refused, approve


class Command(BaseCommand):
    help = "Approve a page, as a mentor who has read it: approve NATION KIND SLUG --by NAME [--digest HASH]"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which page, who, and the hash of what was read."""
        parser.add_argument("nation")
        parser.add_argument("kind", choices=sorted(WORKING_COPIES))
        parser.add_argument("slug")
        parser.add_argument("--by", required=True, help="the mentor's user name")
        parser.add_argument("--digest", default="", help="hash of the document that was read; without it, it is shown")
        parser.add_argument("--note", default="", help="what changed, for the public")

    def handle(self, *, nation: str, kind: str, slug: str, by: str, digest: str, note: str, **options: object) -> None:
        """Show the words and their hash, or approve them."""
        page = WORKING_COPIES[kind].objects.filter(nation=nation, slug=slug).first()
        user = get_user_model().objects.filter(username=by).first()
        if page is None or user is None:
            raise CommandError("There is no such page." if page is None else f"There is nobody called {by}.")
        document = page.to_document()
        if not digest:
            self.stdout.write(
                f"{document.payload()}\n\nIf you have read this, approve it with --digest {document.digest()}"
            )
            return
        try:
            edition = approve(page=page, by=user, digest=digest, note=note)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Live: {edition}.")

"""Take the files in content/ into the working copies."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sosguide.publishing.content.loading import load
from sosguide.publishing.content.tree import read_tree
from sosguide.typed_yaml import BrokenContent


class Command(BaseCommand):
    help = "Take the files in content/ into the working copies. Never over a person's edit; all or nothing."

    def handle(self, **options: object) -> None:
        """Load, and say in one line what happened."""
        try:
            counts = load(read_tree(settings.CONTENT_DIR))
        except BrokenContent as broken:
            raise CommandError(f"Nothing was loaded.\n{broken}") from None
        outcome = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
        self.stdout.write(f"Content: {outcome or 'no files'}.")

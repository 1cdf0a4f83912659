"""Check the files in content/ without a database, and measure how hard they are to read."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.reading_age import LONG_SENTENCE, Readability, measure
from sosguide.publishing.content.tree import TREE_NOTES, ContentTree, read_tree
from sosguide.publishing.documents.fields import prose_of
from sosguide.publishing.documents.kinds import KINDS


class Command(BaseCommand):
    help = "Check every content file. Needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to check, and how much to say."""
        parser.add_argument("--folder", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument("--tidy", action="store_true", help="rewrite files in the one canonical form")
        parser.add_argument("--page", default="", help="show the long sentences of the files whose name has this")

    def handle(self, *, folder: Path, tidy: bool, page: str, **options: object) -> None:
        """Report problems and reading ages; fail where there is any problem."""
        tree = read_tree(folder)
        for problem in tree.problems:
            self.stderr.write(str(problem))
        if tidy:
            for (kind, _, _), file in tree.files.items():
                (folder.parent / file.name).write_text(write(file.document, KINDS[kind]), "utf-8")
        for note in TREE_NOTES:
            for said in note(tree):
                self.stdout.write(said)
        self._report(tree, page)
        if tree.problems:
            raise CommandError(f"{len(tree.problems)} problems. Nothing would be loaded.")

    def _report(self, tree: ContentTree, page: str) -> None:
        readings: list[tuple[Readability, str]] = [
            (measure(prose_of(file.document)), file.name)
            for (kind, _, _), file in tree.files.items()
            if KINDS[kind].address and not KINDS[kind].short
        ]
        readings.sort(key=lambda item: -item[0].age)
        self.stdout.write(f"{len(tree.files)} files. Reading age of {len(readings)} whole pages; the hardest ten:")
        for reading, name in readings[:10]:
            many = len(reading.long_sentences)
            self.stdout.write(
                f"  {reading.age:4.1f}  {reading.words:4d} words  {many:2d} over {LONG_SENTENCE} words  {name}"
            )
        for reading, name in readings:
            for sentence in reading.long_sentences if page and page in name else ():
                self.stdout.write(f"  long: {sentence}")

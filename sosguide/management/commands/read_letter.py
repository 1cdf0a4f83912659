"""Read a letter on standard input and say what the page for letters would answer. Nothing is kept."""

import json
import sys
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from sosguide.nations import Nation, default
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Entry, Live, as_shown
from stages.documents import LETTER
from stages.letters.answer import answer_to
from stages.letters.report import as_plain, in_words


class Command(BaseCommand):
    help = "Read a letter on standard input; print which paper it may be. Docs: docs/letters.md."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """How to print, whose guide to ask, and where its pages are."""
        parser.add_argument("--json", action="store_true", help="one JSON object instead of words")
        parser.add_argument("--nation", type=Nation, choices=list(Nation), default=default())
        parser.add_argument("--files", action="store_true", help="ask the files in content/, not the database")

    def handle(self, *, json: bool, nation: Nation, files: bool, **options: object) -> None:
        """Print the answer."""
        live = _files() if files else _live(nation)
        answer = answer_to(sys.stdin.read(), live=live, nation=nation)
        self.stdout.write(_dump(as_plain(answer, live, nation)) if json else in_words(answer, live, nation))


def _dump(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False)


def _live(nation: Nation) -> Live:
    """What is live; the files where there is no database, or nothing in it."""
    try:
        live = live_index.now()
    except DatabaseError:
        return _files()
    return live if live.of_kind(LETTER, nation) else _files()


def _files() -> Live:
    """The content files, as if each were live."""
    tree = read_tree(settings.CONTENT_DIR)
    entries = {key: Entry(key[0], file.document) for key, file in tree.files.items()}
    return Live((-1, -1), date.today(), as_shown(entries))  # noqa: DTZ011 - any day does

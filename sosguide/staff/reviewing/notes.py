"""What a machine can see of a page before a mentor does: how hard it is to read, what it names that is not there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.documents import TERM
from sosguide.publishing.content.at_a_glance import own_texts
from sosguide.publishing.content.content_file import MISSING_TARGET, ContentFile
from sosguide.publishing.content.reading_age import Readability, measure
from sosguide.publishing.content.tree import CONTENT_CHECKS, ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import texts
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site.live import Live

HARD = 11  # the highest reading age this site aims at


@dataclass(frozen=True)
class Notes:
    """`about` its words; what it names that is `not_live`; and how hard `reading` its own words is."""

    about: list[str]
    not_live: list[str]
    reading: Readability


def notes(document: Document, live: Live) -> Notes:
    """What the content checks, the measure of reading and the glossary say of a document."""
    problems, reading = _problems(document, live), measure(own_texts(document))
    return Notes([*_words(reading), *problems[False], *_unexplained(document, live)], problems[True], reading)


class _LiveTree(ContentTree):
    """The checks of content files, asked of what is live: a target nobody has approved is not there."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self.live = live

    def document(self, kind: str, nation: str, slug: str) -> Document | None:
        entry = self.live.find(kind, nation, slug)
        return entry.document if entry and entry.edition is not None else None

    def of_kind(self, kind: str, nation: str) -> list[ContentFile]:
        return [ContentFile(e.path, e.document, {}) for e in self.live.of_kind(KINDS[kind], nation)]


def _words(reading: Readability) -> Iterator[str]:
    """How hard it is to read, in words."""
    if reading.age > HARD:
        yield f"Reading age about {reading.age}; we aim at 9 to 11."
    for sentence in reading.long_sentences:
        yield f"A long sentence: “{sentence[:120]}”"


def _problems(document: Document, live: Live) -> dict[bool, list[str]]:
    """What the content checks say, apart (True) from what is only not live yet."""
    tree, file = _LiveTree(live), ContentFile("", document, {})
    found: dict[bool, list[str]] = {True: [], False: []}
    for check in CONTENT_CHECKS:
        for problem in check(file, tree):
            found[problem.code == MISSING_TARGET].append(problem.message)
    return found


def _unexplained(document: Document, live: Live) -> Iterator[str]:
    """Abbreviations that no live glossary entry explains."""
    known = {
        word for e in live.of_kind(TERM, document.nation) for word in (*e.document.linked, *e.document.also_called)
    }
    known |= {
        "NHS",
        "GP",
        "UK",
        "PDF",
        "NSPCC",
        document.title,
        *document.also_called,
        *getattr(document, "linked", ()),
    }
    used = {word for _, text in texts(document) for word in re.findall(r"\b[A-Z]{2,8}\b", text)}
    for word in sorted(used - known):
        yield f"“{word}” is not explained by a live glossary entry."

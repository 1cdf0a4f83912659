"""How many A4 pages the booklet is, told from how much is written in it.

It is counted and not measured: a server has no printer. A test prints the booklet and holds the two together.
"""

from collections.abc import Iterable, Iterator
from math import ceil

from django.utils.html import strip_tags

from stages.documents import Fact
from stages.on_paper.chapters import Chapter

COVER_AND_MAP = 2
OF_CHAPTERS, OF_COLUMNS, OF_WORDS = 3_980, 4_000, 5_600
"""Letters on one page: of the chapters, of the people and who can help, and of the words, in three columns."""


def number_of_pages(
    chapters: Iterable[Chapter], people: Iterable[str], words: Iterable[str], help_: Iterable[str]
) -> int:
    """The pages of the cover, the map, and the four parts; each part begins a page of its own."""
    said = (text for chapter in chapters for text in _said(chapter))
    parts = ((said, OF_CHAPTERS), (people, OF_COLUMNS), (words, OF_WORDS), (help_, OF_COLUMNS))
    return COVER_AND_MAP + sum(ceil(sum(map(letters, texts)) / on_one) for texts, on_one in parts)


def letters(text: str) -> int:
    """The letters of a text, without its markup."""
    return len(strip_tags(text))


def _said(chapter: Chapter) -> Iterator[str]:
    """What a chapter says, but for what every chapter says alike."""
    stage = chapter.entry.document
    yield from (answer.in_words for answer in chapter.card)
    yield from chapter.texts.values()
    yield from (f"{step.title} {step.when}" for step in chapter.next_steps)
    yield from (f"{request.what} {request.and_then}" for request in stage.requests)
    yield from (f"{person.name} {person.why}" for person in chapter.people)
    yield from stage.questions
    yield stage.no_time_limit
    for fact in (limit.entry.document for limit in chapter.limits):
        if isinstance(fact, Fact) and fact.clock:
            yield f"{fact.title} {fact.clock.starts} {fact.clock.passes}"

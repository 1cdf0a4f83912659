"""Paste a bit of a letter: its words come back explained, with the paper it may be. All in memory."""

from dataclasses import dataclass

from glossary.documents import Term
from glossary.linking import Linker
from glossary.phrases import phrases_of
from glossary.text import by_name
from sosguide.nations import Nation
from sosguide.publishing.site.live import Entry, Live
from stages.letters.answer import Answer, answer_to
from stages.letters.explain import Piece, explained

MOST = 5000  # characters


@dataclass(frozen=True)
class Reading:
    """A text cut around the words that are explained, those words, and what paper it may be."""

    lines: list[list[Piece]]
    terms: list[Entry[Term]]
    answer: Answer


def read(text: str, *, live: Live, nation: Nation) -> Reading:
    """Explain a tidy text and say what paper it may be."""
    linker = Linker(phrases_of(live, nation, pasted=True))
    lines = explained(text, linker)
    terms = by_name(linker.used.values())
    return Reading(lines, terms, answer_to(text, live=live, nation=nation))

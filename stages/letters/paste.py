"""Paste a bit of a letter: its words come back explained, with the likely letter and stage. All in memory."""

import unicodedata
from dataclasses import dataclass

from glossary.documents import TERM, Term
from glossary.linking import Linker
from glossary.phrases import phrases
from sosguide.nations import Nation
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Entry, Live
from stages.documents import LETTER, STAGE, Stage
from stages.letters.recognise import Match, likely_stages, recognise
from stages.views.frame import named

MOST = 5000  # characters
OTHERS = 2  # letters named beside the likeliest

Piece = tuple[str, Entry[Term] | None]
"""Some of the reader's words, and the term they are where they are one."""


@dataclass(frozen=True)
class Reading:
    """What plain matching found in a text: the likeliest letter where there is enough to name one, others that share
    some words, and, where no letter is named, the stages that most of its words belong to.
    """

    lines: list[list[Piece]]
    terms: list[Entry[Term]]
    best: Match | None
    others: list[Match]
    stages: list[Entry[Stage] | str]


def tidy(text: str) -> str:
    """One kind of line end, one kind of letter, and no invisible characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()


def read(text: str, *, live: Live, nation: Nation) -> Reading:
    """Explain a tidy text and say what paper it may be."""
    compiled = live.memoised(("phrases", nation), lambda: phrases(live.of_kind(TERM, nation)))
    linker = Linker(compiled)
    lines = [_pieces(line, linker) for line in text.split("\n") if line.strip()]
    terms = sorted(linker.used.values(), key=lambda entry: entry.document.title.lower())
    matches = recognise(text, members(live, LETTER, nation))
    best = matches.pop(0) if matches and matches[0].sure else None
    stages = [] if best else named(live, STAGE, nation, likely_stages(terms))
    return Reading(lines, terms, best, matches[:OTHERS], stages)


def _pieces(line: str, linker: Linker) -> list[Piece]:
    """A line cut around the terms in it; each term counts where the text uses it first."""
    pieces: list[Piece] = []
    position = 0
    for start, end, term in linker.links_in(line):
        pieces += [(line[position:start], None), (line[start:end], term)]
        position = end
    return [*pieces, (line[position:], None)]

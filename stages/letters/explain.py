"""A reader's own words, with the terms in them explained whatever the layout; what is shown is what was typed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.documents import Term
from glossary.linking import Linker
from sosguide.publishing.site.live import Entry
from stages.letters.tidying import BROKEN

Piece = tuple[str, Entry[Term] | None]
"""Some of the reader's words, and the term they are where they are one."""
Span = tuple[int, int, Entry[Term]]

BREAK = re.compile(r"\n[ \t>]*(?:\n[ \t>]*)+")
NOTHING = "\0"  # what no name has in it: where a paragraph ends
PLURAL = re.compile(r"(?<=\w\w)(?:ies|s)\b")
ENOUGH = 2  # words: a plural of fewer may be another word


@dataclass(frozen=True)
class Plain:
    """A text as names are looked for in it, and for each of its letters its place in the text as it was typed."""

    text: str
    places: tuple[int, ...]

    def cut(self, pattern: re.Pattern[str], put: str) -> "Plain":
        """The same with something else in the place of what a pattern finds; of what is put, the first place counts."""
        text, places, last = "", [], 0
        for found in pattern.finditer(self.text):
            text += self.text[last : found.start()] + put
            places += [*self.places[last : found.start()], *[self.places[found.start()]] * len(put)]
            last = found.end()
        return Plain(text + self.text[last:], (*places, *self.places[last:]))


def plain(text: str) -> Plain:
    """Ligatures and wide signs in plain letters, cut words joined, and a line's end as any space."""
    folded = [(c, place) for place, typed in enumerate(text) for c in unicodedata.normalize("NFKC", typed)]
    read = Plain("".join(c for c, _ in folded), tuple(place for _, place in folded))
    return read.cut(BREAK, NOTHING).cut(BROKEN, "").cut(re.compile(r"[\n\t>]"), " ")


def explained(text: str, linker: Linker) -> list[list[Piece]]:
    """The lines of a text that are not empty, cut around the terms in it; each term counts where it is first used."""
    spans = sorted(_spans(text, linker), key=lambda span: span[:2])
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(list(_pieces(line, start, spans)))
        start += len(line) + 1
    return lines


def _spans(text: str, linker: Linker) -> Iterator[Span]:
    """Where the terms are. Plurals are looked for last, and only of names of several words."""
    read = plain(text)
    taken: set[int] = set()
    for looked_in, least in (
        (read, 1),
        (read.cut(re.compile(r"(?<=\w)ies\b"), "y"), ENOUGH),
        (read.cut(PLURAL, ""), ENOUGH),
    ):
        for start, end, term in linker.links_in(looked_in.text):
            places = looked_in.places[start:end]
            last = _word_end(text, places[-1] + 1)
            if len(looked_in.text[start:end].split()) < least or taken & {*range(places[0], last)}:
                linker.used.pop(term.document.slug, None)
                continue
            taken |= {*range(places[0], last)}
            yield places[0], last, term


def _word_end(text: str, place: int) -> int:
    """Where the word ends in which a place is: a plural's own letters belong to it."""
    while place < len(text) and text[place].isalpha() and text[place - 1].isalpha():
        place += 1
    return place


def _pieces(line: str, start: int, spans: list[Span]) -> Iterator[Piece]:
    position = 0
    for first, last, term in spans:
        inside = max(first - start, position), min(last - start, len(line))
        if inside[0] < inside[1]:
            yield line[position : inside[0]], None
            yield line[slice(*inside)], term
            position = inside[1]
    yield line[position:], None

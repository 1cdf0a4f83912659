"""Words in a drawing: SVG breaks no lines, so they are broken here. Plain Python."""

import textwrap
from typing import NamedTuple

WIDTH = 320
"""Of every drawing, in its own units. A phone shows them about as large as its own: so letters of 13 stay legible."""
STEP = 16
"""From one line of letters to the next."""


class Line(NamedTuple):
    """One line of letters: how far down it stands, and whether it is a note under a name."""

    y: int
    words: str
    note: bool = False


def broken(words: str, room: int) -> list[str]:
    """Words in lines of at most `room` letters; a longer word has a line of its own."""
    return textwrap.wrap(words, room, break_long_words=False, break_on_hyphens=False)


def lines(name: str, note: str, *, room: int, top: int) -> list[Line]:
    """A name and its note one below the other, from `top` on; the thinner letters of a note take less room."""
    words = [(line, False) for line in broken(name, room)] + [(line, True) for line in broken(note, room + 2)]
    return [Line(top + STEP * place, *line) for place, line in enumerate(words)]


def below(found: list[Line]) -> int:
    """The lowest of these lines."""
    return max((line.y for line in found), default=0)

"""The words by which a paper is known, as a mentor writes them, and where they stand in a text.

A sign is plain words: case, apostrophes, hyphens and line ends do not matter, and a plural is allowed for.
`a/b` is one word or another, `_` keeps several words together, `(word)` may be left out, `...` stands for up to
fourteen words of the same sentence, and `{year}` for a year. One that begins with `!` counts even where it is said of
what may come, or is denied; a hint that begins with `+` is as good as two.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from stages.letters.folding import HARD, SOFT, words

GAP = rf"(?: (?!\{HARD} )\S+){{0,14}}?"
YEAR = r"(?:19|20)\d\d"
BETWEEN = rf" (?:\{SOFT} )?"
LONG_ENOUGH = 4  # letters: a shorter word has no plural here
EXEMPT, DOUBLE = "!", "+"
MANY = 20_000  # signs: more than a guide has


@lru_cache(maxsize=MANY)
def pattern(sign: str) -> re.Pattern[str]:
    """A sign as a regular expression over folded words."""
    made, begun = "", False  # begun: a word that must be there stands before
    for piece in _pieces(sign):
        if piece == "...":
            made += GAP
        elif piece.startswith("("):
            word = _word(piece.strip("()"))
            made += f"(?:{BETWEEN}{word})?" if begun else f"(?:{word}{BETWEEN})?"
        else:
            made += (BETWEEN if begun else "") + _word(piece)
            begun = True
    return re.compile(rf"(?<= ){made}(?= )")


@lru_cache(maxsize=MANY)
def needed(sign: str) -> tuple[tuple[str, ...], ...]:
    """For each word that must be there, its ways to begin: a text that has none of them cannot have the sign."""
    must = [piece for piece in _pieces(sign) if piece not in ("...", "{year}") and not piece.startswith("(")]
    return tuple(tuple(_beginning(part) for part in piece.split("/")) for piece in must)


def _pieces(sign: str) -> list[str]:
    return sign.removeprefix(EXEMPT).removeprefix(DOUBLE).split()


def _beginning(part: str) -> str:
    first = (words(part).split() or [""])[0]
    return first.removesuffix("y")


def _word(piece: str) -> str:
    if piece == "{year}":
        return YEAR
    return f"(?:{'|'.join(_forms(part) for part in piece.split('/'))})"


def _forms(part: str) -> str:
    said = words(part)
    inside = BETWEEN.join(map(re.escape, said.split()))
    if len(said) < LONG_ENOUGH or not said[-1].isalpha():
        return inside
    return f"{inside[:-1]}(?:y|ies|ys)" if said.endswith("y") else f"{inside}(?:e?s)?"


def found(sign: str, text: str) -> re.Match[str] | None:
    """Where a sign first stands in folded words."""
    return next(places(sign, text), None)


def places(sign: str, text: str) -> Iterator[re.Match[str]]:
    """Everywhere that a sign stands in folded words."""
    if all(any(beginning in text for beginning in ways) for ways in needed(sign)):
        yield from pattern(sign).finditer(text)


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the same sentence before `start`, and after `end`."""
    first = text.rfind(f" {HARD} ", 0, start)
    last = text.find(f" {HARD} ", end - 1)
    return text[first + 2 if first >= 0 else 0 : start], text[end : last + 1 if last >= 0 else len(text)]

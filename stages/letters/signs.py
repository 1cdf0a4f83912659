"""The words by which a paper is known, as a mentor writes them, and where they stand in a text.

A sign is plain words: case, apostrophes, hyphens and line ends do not matter, and a plural is allowed for.
`a/b` is one word or another, `(word)` may be left out, `...` stands for up to fourteen words of the same sentence, and
`{year}` for a year. One that begins with `!` counts even where it is said of what may come, or is denied; a
hint that begins with `+` is as good as two.
"""

import re
from functools import lru_cache

from stages.letters.folding import HARD, SOFT, words

GAP = rf"(?: (?!\{HARD} )\S+){{0,14}}?"
YEAR = r"(?:19|20)\d\d"
BETWEEN = rf" (?:\{SOFT} )?"
LONG_ENOUGH = 4  # letters: a shorter word has no plural here
EXEMPT, DOUBLE = "!", "+"


@lru_cache(maxsize=4096)
def pattern(sign: str) -> re.Pattern[str]:
    """A sign as a regular expression over folded words."""
    made, gap = "", True
    for piece in sign.removeprefix(EXEMPT).removeprefix(DOUBLE).split():
        if piece == "...":
            made, gap = made + GAP, False
        elif piece.startswith("("):
            made += f"(?:{'' if gap and not made else BETWEEN}{_word(piece.strip('()'))})?"
        else:
            made += ("" if not made else BETWEEN) + _word(piece)
        gap = not made
    return re.compile(rf"(?<= ){made.strip()}(?= )")


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
    return pattern(sign).search(text)


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the same sentence before `start`, and after `end`."""
    first = text.rfind(f" {HARD} ", 0, start)
    last = text.find(f" {HARD} ", end - 1)
    return text[first + 2 if first >= 0 else 0 : start], text[end : last + 1 if last >= 0 else len(text)]

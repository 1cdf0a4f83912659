"""Two texts as one: what stayed, came and went, word by word."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS, _SENTENCES, _WHOLE = r"^\s+|\S+\s*", r"(?s).+?(?:[.!?]\s+|\n|$)", r"(?s).+"
_MOST = 200_000  # pairs of equal parts: with more, comparing takes seconds


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed ("same"), came ("added") or went ("removed")."""

    state: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts in pieces: all but what came is `before` again, all but what went is `after`.

    Texts that repeat a word thousands of times are compared by sentence, or as a whole.
    """
    old, new = _parts(before, after)
    found = []
    for state, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if state == "equal":
            found.append(Piece("same", "".join(old[i1:i2])))
            continue
        found.append(Piece("removed", "".join(old[i1:i2])))
        found.append(Piece("added", "".join(new[j1:j2])))
    return [piece for piece in found if piece.text]


def _parts(before: str, after: str) -> tuple[list[str], list[str]]:
    for pattern in (_WORDS, _SENTENCES):
        old, new = re.findall(pattern, before), re.findall(pattern, after)
        counts = Counter(new)
        if sum(counts[part] for part in old) <= _MOST:
            return old, new
    return re.findall(_WHOLE, before), re.findall(_WHOLE, after)

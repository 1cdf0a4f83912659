"""Two texts as one: what stayed, came and went, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed ("same"), came ("added") or went ("removed")."""

    state: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts in pieces; the spaces between words are kept, so what stayed and came is `after` again."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    found = []
    for state, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if state == "equal":
            found.append(Piece("same", "".join(old[i1:i2])))
            continue
        found.append(Piece("removed", "".join(old[i1:i2])))
        found.append(Piece("added", "".join(new[j1:j2])))
    return [piece for piece in found if piece.text]

"""What an editor changed, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed ("same"), came ("added") or went ("removed")."""

    state: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts as one, in pieces."""
    a, b = (re.findall(r"\s+|\S+", text) for text in (before, after))
    found = []
    for state, i1, i2, j1, j2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if state == "equal":
            found.append(Piece("same", "".join(a[i1:i2])))
            continue
        found.append(Piece("removed", "".join(a[i1:i2])))
        found.append(Piece("added", "".join(b[j1:j2])))
    return [piece for piece in found if piece.text]

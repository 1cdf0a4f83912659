"""Words that mix alphabets: a letter that only looks like ours can be a mark in a copied document.

Nobody sees that the last letter of "beside" is Cyrillic, and each copy can carry its mark at another place. A word
wholly in another alphabet is no mark, unless it looks like a word of ours.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from contributors.recogniser.finding import Finding
from contributors.recogniser.lexicon import known
from contributors.recogniser.plain import fold

_WORD = re.compile(r"[^\W\d_]+")
_OURS = "LATIN"
_SHORTEST = ("a", "i")
_OF_NONE = ("MODIFIER", "MICRO", "FEMININE", "MASCULINE")  # the sign of okina, of micro, of ordinal numbers


def mixed(text: str) -> Iterator[Finding]:
    """Every word, as given, in which letters of another alphabet stand for ours."""
    for match in _WORD.finditer(text):
        if not match[0].isascii() and _looks_like_ours(match[0]):
            yield Finding(match.start(), match.end(), "mixed letters")


def _looks_like_ours(word: str) -> bool:
    alphabets = {_alphabet(letter) for letter in word} - {""}
    if alphabets <= {_OURS}:
        return False
    return _OURS in alphabets or _reads_as_ours(fold(word))


def _reads_as_ours(plain: str) -> bool:
    """Whether a word of nothing but look-alikes reads as an English word."""
    return plain in _SHORTEST or (len(plain) > 1 and plain.isascii() and known(plain))


@lru_cache(maxsize=4096)
def _alphabet(letter: str) -> str:
    """The first word of a letter's name is its alphabet: CYRILLIC SMALL LETTER IE. What nobody sees has none."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return "" if first in _OF_NONE or not fold(letter) else first

"""Words that mix scripts. A letter that only looks Latin can be a mark hidden in a copied document.

Nobody sees that the last letter of "beside" is Cyrillic, and each copy of a document can have its mark in a different
place. A word wholly in another script is not a mark, unless every letter looks Latin and it reads as an English word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..finding import Finding
from ..lists.lexicon import is_known
from ..text.normalise import CACHED_CHARACTERS, fold

LATIN: Final = "LATIN"
_WORD = re.compile(r"[^\W\d_]+")
_ONE_LETTER_WORDS = ("a", "i")
_SCRIPTLESS = ("MODIFIER", "MICRO", "FEMININE", "MASCULINE")  # the okina and other modifiers, the micro sign, ordinals


def find_mixed_scripts(text: str) -> Iterator[Finding]:
    """Yield every word of the original text in which letters of another script stand for Latin ones."""
    for match in _WORD.finditer(text):
        if not match[0].isascii() and _imitates_latin(match[0]):
            yield Finding(match.start(), match.end(), "mixed letters")


def _imitates_latin(word: str) -> bool:
    scripts = {_script(letter) for letter in word} - {""}
    if scripts <= {LATIN}:
        return False
    return LATIN in scripts or _is_english(fold(word))


def _is_english(word: str) -> bool:
    """Whether a word of nothing but look-alike letters reads as an English one."""
    return word in _ONE_LETTER_WORDS or (len(word) > 1 and word.isascii() and is_known(word))


@lru_cache(maxsize=CACHED_CHARACTERS)
def _script(letter: str) -> str:
    """Return the first word of the letter's Unicode name, such as CYRILLIC; an invisible letter has no script."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return "" if first in _SCRIPTLESS or not fold(letter) else first

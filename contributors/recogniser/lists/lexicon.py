"""The lexicon: whether a word is known to English or to the sector, or is a first name or surname.

Words are given as lookup keys (see `text.words.lookup_key`).
"""

from functools import cache
from typing import Final

from ..text.words import lookup_key
from . import grammar
from .reader import section, word_set

# Lengths in letters.
MIN_COMPOUND_PART: Final = 4  # shorter parts would make compounds of too many names
MIN_MISSPELT: Final = 8  # a shorter unknown word is too often one letter away from an English one by chance
MAX_COMPOUND: Final = 30  # longer "words" are not tried, which bounds the time that one can take
_VOWELS = "aeiou"


def is_known(word: str) -> bool:
    """Whether English or the sector knows this as a word that is not a name."""
    if len(word) == 1 or word in word_set("words") or word in sector_words() or word in nationality_words():
        return True
    return word in grammar.CONTRACTION_STEMS or (word.endswith("s") and _is_plural(word))


def is_name(word: str) -> bool:
    """Whether this is a first name or surname that is not an English word."""
    return word in word_set("given_names") or word in word_set("surnames")


def is_compound(word: str) -> bool:
    """Whether this is two English words written as one, such as "lightbulb"."""
    if len(word) > MAX_COMPOUND:
        return False
    cuts = range(MIN_COMPOUND_PART, len(word) - MIN_COMPOUND_PART + 1)
    return any(word[:cut] in word_set("words") and word[cut:] in word_set("words") for cut in cuts)


def is_misspelt(word: str) -> bool:
    """Whether one slip makes this of an English word.

    The slips: a letter too many, a double letter written once, two letters swapped, a wrong vowel.
    """
    if not MIN_MISSPELT <= len(word) <= MAX_COMPOUND:
        return False
    cuts = [(word[:cut], word[cut:]) for cut in range(1, len(word))]
    candidates = [first + rest[1:] for first, rest in cuts]
    candidates += [first + first[-1] + rest for first, rest in cuts]
    candidates += [first + rest[1] + rest[0] + rest[2:] for first, rest in cuts if rest[1:]]
    candidates += [first + vowel + rest[1:] for first, rest in cuts if rest[0] in _VOWELS for vowel in _VOWELS]
    return any(candidate in word_set("words") for candidate in candidates)


def _is_plural(word: str) -> bool:
    singular = word[:-1]
    return not is_name(word) and (singular in word_set("words") or singular in sector_words())


@cache
def nationality_words() -> frozenset[str]:
    """The single words in the names of countries and communities: not names of people, though they may narrow."""
    listed = (section("nationalities", heading) for heading in ("countries", "nationalities", "communities"))
    phrases = (phrase.replace("'", "").replace("-", " ") for phrase in frozenset().union(*listed))
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def sector_words() -> frozenset[str]:
    """Words of social work and the family courts, and nations and faiths too wide to identify anybody."""
    wide = {entry for entry in section("nationalities", "wide") if " " not in entry}
    return frozenset(map(lookup_key, section("sector", "words"))) | wide

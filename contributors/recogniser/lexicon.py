"""What English and the trade know: words, compounds, phrases; and how the lists write a word."""

import re
from collections.abc import Iterable
from functools import cache

from contributors.recogniser.lists import entries, section

WORD = re.compile(r"(?<![\w@#])[^\W\d_]++(?:'[^\W\d_]++)*+(?![\d_@])")
_CONTRACTION = re.compile(r"(?<=.)(?:n't|'(?:s|ll|ve|re|d|m|em))$")
Phrases = dict[str, list[tuple[str, ...]]]  # under their first word, the longest first
LONG_PART = 4  # letters in each part of a compound
LONG_WORD = 8  # letters of a word that may be misspelt; shorter ones are too near to names
LONGEST_COMPOUND = 30
_VOWELS = "aeiou"


def key(word: str) -> str:
    """How the lists write a word.

    >>> [key(word) for word in ("Kayleigh's", "O'Rourke", "didn't")]
    ['kayleigh', 'orourke', 'did']
    """
    return _CONTRACTION.sub("", word.lower()).replace("'", "")


def compound(word: str) -> bool:
    """Whether two long words of the language stand together here: lightbulb."""
    if len(word) > LONGEST_COMPOUND:
        return False
    parts = ((word[:cut], word[cut:]) for cut in range(LONG_PART, len(word) - LONG_PART + 1))
    return any(first in entries("words") and second in entries("words") for first, second in parts)


def misspelt(word: str) -> bool:
    """Whether one slip made this of a word: a letter too many, doubled or not, two swapped, a wrong vowel."""
    if not LONG_WORD <= len(word) <= LONGEST_COMPOUND:
        return False
    cuts = [(word[:cut], word[cut:]) for cut in range(1, len(word))]
    slips = [first + rest[1:] for first, rest in cuts]
    slips += [first + first[-1] + rest for first, rest in cuts]
    slips += [first + rest[1] + rest[0] + rest[2:] for first, rest in cuts if rest[1:]]
    slips += [first + vowel + rest[1:] for first, rest in cuts if rest[0] in _VOWELS for vowel in _VOWELS]
    return any(slip in entries("words") for slip in slips)


def known(word: str) -> bool:
    """Whether English or the trade knows this key as a word that is not a name."""
    if len(word) == 1 or word in entries("words") or word in trade_words() or word in peoples():
        return True
    return word in section("grammar", "contracted") or (word.endswith("s") and _plural(word))


def is_name(word: str) -> bool:
    """Whether this is a first name or surname that is no English word."""
    return word in entries("given_names") or word in entries("surnames")


def _plural(word: str) -> bool:
    one = word[:-1]
    return not is_name(word) and (one in entries("words") or one in trade_words())


@cache
def peoples() -> frozenset[str]:
    """The single words of countries and communities: no names, though they may narrow a family down."""
    listed = section("peoples", "countries") | section("peoples", "peoples") | section("peoples", "narrow")
    return frozenset(word for phrase in listed for word in phrase.replace("'", "").replace("-", " ").split())


@cache
def trade_words() -> frozenset[str]:
    """Words of the trade, and nations and faiths that are too wide to name anybody."""
    home = {entry for entry in section("peoples", "home") if " " not in entry}
    return frozenset(map(key, section("sector", "words"))) | home


@cache
def trade_phrases() -> Phrases:
    """Phrases of the trade and of the language that hold a name but name nobody."""
    return by_first_word(section("sector", "phrases"))


def by_first_word(phrases: Iterable[str]) -> Phrases:
    """Phrases under their first word, the longest first."""
    found: Phrases = {}
    for phrase in phrases:
        keys = tuple(key(word) for word in WORD.findall(phrase))
        if keys:
            found.setdefault(keys[0], []).append(keys)
    for under in found.values():
        under.sort(key=len, reverse=True)
    return found

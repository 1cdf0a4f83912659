"""Places and councils, from the lists; and words that are places only after "in" or with a capital."""

from collections.abc import Iterator
from functools import cache

from contributors.recogniser.finding import HINT, STRONG, Finding
from contributors.recogniser.lexicon import Phrases, by_first_word, known
from contributors.recogniser.lists import entries, lines, section
from contributors.recogniser.reading import Reading
from contributors.recogniser.word_names import word_names

_TOO_WIDE = frozenset(("wales", "england", "scotland"))
_CITY_OF_MILLIONS = "london"


def places(reading: Reading) -> Iterator[Finding]:
    """Places and councils of the United Kingdom, well-known places abroad, and what is called after them."""
    for first, after in reading.phrases(_gazetteer()):
        if _is_meant(reading, first, after):
            keys = " ".join(word.key for word in reading.words[first:after])
            strength = HINT if keys == _CITY_OF_MILLIONS else STRONG
            yield reading.finding(first, after, "council" if keys in _councils() else "place", strength)


def is_place(key: str) -> bool:
    """Whether this one word is a place in the lists."""
    return (key,) in _gazetteer().get(key, ())


@cache
def _gazetteer() -> Phrases:
    words = section("words_and_places", "capital") | section("words_and_places", "after in")
    return by_first_word({*lines("places"), *section("councils"), *section("own_places"), *words} - _TOO_WIDE)


@cache
def _councils() -> frozenset[str]:
    """Councils whose name is no town's: Kirklees, Rhondda Cynon Taf."""
    phrases = by_first_word(section("councils") - frozenset(lines("places")) - section("own_places"))
    return frozenset(" ".join(keys) for under in phrases.values() for keys in under)


def _is_meant(reading: Reading, first: int, after: int) -> bool:
    """Whether these words, which may be a place, are one here."""
    words = reading.words[first:after]
    if len(words) > 1:
        capitals = words[0].initial and words[-1].initial
        return capitals or not all(known(word.key) for word in words) or words[0].key in ("tower", "milton")
    if words[0].acronym:
        return False
    return not _ambiguous(words[0].key) or _word_is_meant(reading, first)


def _word_is_meant(reading: Reading, index: int) -> bool:
    """The same for one word that English or a list of first names has, too: Reading, Bath, Chester."""
    word, before, after = reading.words[index], reading.before(index).key, reading.after(index)
    follows = before in section("grammar", "before a place")
    with_capital = word.key in section("words_and_places", "capital")
    if word.small:
        alone = after.key not in section("grammar", "after a small place")
        return follows and before != "of" and alone and word.key in section("words_and_places", "small after in")
    if word.capital:
        return with_capital or (follows and word.key not in section("grammar", "months"))
    has = after.key in ("has", "had") and reading.after(index + 1).key not in section(
        "grammar", "after a place with has"
    )
    return with_capital and (has or (after.capital and after.key in ("council", "borough", "county", "city")))


def _ambiguous(key: str) -> bool:
    return known(key) or key in entries("given_names") or key in word_names()

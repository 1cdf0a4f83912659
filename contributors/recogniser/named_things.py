"""Schools, hospitals, courts, councils, streets, homes, teams: a name and what kind of thing bears it."""

import re
from collections.abc import Iterator
from functools import cache

from contributors.recogniser import verbs
from contributors.recogniser.finding import HINT, STRONG, Finding
from contributors.recogniser.lexicon import Phrases, by_first_word, is_name, key, known
from contributors.recogniser.lists import section
from contributors.recogniser.places import is_place
from contributors.recogniser.reading import Reading, Word
from contributors.recogniser.word_names import is_first_name

_KINDS = ("school", "hospital", "court", "council", "address", "organisation", "team")
_BEARERS = {"newspapers": "newspaper", "saints": "organisation", "pubs": "organisation"}
_LONGEST = 8  # words in a name
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:flat|apartment|unit|room|number|no\.?) \d{1,4}[a-z]?,? )?\b\d{1,4}[a-z]?,? $", re.IGNORECASE
)
_ADJECTIVE = ("ed", "ing", "ly", "al", "ic", "ive", "ful", "ous", "able")


def named_things(reading: Reading) -> Iterator[Finding]:
    """Every name with its kind of thing, and what is called after a saint."""
    for first, after in reading.phrases(_tails()):
        yield from _with_capitals(reading, first, after) or _in_small_letters(reading, first, after)
    for index, word in enumerate(reading.words):
        saint = word.key in ("st", "saint") and reading.gap(index + 1) in (" ", ". ")
        if saint and reading.word(index + 1).initial and index not in reading.allowed:
            yield reading.finding(index, index + 2, "organisation", STRONG)
    for heading, kind in _BEARERS.items():
        for first, after in reading.phrases(_phrases(heading)):
            words = reading.words[first:after]
            if words[-1].capital and (words[0].initial or len(words) > 1):
                yield reading.finding(first, after, kind, STRONG)


@cache
def _phrases(heading: str) -> Phrases:
    return by_first_word(section("named_things", heading))


@cache
def _tails() -> Phrases:
    """The last words of names: Primary School, Road, House."""
    return by_first_word(tail for kind in _KINDS for tail in section("named_things", kind))


@cache
def _kinds() -> dict[str, str]:
    tails = ((kind, tail) for kind in reversed(_KINDS) for tail in section("named_things", kind))
    return {" ".join(map(key, tail.split())): kind for kind, tail in tails}


@cache
def _generic() -> frozenset[str]:
    """Words that say nothing in a name: family, county, duty, early."""
    tails = {tail for tail, kind in _kinds().items() if kind not in ("address", "organisation")}
    return frozenset(map(key, section("named_things", "generic"))) | verbs.FUNCTION | tails | section("peoples", "home")


def _with_capitals(reading: Reading, first: int, after: int) -> list[Finding]:
    """Oakfield House, Marsh Lane, the Tower Hamlets office."""
    tail, start = reading.words[first], _name_before(reading, first)
    nothing = _names_no_street if _is_street(tail) else says_nothing
    proper = [word.key for word in reading.words[start:first] if not nothing(word.key)]
    small_tail = tail.key in section("grammar", "small tails after a capital") and reading.word(first - 1).capital
    if not proper or _is_somebody(proper, tail) or not (tail.initial or small_tail):
        return []
    kind = _kinds()[" ".join(word.key for word in reading.words[first:after])]
    strange = any(not known(word) or is_name(word) or is_first_name(word) or is_place(word) for word in proper)
    number = _number_before(reading, start)
    sure = strange or number or (tail.initial and kind != "team")
    begin = number or reading.words[start].start
    end = reading.words[_end(reading, after) - 1].end
    return [Finding(begin, end, kind, STRONG if sure else HINT)]


def _is_street(tail: Word) -> bool:
    return tail.key in section("grammar", "street tails") and tail.initial


def _is_somebody(proper: list[str], tail: Word) -> bool:
    """David Hill, Sarah Park: a first name and a surname rather than a place."""
    surname = tail.key in section("named_things", "word surnames") and not _is_street(tail)
    return surname and len(proper) == 1 and is_first_name(proper[0])


def _name_before(reading: Reading, first: int) -> int:
    """Where the name before this tail begins; `first` itself where there is none."""
    start = first
    for index in range(first - 1, max(-1, first - 1 - _LONGEST), -1):
        word = reading.words[index]
        if index in reading.allowed or reading.gap(index + 1) not in (" ", "-", " & ", ". ", "' "):
            break
        if word.key == "and" and reading.word(index - 1).key in _kinds():
            break
        if word.initial and word.key not in verbs.FUNCTION | verbs.TITLES and not word.acronym:
            start = index
        elif word.key not in section("grammar", "connectors") or index == first - 1:
            break
        if word.opens:
            break
    return start


def _end(reading: Reading, after: int) -> int:
    """The end of the name, with the further words of its kind: Combined Court Centre."""
    while reading.word(after).capital and reading.word(after).key in _kinds() and reading.gap(after) == " ":
        after += 1
    return after


def says_nothing(word: str) -> bool:
    """Whether this word says nothing in a name: family, county, duty, early."""
    return word in _generic() or (word.endswith("s") and word[:-1] in _generic())


def _names_no_street(word: str) -> bool:
    """There is a High Street everywhere; but Church Road and Station Road are somewhere."""
    return word in verbs.FUNCTION or word in section("grammar", "streets everywhere")


def _number_before(reading: Reading, index: int) -> int:
    """Where a house number before this word begins; 0 where there is none or it opens the text."""
    begin = reading.words[index].start
    number = _NUMBER_BEFORE.search(reading.text, max(0, begin - 24), begin)
    return number.start() if number else 0


def _in_small_letters(reading: Reading, first: int, after: int) -> list[Finding]:
    """At rainbow nursery, on marsh lane, 12 elm grove."""
    tail, name = reading.words[first], reading.before(first)
    if tail.key not in section("grammar", "small tails") or name.initial or not known(name.key) or not name.key[1:]:
        return []
    if says_nothing(name.key) or after != first + 1:
        return []
    number = _number_before(reading, first - 1)
    if number:
        return [Finding(number, tail.end, "address", STRONG)]
    follows = reading.before(first - 1).key in ("at", "on", "in", "off", "from", "near")
    noun = not name.key.endswith(_ADJECTIVE)
    return [reading.finding(first - 1, after, _kinds()[tail.key], HINT)] if follows and noun else []

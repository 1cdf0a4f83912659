"""Grace, Will, Hope, Mark: words that are also names, and what in a sentence shows which."""

from functools import cache

from contributors.recogniser import verbs
from contributors.recogniser.lexicon import known
from contributors.recogniser.lists import entries, section
from contributors.recogniser.reading import Reading, Word

_MONTHS = section("grammar", "months")
_ABSTRACT = section("grammar", "abstract")  # not persons when they are, were or have something
_NATURE = section("grammar", "nature")
_ALSO_OF_FEELINGS = section("grammar", "also of feelings")
_STATES = section("grammar", "states")


@cache
def word_names() -> dict[str, str]:
    """First names that are also words, each with its heading in the list."""
    headings = ("seldom names", "words too", "often names", "usually names")
    return {name: heading for heading in headings for name in section("words_and_names", heading)}


def is_first_name(key: str) -> bool:
    """Whether this is a first name, be it a word as well."""
    return key in entries("given_names") or key in word_names()


def is_a_person(reading: Reading, index: int) -> bool:
    """Whether the word at this place, which may be a name, is one here."""
    word = reading.words[index]
    acts = _does_something(reading, index) or _owns(reading, index) or _with_surname(reading, index)
    if word_names()[word.key] == "seldom names":
        return word.capital and (acts or _called(reading, index))
    if word.small:
        return _called(reading, index) or _beside_a_name(reading, index) or _speaks(reading, index)
    if word.key in _MONTHS:
        return acts
    if word.capital:
        return not _ordinary_capital(reading, index)
    return acts or _beside_a_name(reading, index) or _explained(reading, index)


def _ordinary_capital(reading: Reading, index: int) -> bool:
    """A capital that the language gives: the Dean, the Bill."""
    determined = reading.before(index).key in section("grammar", "determiners")
    if determined and reading.words[index].key in section("grammar", "not after the"):
        return not reading.after(index).capital
    return reading.words[index].acronym


def _does_something(reading: Reading, index: int) -> bool:
    """Grace told us; Will was moved."""
    word, after = reading.words[index], reading.after(index)
    if {after.text.lower(), after.key} & verbs.SPEAKING:
        if word.key in _ABSTRACT and after.text.lower() in _ALSO_OF_FEELINGS:
            return False
        in_a_month = word.key in _MONTHS and reading.before(index).key in section("grammar", "before a month")
        return word.opens or not in_a_month
    if after.key in verbs.BEING and word.key not in _MONTHS:
        return word.key not in _ABSTRACT or _something_happens(reading, index + 1)
    return False


def _something_happens(reading: Reading, index: int) -> bool:
    """After "was" what only a person is: placed, upset, not in school."""
    then, after = reading.after(index), reading.after(index + 1)
    if then.key in section("grammar", "adverbs"):
        return _something_happens(reading, index + 1)
    somewhere = then.key == "in" and after.key in section("grammar", "somewhere")
    return somewhere or then.key in verbs.HAPPENING - _STATES


def _owns(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    return (
        word.possessive and word.key not in _NATURE | _MONTHS and reading.word(index + 1).key not in ("eve", "end", "")
    )


def _with_surname(reading: Reading, index: int) -> bool:
    after = reading.word(index + 1)
    joined = reading.gap(index + 1) in (" ", "-") and index + 1 not in reading.allowed
    surname = after.key in section("named_things", "word surnames") or not known(after.key)
    return joined and surname and after.capital and not after.acronym


def _beside_a_name(reading: Reading, index: int) -> bool:
    """Grace and Kayleigh, or kayleigh and grace: with one plain name beside it, this is one too."""
    beside = ((index + 1, index + 2), (index - 1, index - 2))
    return any(reading.word(joint).key == "and" and _plainly_a_name(reading.word(other)) for joint, other in beside)


def _plainly_a_name(word: Word) -> bool:
    heading = word_names().get(word.key, "")
    return (
        word.key in entries("given_names")
        or heading in ("usually names", "often names")
        or (word.capital and heading == "words too")
    )


def _explained(reading: Reading, index: int) -> bool:
    """Will, the eldest, ... or Grace, who was ..."""
    follows = reading.word(index + 1).key in section("grammar", "explaining") and reading.gap(index + 1) == ", "
    return follows and reading.words[index].key not in _NATURE


def _called(reading: Reading, index: int) -> bool:
    """Called grace; my name is will; my colleague, hope; will's review."""
    word, before, earlier = reading.words[index], reading.word(index - 1), reading.word(index - 2)
    if before.opens or reading.gap(index) not in (" ", ", "):
        return False
    if before.text.lower() in verbs.CALLED or (before.key == "is" and earlier.key == "name"):
        return True
    if word.possessive and reading.word(index + 1).key in verbs.KIN | section("grammar", "owned"):
        return True
    kin = before.key in verbs.KIN and earlier.key in section("grammar", "possessors")
    return kin and word.key not in section("grammar", "verbs after kin")


def _speaks(reading: Reading, index: int) -> bool:
    """In small letters: grace told me; but not "the grace", "with hope"."""
    word, after, before = reading.words[index], reading.after(index), reading.word(index - 1)
    if not word.opens and before.key not in section("grammar", "free before"):
        return False
    if after.key in verbs.BEING and word.key not in _ABSTRACT | _MONTHS | {"will"}:
        return reading.after(index + 1).key in verbs.HAPPENING
    return after.key in verbs.SPEAKING and word.key not in _NATURE | {"bill"} and not after.key.endswith("s")

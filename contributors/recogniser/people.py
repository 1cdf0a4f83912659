"""Names of people: capitals inside a sentence, words that English does not know, and words that are also names."""

from collections.abc import Iterator

from contributors.recogniser import verbs
from contributors.recogniser.finding import HINT, STRONG, Finding
from contributors.recogniser.lexicon import compound, is_name, known, misspelt, trade_words
from contributors.recogniser.lists import entries, section
from contributors.recogniser.named_things import says_nothing
from contributors.recogniser.reading import Reading, Word
from contributors.recogniser.word_names import is_a_person, word_names

_MONTHS = section("grammar", "months")
_PARTICLES = section("grammar", "particles")
SHORTEST_UNKNOWN = 3  # letters of a word in small letters
SHORTEST_ACRONYM_NAME = 4  # shorter capitals are more often an abbreviation


def names(reading: Reading) -> Iterator[Finding]:
    """Names and unknown words, each run of them as one finding."""
    verdicts = {index: verdict for index in range(len(reading.words)) if (verdict := _verdict(reading, index))}
    _extend(reading, verdicts)
    first = 0
    while first < len(reading.words):
        after = first + 1
        if first in verdicts:
            while after in verdicts and _joined(reading, after):
                after += 1
            strength = STRONG if STRONG in [verdicts[index] for index in range(first, after)] else HINT
            plain = strength == STRONG or is_name(reading.words[first].key)
            yield reading.finding(first, after, "person" if plain else "unknown word", strength)
        first = after


def _verdict(reading: Reading, index: int) -> str:
    """How surely the word at this place is a name: STRONG, HINT or the empty string."""
    word = reading.words[index]
    if index in reading.allowed:
        return ""
    if _titled(reading, index):
        return STRONG
    if word.key in trade_words():
        return ""
    if _family(reading, index) or _named_by_others(reading, index):
        return STRONG
    return _by_the_lists(reading, index) if _listed(word) else _stranger(word)


def _by_the_lists(reading: Reading, index: int) -> str:
    """The same for a word that is on a list of first names."""
    word = reading.words[index]
    listed = _listed(word)
    if listed in ("words too", "seldom names"):
        return STRONG if is_a_person(reading, index) else ""
    return HINT if word.small and listed != "given" else STRONG


def _listed(word: Word) -> str:
    """Which list of first names has this word; names that English also knows have lists of their own."""
    if word.acronym and len(word.key) < SHORTEST_ACRONYM_NAME:
        return ""
    given = word.key in entries("given_names") and len(word.key) > 1
    return word_names().get(word.key, "given" if given else "")


def _stranger(word: Word) -> str:
    """A word that English does not know: with a capital a name, in small letters worth a look."""
    if known(word.key):
        return ""
    if not word.key.isascii():
        return HINT
    if len(word.key) < SHORTEST_UNKNOWN - word.capital:
        return ""
    surname = word.key in entries("surnames")
    if word.acronym:
        return STRONG if surname and len(word.key) > SHORTEST_ACRONYM_NAME else ""
    if word.small and not surname:
        return "" if compound(word.key) or misspelt(word.key) else HINT
    return STRONG


def _titled(reading: Reading, index: int) -> bool:
    """After a title: Mr Green, mrs jones, Auntie Bev."""
    before, word = reading.word(index - 1), reading.words[index]
    if reading.gap(index) not in (" ", ". ", "\n") or len(word.key) == 1:
        return False
    if before.key in verbs.TITLES:
        return word.key not in verbs.FUNCTION | verbs.TITLES | section("grammar", "not after a title")
    if before.key in verbs.ROLE_TITLES:
        surname = word.key in section("named_things", "word surnames")
        return word.capital and (surname or bool(_listed(word)) or not known(word.key))
    return False


def _family(reading: Reading, index: int) -> bool:
    """A family by its name: the Browns."""
    word = reading.words[index]
    one = word.key.removesuffix("s")
    several = word.capital and one != word.key and reading.before(index).key == "the"
    return several and (one in section("named_things", "word surnames") or is_name(one))


def _named_by_others(reading: Reading, index: int) -> bool:
    """A word with a capital after "called him", "was called" or "calls the estate the", whatever word it is."""
    word = reading.words[index]
    if not word.capital or word.acronym or says_nothing(word.key):
        return False
    whom, verb = reading.before(index), reading.before(index - 1)
    if whom.key == "the":
        return bool({reading.word(index - back).text.lower() for back in (2, 3, 4)} & section("grammar", "calling"))
    if whom.text.lower() in ("called", "named", "nicknamed"):
        return verb.key in section("grammar", "forms of be")
    return verb.key in section("grammar", "calling") and whom.key in section("grammar", "whom")


def _extend(reading: Reading, verdicts: dict[int, str]) -> None:
    """Take in what belongs to a name: the surname after it, the particle inside it, an initial before it."""
    for index in [index for index in sorted(verdicts) if verdicts[index] == STRONG]:
        after = index + 1
        while after not in verdicts and _belongs(reading, after):
            verdicts[after] = STRONG
            after += 1
        if reading.gap(index) in (". ", ".") and len(reading.word(index - 1).key) == 1:
            verdicts[index - 1] = STRONG


def _belongs(reading: Reading, index: int) -> bool:
    word = reading.word(index)
    if index in reading.allowed or not _joined(reading, index):
        return False
    if word.key in _PARTICLES and reading.word(index + 1).capital and _joined(reading, index + 1):
        return True
    return word.capital and not word.acronym and word.key not in trade_words() | verbs.FUNCTION | _MONTHS


def _joined(reading: Reading, index: int) -> bool:
    return reading.gap(index) in (" ", "-", ". ", "'", " '", "' ")

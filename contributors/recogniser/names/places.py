"""Places and councils from the gazetteer, with the context that a place needs if its name is also a word or a name."""

from collections.abc import Iterator
from functools import cache

from ..finding import HINT, STRONG, Finding
from ..lists import grammar
from ..lists.lexicon import is_known
from ..lists.phrases import PhraseIndex, index_phrases
from ..lists.reader import read_lines, section, word_set
from ..tokens.tokenised import TokenisedText
from .ambiguous import ambiguous_names

_CITY_OF_MILLIONS = "london"  # identifies nobody by itself, so only a hint
_FIRST_OF_COMMON_WORDS = ("tower", "milton")  # Tower Hamlets, Milton Keynes: places in lower case, too
_HEADS = ("council", "borough", "county", "city")


def find_places(doc: TokenisedText) -> Iterator[Finding]:
    """Yield places and councils of the United Kingdom, and well-known places abroad."""
    for first, end in doc.find_phrases(_gazetteer()):
        if _is_place_here(doc, first, end):
            keys = " ".join(token.key for token in doc.tokens[first:end])
            kind = "council" if keys in _council_names() else "place"
            yield doc.finding(first, end, kind, HINT if keys == _CITY_OF_MILLIONS else STRONG)


def is_place(key: str) -> bool:
    """Whether this one word is in the gazetteer."""
    return (key,) in _gazetteer().get(key, ())


@cache
def _gazetteer() -> PhraseIndex:
    words = section("ambiguous_places", "capitalised") | section("ambiguous_places", "after in")
    listed = {*read_lines("places"), *section("councils"), *section("own_places"), *words}
    return index_phrases(listed - section("ambiguous_places", "too wide"))


@cache
def _council_names() -> frozenset[str]:
    """Councils that do not share their name with a town: Kirklees, Rhondda Cynon Taf."""
    phrases = index_phrases(section("councils") - frozenset(read_lines("places")) - section("own_places"))
    return frozenset(" ".join(keys) for candidates in phrases.values() for keys in candidates)


def _is_place_here(doc: TokenisedText, first: int, end: int) -> bool:
    """Whether these tokens, which may be a place, are one in this context."""
    tokens = doc.tokens[first:end]
    if len(tokens) > 1:
        if tokens[0].has_capital and tokens[-1].has_capital:
            return True
        return not all(is_known(token.key) for token in tokens) or tokens[0].key in _FIRST_OF_COMMON_WORDS
    if tokens[0].acronym:
        return False
    return not _is_ambiguous(tokens[0].key) or _word_is_place_here(doc, first)


def _word_is_place_here(doc: TokenisedText, index: int) -> bool:
    """The same for one token that is also an English word or a first name: Reading, Bath, Chester."""
    token, before, after = doc.tokens[index], doc.before(index).key, doc.after(index)
    follows = before in grammar.BEFORE_A_PLACE
    if token.uncapitalised:
        alone = after.key not in grammar.NOT_AFTER_LOWER_PLACE
        listed = token.key in section("ambiguous_places", "lower case after in")
        return follows and before != "of" and alone and listed
    with_capital = token.key in section("ambiguous_places", "capitalised")
    if token.capitalised:
        return with_capital or (follows and token.key not in grammar.MONTHS)
    has = after.key in ("has", "had") and doc.after(index + 1).key not in grammar.NOT_AFTER_HAS
    return with_capital and (has or (after.capitalised and after.key in _HEADS))


def _is_ambiguous(key: str) -> bool:
    return is_known(key) or key in word_set("given_names") or key in ambiguous_names()

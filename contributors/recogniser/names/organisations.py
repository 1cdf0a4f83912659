"""Schools, hospitals, courts, councils, addresses, organisations and teams: a proper name before its head noun."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ..finding import HINT, STRONG, Finding
from ..lists import grammar
from ..lists.lexicon import is_known, is_name
from ..lists.phrases import PhraseIndex, index_phrases, section_index
from ..lists.reader import section
from ..text.words import lookup_key
from ..tokens.token import Token
from ..tokens.tokenised import TokenisedText
from .ambiguous import is_first_name
from .places import is_place

MAX_NAME_TOKENS: Final = 8  # tokens of a name, counted back from its head noun
NUMBER_CONTEXT: Final = 24  # characters before a street's name in which its house or flat number can begin

_KINDS = ("school", "hospital", "court", "council", "address", "organisation", "team")
_WHOLE_NAMES = {"newspapers": "newspaper", "saints": "organisation", "pubs": "organisation"}  # heading -> kind
_NAME_JOINS = (" ", "-", " & ", ". ", "' ")  # between two tokens of one name
# "12 ", "Flat 3, 12b, " just before the name of a street
_HOUSE_NUMBER = re.compile(
    r"(?:\b(?:flat|apartment|unit|room|number|no\.?) \d{1,4}[a-z]?,? )?\b\d{1,4}[a-z]?,? $", re.IGNORECASE
)
_ADJECTIVE_ENDINGS = ("ed", "ing", "ly", "al", "ic", "ive", "ful", "ous", "able")
_BEFORE_LOWER_CASE_NAME = ("at", "on", "in", "off", "from", "near")


def find_organisations(doc: TokenisedText) -> Iterator[Finding]:
    """Yield names that end in a head noun (Oakfield School), contain a saint, or are listed whole."""
    for first, end in doc.find_phrases(_head_nouns()):
        yield from _capitalised_name(doc, first, end) or _lower_case_name(doc, first, end)
    for index, token in enumerate(doc.tokens):
        saint = token.key in ("st", "saint") and doc.gap(index + 1) in (" ", ". ")
        if saint and doc.token(index + 1).has_capital and index not in doc.exempt:
            yield doc.finding(index, index + 2, "organisation", STRONG)
    for heading, kind in _WHOLE_NAMES.items():
        for first, end in doc.find_phrases(section_index("organisations", heading)):
            tokens = doc.tokens[first:end]
            if tokens[-1].capitalised and (tokens[0].has_capital or len(tokens) > 1):
                yield doc.finding(first, end, kind, STRONG)


def is_generic(key: str) -> bool:
    """Whether this word identifies nothing in a name: family, county, duty, early."""
    return key in _generic_words() or (key.endswith("s") and key[:-1] in _generic_words())


@cache
def _head_nouns() -> PhraseIndex:
    """The ends of names: Primary School, Road, House."""
    return index_phrases(noun for kind in _KINDS for noun in section("organisations", kind))


@cache
def _kind_of_head() -> dict[str, str]:
    """Head noun, as lookup keys -> kind; of several kinds, the first in `_KINDS`."""
    nouns = ((kind, noun) for kind in reversed(_KINDS) for noun in section("organisations", kind))
    return {" ".join(map(lookup_key, noun.split())): kind for kind, noun in nouns}


@cache
def _generic_words() -> frozenset[str]:
    heads = {noun for noun, kind in _kind_of_head().items() if kind not in ("address", "organisation")}
    listed = frozenset(map(lookup_key, section("organisations", "generic words")))
    return listed | grammar.FUNCTION_WORDS | heads | section("nationalities", "wide")


def _capitalised_name(doc: TokenisedText, first: int, end: int) -> list[Finding]:
    """Return the name before a head noun (tokens `first` to `end`): Oakfield House, Marsh Lane, the Hull office."""
    head, start = doc.tokens[first], _name_start(doc, first)
    is_common = _is_common_street_word if _is_street(head) else is_generic
    proper = [token.key for token in doc.tokens[start:first] if not is_common(token.key)]
    after_capital = head.key in grammar.LOWER_CASE_HEADS_AFTER_CAPITAL and doc.token(first - 1).capitalised
    if not proper or _is_person(proper, head) or not (head.has_capital or after_capital):
        return []
    kind = _kind_of_head()[" ".join(token.key for token in doc.tokens[first:end])]
    number = _house_number_start(doc, start)
    sure = any(map(_is_proper, proper)) or number or (head.has_capital and kind != "team")
    span_start = number or doc.tokens[start].start
    span_end = doc.tokens[_name_end(doc, end) - 1].end
    return [Finding(span_start, span_end, kind, STRONG if sure else HINT)]


def _lower_case_name(doc: TokenisedText, first: int, end: int) -> list[Finding]:
    """Return the name in lower case before a head noun: at rainbow nursery, on marsh lane, 12 elm grove."""
    head, name = doc.tokens[first], doc.before(first)
    if head.key not in grammar.LOWER_CASE_HEADS or end != first + 1:
        return []
    if name.has_capital or not name.key[1:] or not is_known(name.key) or is_generic(name.key):
        return []
    number = _house_number_start(doc, first - 1)
    if number:
        return [Finding(number, head.end, "address", STRONG)]
    follows = doc.before(first - 1).key in _BEFORE_LOWER_CASE_NAME
    noun = not name.key.endswith(_ADJECTIVE_ENDINGS)
    return [doc.finding(first - 1, end, _kind_of_head()[head.key], HINT)] if follows and noun else []


def _name_start(doc: TokenisedText, first: int) -> int:
    """Return the index at which the name before this head noun starts; `first` itself if there is none."""
    start = first
    for index in range(first - 1, max(-1, first - 1 - MAX_NAME_TOKENS), -1):
        token = doc.tokens[index]
        if index in doc.exempt or doc.gap(index + 1) not in _NAME_JOINS:
            break
        if token.key == "and" and doc.token(index - 1).key in _kind_of_head():
            break
        if token.has_capital and token.key not in grammar.FUNCTION_WORDS | grammar.TITLES and not token.acronym:
            start = index
        elif token.key not in grammar.CONNECTORS or index == first - 1:
            break
        if token.capital_expected:
            break
    return start


def _name_end(doc: TokenisedText, end: int) -> int:
    """Return the index after the name, past any further head nouns: Combined Court Centre."""
    while doc.token(end).capitalised and doc.token(end).key in _kind_of_head() and doc.gap(end) == " ":
        end += 1
    return end


def _house_number_start(doc: TokenisedText, index: int) -> int:
    """Return the offset of a house number before this token; 0 if there is none or it begins the text."""
    end = doc.tokens[index].start
    number = _HOUSE_NUMBER.search(doc.text, max(0, end - NUMBER_CONTEXT), end)
    return number.start() if number else 0


def _is_proper(key: str) -> bool:
    """Whether this word is likely to be part of a proper name: a name, a place, or not an English word."""
    return not is_known(key) or is_name(key) or is_first_name(key) or is_place(key)


def _is_street(head: Token) -> bool:
    return head.key in grammar.STREET_NOUNS and head.has_capital


def _is_common_street_word(key: str) -> bool:
    """Whether a street of this name is in every town: High Street; but Church Road and Station Road identify."""
    return key in grammar.FUNCTION_WORDS or key in grammar.COMMON_STREET_NAMES


def _is_person(proper: list[str], head: Token) -> bool:
    """Whether this is a first name and a surname rather than a place: David Hill, Sarah Park."""
    surname = head.key in section("organisations", "surnames that are words") and not _is_street(head)
    return surname and len(proper) == 1 and is_first_name(proper[0])

"""Names of people: listed first names, capitals inside a sentence, and words that English does not know."""

from collections.abc import Iterator
from typing import Final

from ..finding import HINT, STRONG, Finding, Strength
from ..lists import grammar
from ..lists.lexicon import is_compound, is_known, is_misspelt, is_name, sector_words
from ..lists.reader import section, word_set
from ..tokens.token import Token
from ..tokens.tokenised import TokenisedText
from .ambiguous import RARELY, SOMETIMES, ambiguous_names, is_name_here
from .organisations import is_generic

# Lengths in letters.
MIN_UNKNOWN: Final = 3  # of an unknown word in lower case; with a capital that says something, one letter fewer
MIN_NAME_IN_CAPITALS: Final = 4  # of a first name in capitals; shorter capitals are more often an abbreviation
MIN_SURNAME_IN_CAPITALS: Final = 5  # the same for a surname that is not a first name

LISTED: Final = "given"  # a first name that is not an English word; the others have the headings of `ambiguous`
_NAME_JOINS = (" ", "-", ". ", "'", " '", "' ")  # between two tokens of one name


def find_people(doc: TokenisedText) -> Iterator[Finding]:
    """Yield names and unknown words, each run of adjoining ones as one finding."""
    strengths = {i: strength for i in range(len(doc.tokens)) if (strength := _strength(doc, i))}
    _extend(doc, strengths)
    first = 0
    while first < len(doc.tokens):
        end = first + 1
        if first in strengths:
            while end in strengths and _is_joined(doc, end):
                end += 1
            strength = STRONG if STRONG in [strengths[index] for index in range(first, end)] else HINT
            is_person = strength == STRONG or is_name(doc.tokens[first].key)
            yield doc.finding(first, end, "person" if is_person else "unknown word", strength)
        first = end


def _strength(doc: TokenisedText, index: int) -> Strength | None:
    """Return how likely the token at this index is a name, or `None` if it is not one."""
    token = doc.tokens[index]
    if index in doc.exempt:
        return None
    if _has_title(doc, index):
        return STRONG
    if token.key in sector_words():
        return None
    if _is_family(doc, index) or _is_called(doc, index):
        return STRONG
    return _listed_strength(doc, index) if _listing(token) else _unlisted_strength(token)


def _listing(token: Token) -> str:
    """Return which list of first names has this token: `LISTED`, a heading of the ambiguous ones, or nothing."""
    if token.acronym and len(token.key) < MIN_NAME_IN_CAPITALS:
        return ""
    listed = token.key in word_set("given_names") and len(token.key) > 1
    return ambiguous_names().get(token.key, LISTED if listed else "")


def _listed_strength(doc: TokenisedText, index: int) -> Strength | None:
    token = doc.tokens[index]
    listing = _listing(token)
    if listing in (SOMETIMES, RARELY):
        return STRONG if is_name_here(doc, index) else None
    return HINT if token.uncapitalised and listing != LISTED else STRONG


def _unlisted_strength(token: Token) -> Strength | None:
    """The same for a word on no list: with a capital a name, in lower case only worth a second look."""
    if is_known(token.key):
        return None
    if not token.key.isascii():
        return HINT
    if len(token.key) < MIN_UNKNOWN - token.capitalised:
        return None
    surname = token.key in word_set("surnames")
    if token.acronym:
        return STRONG if surname and len(token.key) >= MIN_SURNAME_IN_CAPITALS else None
    if token.uncapitalised and not surname:
        return None if is_compound(token.key) or is_misspelt(token.key) else HINT
    return STRONG


def _has_title(doc: TokenisedText, index: int) -> bool:
    """Whether a title is before this token: Mr Green, mrs jones, Auntie Bev."""
    before, token = doc.token(index - 1), doc.tokens[index]
    if doc.gap(index) not in (" ", ". ", "\n") or len(token.key) == 1:
        return False
    if before.key in grammar.TITLES:
        return token.key not in grammar.FUNCTION_WORDS | grammar.TITLES | grammar.NOT_AFTER_A_TITLE
    if before.key in grammar.ROLE_TITLES:
        surname = token.key in section("organisations", "surnames that are words")
        return token.capitalised and (surname or bool(_listing(token)) or not is_known(token.key))
    return False


def _is_family(doc: TokenisedText, index: int) -> bool:
    """Whether this is a family's name in the plural: the Browns."""
    token = doc.tokens[index]
    singular = token.key.removesuffix("s")
    plural = token.capitalised and singular != token.key and doc.before(index).key == "the"
    return plural and (singular in section("organisations", "surnames that are words") or is_name(singular))


def _is_called(doc: TokenisedText, index: int) -> bool:
    """Whether this capitalised word, whatever it is, is what somebody is called.

    "Called him Tank", "was called Tank", "calls the estate the Bronx".
    """
    token = doc.tokens[index]
    if not token.capitalised or token.acronym or is_generic(token.key):
        return False
    before, earlier = doc.before(index), doc.before(index - 1)
    if before.key == "the":
        return bool({doc.token(index - back).text.lower() for back in (2, 3, 4)} & grammar.NAMING_VERBS)
    if before.text.lower() in ("called", "named", "nicknamed"):
        return earlier.key in grammar.FORMS_OF_BE
    return earlier.key in grammar.NAMING_VERBS and before.key in grammar.OBJECT_PRONOUNS


def _extend(doc: TokenisedText, strengths: dict[int, Strength]) -> None:
    """Add to `strengths` what belongs to a name: the surname after it, the particle inside it, an initial before it."""
    for index in [index for index in sorted(strengths) if strengths[index] == STRONG]:
        end = index + 1
        while end not in strengths and _belongs(doc, end):
            strengths[end] = STRONG
            end += 1
        if doc.gap(index) in (". ", ".") and len(doc.token(index - 1).key) == 1:
            strengths[index - 1] = STRONG


def _belongs(doc: TokenisedText, index: int) -> bool:
    """Whether this token continues the name before it."""
    token = doc.token(index)
    if index in doc.exempt or not _is_joined(doc, index):
        return False
    if token.key in grammar.NAME_PARTICLES and doc.token(index + 1).capitalised and _is_joined(doc, index + 1):
        return True
    never = sector_words() | grammar.FUNCTION_WORDS | grammar.MONTHS
    return token.capitalised and not token.acronym and token.key not in never


def _is_joined(doc: TokenisedText, index: int) -> bool:
    return doc.gap(index) in _NAME_JOINS

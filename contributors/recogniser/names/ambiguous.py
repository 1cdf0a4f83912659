"""First names that are also words (Grace, Will, Hope, Mark), and the context that shows which one it is."""

from functools import cache

from ..lists import grammar
from ..lists.lexicon import is_known
from ..lists.reader import section, word_set
from ..tokens.token import Token
from ..tokens.tokenised import TokenisedText

RARELY, SOMETIMES, OFTEN, USUALLY = "rarely names", "sometimes names", "often names", "usually names"


@cache
def ambiguous_names() -> dict[str, str]:
    """Return first names that are also words -> how often they are names, which is their heading in the list."""
    headings = (RARELY, SOMETIMES, OFTEN, USUALLY)  # a name under several headings has the last of them
    return {name: heading for heading in headings for name in section("ambiguous_names", heading)}


def is_first_name(key: str) -> bool:
    """Whether this is a first name, even if it is a word as well."""
    return key in word_set("given_names") or key in ambiguous_names()


def is_name_here(doc: TokenisedText, index: int) -> bool:
    """Whether the token at this index, which is one of `ambiguous_names`, is a name in this context."""
    token = doc.tokens[index]
    acts = _acts(doc, index) or _possesses(doc, index) or _has_surname(doc, index)
    if ambiguous_names()[token.key] == RARELY:
        return token.capitalised and (acts or _is_introduced(doc, index))
    if token.uncapitalised:
        return _is_introduced(doc, index) or _is_beside_name(doc, index) or _acts_in_lower_case(doc, index)
    if token.key in grammar.MONTHS:
        return acts
    if token.capitalised:
        return not _is_common_noun(doc, index)
    return acts or _is_beside_name(doc, index) or _has_apposition(doc, index)


def _is_common_noun(doc: TokenisedText, index: int) -> bool:
    """Whether this is a noun with an ordinary capital: the Dean, the Bill."""
    determined = doc.before(index).key in grammar.DETERMINERS
    if determined and doc.tokens[index].key in grammar.COMMON_AFTER_DETERMINER:
        return not doc.after(index).capitalised
    return doc.tokens[index].acronym


def _acts(doc: TokenisedText, index: int) -> bool:
    """Whether a verb follows that needs a person: Grace told us, Will was moved."""
    token, after = doc.tokens[index], doc.after(index)
    if {after.text.lower(), after.key} & grammar.PERSONAL_VERBS:
        if token.key in grammar.ABSTRACT_NOUNS and after.text.lower() in grammar.VERBS_OF_ABSTRACT_NOUNS:
            return False
        in_a_month = token.key in grammar.MONTHS and doc.before(index).key in grammar.BEFORE_A_MONTH
        return token.capital_expected or not in_a_month
    if after.key in grammar.AUXILIARIES and token.key not in grammar.MONTHS:
        return token.key not in grammar.ABSTRACT_NOUNS or _has_personal_complement(doc, index + 1)
    return False


def _has_personal_complement(doc: TokenisedText, index: int) -> bool:
    """Whether what follows this auxiliary can only be said of a person: placed, upset, not in school."""
    complement, next_token = doc.after(index), doc.after(index + 1)
    if complement.key in grammar.ADVERBS:
        return _has_personal_complement(doc, index + 1)
    if complement.key == "in" and next_token.key in grammar.STATES_AFTER_IN:
        return True
    return complement.key in grammar.PERSONAL_COMPLEMENTS - grammar.IMPERSONAL_COMPLEMENTS


def _possesses(doc: TokenisedText, index: int) -> bool:
    """Whether this is a possessive of a person: Grace's room; not summer's end, Christmas Eve's."""
    token = doc.tokens[index]
    personal = token.key not in grammar.IMPERSONAL_NOUNS | grammar.MONTHS
    return token.possessive and personal and doc.token(index + 1).key not in ("eve", "end", "")


def _has_surname(doc: TokenisedText, index: int) -> bool:
    """Whether a surname follows: Will Baker, Hope Adeyemi."""
    after = doc.token(index + 1)
    joined = doc.gap(index + 1) in (" ", "-") and index + 1 not in doc.exempt
    surname = after.key in section("organisations", "surnames that are words") or not is_known(after.key)
    return joined and surname and after.capitalised and not after.acronym


def _is_beside_name(doc: TokenisedText, index: int) -> bool:
    """Whether "and" joins this to a clear name: Grace and Kayleigh, kayleigh and grace."""
    sides = ((index + 1, index + 2), (index - 1, index - 2))
    return any(doc.token(joint).key == "and" and _is_clear_name(doc.token(other)) for joint, other in sides)


def _is_clear_name(token: Token) -> bool:
    heading = ambiguous_names().get(token.key, "")
    if token.key in word_set("given_names") or heading in (USUALLY, OFTEN):
        return True
    return token.capitalised and heading == SOMETIMES


def _has_apposition(doc: TokenisedText, index: int) -> bool:
    """Whether an apposition or relative clause follows: Will, the eldest; Grace, who was ..."""
    opened = doc.token(index + 1).key in grammar.APPOSITION_OPENERS and doc.gap(index + 1) == ", "
    return opened and doc.tokens[index].key not in grammar.IMPERSONAL_NOUNS


def _is_introduced(doc: TokenisedText, index: int) -> bool:
    """Whether the context introduces a name: called grace; my name is will; my colleague, hope; will's review."""
    token, before, earlier = doc.tokens[index], doc.token(index - 1), doc.token(index - 2)
    if before.capital_expected or doc.gap(index) not in (" ", ", "):
        return False
    if before.text.lower() in grammar.BEFORE_A_NAME or (before.key == "is" and earlier.key == "name"):
        return True
    if token.possessive and doc.token(index + 1).key in grammar.KIN_AND_COLLEAGUES | grammar.POSSESSED_NOUNS:
        return True
    kin = before.key in grammar.KIN_AND_COLLEAGUES and earlier.key in grammar.POSSESSIVE_DETERMINERS
    return kin and token.key not in grammar.VERBS_AFTER_KIN


def _acts_in_lower_case(doc: TokenisedText, index: int) -> bool:
    """The stricter `_acts` for lower case: "grace told me", but not "the grace told", "with hope came"."""
    token, after, before = doc.tokens[index], doc.after(index), doc.token(index - 1)
    if not token.capital_expected and before.key not in grammar.BEFORE_A_CLAUSE:
        return False
    if after.key in grammar.AUXILIARIES and token.key not in grammar.ABSTRACT_NOUNS | grammar.MONTHS | {"will"}:
        return doc.after(index + 1).key in grammar.PERSONAL_COMPLEMENTS
    personal = token.key not in grammar.IMPERSONAL_NOUNS | {"bill"}
    return after.key in grammar.PERSONAL_VERBS and personal and not after.key.endswith("s")

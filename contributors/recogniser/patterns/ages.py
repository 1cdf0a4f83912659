"""Exact ages and birth weights of one person, except ages at which the law changes something."""

import re
from typing import Final

from ..finding import HINT
from .calendar_terms import CHILD_AGE, COUNT, HALF, ORDINAL, UNIT, sentence
from .pattern import Pattern

LIMIT_CONTEXT: Final = 10  # characters before an age in which a word such as "under" or "between" makes it a limit

_OBJECTS = (
    r"(?:guidance|law|case|file|building|car|laptop|computer|system|policy|report|order|judgment|photo|photograph|assessment"
    r"|allegation|statement|document|house|chair|toy|record|referral|letter|phone|database|argument|problem|sofa|printer"
    r"|kettle|statute|rule)"
)
_OR_MORE = r"(?: ?\+| (?:and|or) (?:over|above|under|older|younger|below|upwards)| ?(?:to|-) ?\d| and up\b|-plus)"
_CHILD = (
    r"(?:he|she|they|who|[a-z]+'s|(?:the|my|her|his|their) (?:older |younger |little )?"
    r"(?:boy|girl|child|baby|youngest|eldest|oldest|one|brother|sister|son|daughter))"
)
_AGE_END = (
    r"(?=[,.;!?]|$| (?:when|at the|and|but|by|then|now|that|if|before|he|she|the|years?,|years?\.|months"
    r"|(?:her|him|them)sel(?:f|ves))\b)"
)
_LIMIT = re.compile(
    r"\b(?:under|over|than|until|till|least|beyond|below|above|to|most|before|between|\d ?-) ?$", re.IGNORECASE
)
# Ages at which the law changes something; and what shows that a sentence is about the law or about one child.
_LEGAL_AGE = re.compile(
    r"(?<!\d)(?:10|16|17|18|21|25)(?!\d)|ten\b|sixteen|seventeen|eighteen|twenty-one|twenty-five", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\b(?:can|cannot|may|must|should|under the act|section|by law|until|children|young people|care leavers|teenagers"
    r"|legally|consent|any|every|each|all|their|entitled|right to)\b",
    re.IGNORECASE,
)
_ONE_CHILD = re.compile(r"\b(?:the|our|her|his|my|this|that) [\w-]{1,12}[- ]year|\b(?:he|she)\b", re.IGNORECASE)


def _is_personal(match: re.Match[str]) -> bool:
    """Whether this age is one person's: no limit ("under six months old"), no legal age in a sentence about the law."""
    before = match.string[max(0, match.start() - LIMIT_CONTEXT) : match.start()]
    if _LIMIT.search(before):
        return False
    around = sentence(match.string, match.start(), match.end())
    return not (_LEGAL_AGE.search(match[0]) and _GENERAL.search(around) and not _ONE_CHILD.search(around))


_ABOUT = r"(?:only |just |about |around |nearly |almost |barely |still |then |now |already )*"
_AGES = (
    rf"\baged {_ABOUT}{COUNT}{HALF}(?: {UNIT})?\b(?!{_OR_MORE})(?:(?: and|,) {COUNT}\b)?(?!{_OR_MORE})",
    rf"\b{COUNT}{HALF}[ -]{UNIT}[ -]olds?\b(?![ -]{_OBJECTS})",
    rf"\b(?:at|from)(?: the)? (?:tender |young )?age (?:of )?{COUNT}\b",
    rf"\b(?:the|tender|young|ripe) age of {CHILD_AGE}\b",
    rf"\b{_CHILD} (?:had )?(?:was|is|were|'s|turned|turns|turning) {_ABOUT}(?:turning |to turn )?"
    rf"{CHILD_AGE}{HALF}{_AGE_END}",
    rf"\b(?:was|is|were) (?:only|just|barely|not yet|about) {CHILD_AGE}{_AGE_END}",
    rf"\b(?:had|has) (?:only |just )*turned {CHILD_AGE}\b",
    rf"\b(?:rising|nearly|almost) {CHILD_AGE}(?=[,.;!?]| (?:and|when|years? old)\b)",
    r"\b(?:a |the )?(?:boy|girl|child|baby|lad|lass|toddler|son|daughter|brother|sister|little one) of "
    rf"(?:only |just |about )?{COUNT}(?: {UNIT})?\b(?! (?:the|a|an|my|our|his|her|their|these)\b)",
    rf"\b(?:her|his|my|the (?:boy|girl|child|baby)'s|[a-z]+'s) (?:{ORDINAL}) birthday\b",
)
_MEASURES = (
    r"\b(?:was|is|were|weighed|weighing|weight of)(?: only| just)? \d{1,2} ?lbs?(?:,? ?\d{1,2} ?oz)?\b",
    r"\b\d{1,2} ?(?:lb|pounds?) ?\d{1,2} ?(?:oz|ounces?)\b",
    r"\bweigh(?:ed|ing)(?: \w{4,6})? [\d.]{1,5} ?(?:k?gs?|kilos?|kilogram(?:me)?s?|grams|stone|pounds)\b",
)

PATTERNS = (
    *(Pattern("age", expression, check=_is_personal) for expression in _AGES),
    *(Pattern("measure", expression, HINT) for expression in _MEASURES),
)

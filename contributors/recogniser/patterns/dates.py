"""Dates more exact than a year, except those of legislation and of public events."""

import re

from ..finding import HINT
from .calendar_terms import DAY, HOLIDAY, MONTH, ORDINAL, ORDINAL_DIGITS, SEASON, WEEKDAY, YEAR, sentence
from .pattern import Pattern

_CLAUSE_END = r"(?=[,.;!?]| (?:and|when|we|she|he|they|I|the|it|but|so|of (?:that|the|this|last) month)\b|$)"
# A month in a sentence with one of these dates a law, a report or a public event rather than a case.
_PUBLIC_EVENT = re.compile(
    r"\b(?:acts?|regulations?|rules|statutory|guidance|legislation|in force|royal assent|commence[ds]?|came into effect"
    r"|working together|white paper|code of practice|lockdowns?|locked down|covid|pandemic|general election|brexit"
    r"|public law outline|practice direction|supreme court|census|strategy|budget|the law)\b",
    re.IGNORECASE,
)
# A day in a sentence with one of these dates a law, unless a personal event is in the sentence as well.
_LEGAL_EVENT = re.compile(
    r"\b(?:in force|into force|royal assent|commence[ds]?|came into effect|takes? effect|took effect|acts?|regulations?"
    r"|published|guidance|law)\b",
    re.IGNORECASE,
)
_PERSONAL_EVENT = re.compile(
    r"\b(?:born|birthday|moved|removed|placed|died|injur|bruis|hearing|visit|met|told|baby|boy|girl|she|he)\b",
    re.IGNORECASE,
)
# A finding without a day: March 2016, the spring term of 2016, in early 2016.
_MONTH_AND_YEAR = re.compile(
    rf"{MONTH}(?: of|,)? {YEAR}|.{{0,20}}{SEASON}.{{0,12}}|in (?:early|mid|late).{{5}}", re.IGNORECASE
)


def _dates_a_case(match: re.Match[str]) -> bool:
    """Whether this date could belong to a case: not to a public event, nor to the start or end of a law."""
    around = sentence(match.string, match.start(), match.end())
    if _MONTH_AND_YEAR.fullmatch(match[0]):
        return not _PUBLIC_EVENT.search(around)
    return not _LEGAL_EVENT.search(around) or bool(_PERSONAL_EVENT.search(around))


_DAY_NUMBER = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{ORDINAL})"
_STRONG = (
    rf"(?:\b{DAY},? (?:the )?)?\b{_DAY_NUMBER}(?: day)? (?:of )?{MONTH}(?:,? (?:of )?{YEAR})?",
    rf"(?:\b{DAY},? )?\b{MONTH} (?:the )?{_DAY_NUMBER}(?![\w,/]*\d)(?:,? {YEAR})?"
    r"(?! (?:children|cases|families|social|of us|people|workers|more|new))",
    rf"\b{MONTH}(?: of|,)? {YEAR}",
    rf"\b{MONTH} (?:of )?(?:last|this|that|the same|the following|the next) year\b",
    r"(?<![\w/.-])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)?\d\d(?![\w/-]|\.\d)",
    r"(?<![\w/.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\w)",
    rf"\b{DAY},? (?:the )?{ORDINAL_DIGITS}\b",
    rf"\b(?:on|by|until|before|after|since|from) the {ORDINAL_DIGITS}"
    rf"(?: of (?:that|the|this|last) month)?{_CLAUSE_END}",
    rf"\b{HOLIDAY},? (?:of |in )?{YEAR}",
    r"\b(?:week|w/?c|week commencing|week beginning) (?:of )?(?:the )?"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{MONTH})?\b(?! of)(?=[,.;!?]| (?:{MONTH}|and|when|we|the)|$)",
)
_HINTS = (
    rf"\b(?:early |late |mid-?)?(?:in )?(?:the )?{SEASON}(?: term)?(?: of|,)? {YEAR}",
    rf"\b(?:last|this past|next) {WEEKDAY}(?: (?:morning|afternoon|evening|night))?\b",
    rf"\b{WEEKDAY} (?:last|week|of last week|of this week)\b(?=[,.;!?]| (?:and|when|we|she|he|they|I|the)\b|$)",
    r"\b(?:in|by|since|until|during) (?:early|mid|late)[ -](?:19|20)\d\d\b",
)

PATTERNS = (
    *(Pattern("date", expression, check=_dates_a_case) for expression in _STRONG),
    *(Pattern("date", expression, HINT, _dates_a_case) for expression in _HINTS),
)

"""Dates finer than a year, but not the dates of the law and of history."""

import re
from collections.abc import Iterator
from functools import cache

from contributors.recogniser.calendar_words import (
    DAY,
    FEAST,
    MONTH,
    NTH,
    NUMBERED,
    SEASON,
    WEEKDAY,
    YEAR,
    sentence,
)
from contributors.recogniser.finding import HINT, Finding
from contributors.recogniser.patterns import Pattern, compiled, search

_GOES_ON = r"(?=[,.;!?]| (?:and|when|we|she|he|they|I|the|it|but|so|of (?:that|the|this|last) month)\b|$)"
# A month of history, or the month in which a law or a paper came, belongs to nobody's case.
_PUBLIC = re.compile(
    r"\b(?:acts?|regulations?|rules|statutory|guidance|legislation|in force|royal assent|commence[ds]?|came into effect"
    r"|working together|white paper|code of practice|lockdowns?|locked down|covid|pandemic|general election|brexit"
    r"|public law outline|practice direction|supreme court|census|strategy|budget|the law)\b",
    re.IGNORECASE,
)
_LAW_DAY = re.compile(
    r"\b(?:in force|into force|royal assent|commence[ds]?|came into effect|takes? effect|took effect|acts?|regulations?"
    r"|published|guidance|law)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:born|birthday|moved|removed|placed|died|injur|bruis|hearing|visit|met|told|baby|boy|girl|she|he)\b",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(
    rf"{MONTH}(?: of|,)? {YEAR}|.{{0,20}}{SEASON}.{{0,12}}|in (?:early|mid|late).{{5}}", re.IGNORECASE
)


def _of_a_case(match: re.Match[str]) -> bool:
    """Not a month in a sentence about law or history, nor a day on which a law began or ended."""
    around = sentence(match.string, match.start(), match.end())
    if _MONTH_AND_YEAR.fullmatch(match[0]):
        return not _PUBLIC.search(around)
    return not _LAW_DAY.search(around) or bool(_PERSONAL.search(around))


@cache
def _patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    number = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{NTH})"
    strong = (
        rf"(?:\b{DAY},? (?:the )?)?\b{number}(?: day)? (?:of )?{MONTH}(?:,? (?:of )?{YEAR})?",
        rf"(?:\b{DAY},? )?\b{MONTH} (?:the )?{number}(?![\w,/]*\d)(?:,? {YEAR})?"
        r"(?! (?:children|cases|families|social|of us|people|workers|more|new))",
        rf"\b{MONTH}(?: of|,)? {YEAR}",
        rf"\b{MONTH} (?:of )?(?:last|this|that|the same|the following|the next) year\b",
        r"(?<![\w/.-])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)?\d\d(?![\w/-]|\.\d)",
        r"(?<![\w/.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\w)",
        rf"\b{DAY},? (?:the )?{NUMBERED}\b",
        rf"\b(?:on|by|until|before|after|since|from) the {NUMBERED}(?: of (?:that|the|this|last) month)?{_GOES_ON}",
        rf"\b{FEAST},? (?:of |in )?{YEAR}",
        r"\b(?:week|w/?c|week commencing|week beginning) (?:of )?(?:the )?"
        rf"\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{MONTH})?\b(?! of)(?=[,.;!?]| (?:{MONTH}|and|when|we|the)|$)",
    )
    hints = (
        rf"\b(?:early |late |mid-?)?(?:in )?(?:the )?{SEASON}(?: term)?(?: of|,)? {YEAR}",
        rf"\b(?:last|this past|next) {WEEKDAY}(?: (?:morning|afternoon|evening|night))?\b",
        rf"\b{WEEKDAY} (?:last|week|of last week|of this week)\b(?=[,.;!?]| (?:and|when|we|she|he|they|I|the)\b|$)",
        r"\b(?:in|by|since|until|during) (?:early|mid|late)[ -](?:19|20)\d\d\b",
    )
    return compiled(
        [Pattern("date", expression, check=_of_a_case) for expression in strong]
        + [Pattern("date", expression, HINT, _of_a_case) for expression in hints]
    )


def dates(text: str) -> Iterator[Finding]:
    """Dates that could be matched to a case."""
    return search(text, _patterns())

"""Exact ages and birth weights that point at one person, but not the ages of the law."""

import re
from collections.abc import Iterator
from functools import cache

from contributors.recogniser.calendar_words import CHILD_AGE, COUNT, HALF, NTH, UNIT, sentence
from contributors.recogniser.finding import HINT, Finding
from contributors.recogniser.patterns import Pattern, compiled, search

_THINGS = (
    r"(?:guidance|law|case|file|building|car|laptop|computer|system|policy|report|order|judgment|photo|photograph|assessment"
    r"|allegation|statement|document|house|chair|toy|record|referral|letter|phone|database|argument|problem|sofa|printer"
    r"|kettle|statute|rule)"
)
_OR_MORE = r"(?: ?\+| (?:and|or) (?:over|above|under|older|younger|below|upwards)| ?(?:to|-) ?\d| and up\b|-plus)"
_CHILD = (
    r"(?:he|she|they|who|[a-z]+'s|(?:the|my|her|his|their) (?:older |younger |little )?"
    r"(?:boy|girl|child|baby|youngest|eldest|oldest|one|brother|sister|son|daughter))"
)
_WHOLE = (
    r"(?=[,.;!?]|$| (?:when|at the|and|but|by|then|now|that|if|before|he|she|the|years?,|years?\.|months"
    r"|(?:her|him|them)sel(?:f|ves))\b)"
)
_LIMIT = re.compile(
    r"\b(?:under|over|than|until|till|least|beyond|below|above|to|most|before|between|\d ?-) ?$", re.IGNORECASE
)
# Ages at which the law changes something, in a sentence about the law rather than about a child.
_LAW_AGE = re.compile(
    r"(?<!\d)(?:10|16|17|18|21|25)(?!\d)|ten\b|sixteen|seventeen|eighteen|twenty-one|twenty-five", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\b(?:can|cannot|may|must|should|under the act|section|by law|until|children|young people|care leavers|teenagers"
    r"|legally|consent|any|every|each|all|their|entitled|right to)\b",
    re.IGNORECASE,
)
_ONE_CHILD = re.compile(r"\b(?:the|our|her|his|my|this|that) [\w-]{1,12}[- ]year|\b(?:he|she)\b", re.IGNORECASE)


def _of_one_child(match: re.Match[str]) -> bool:
    """Not a limit ("under six months old") and not an age of the law in a sentence about the law."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    if _LIMIT.search(before):
        return False
    around = sentence(match.string, match.start(), match.end())
    return not (_LAW_AGE.search(match[0]) and _GENERAL.search(around) and not _ONE_CHILD.search(around))


@cache
def _patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    about = r"(?:only |just |about |around |nearly |almost |barely |still |then |now |already )*"
    ages = (
        rf"\baged {about}{COUNT}{HALF}(?: {UNIT})?\b(?!{_OR_MORE})(?:(?: and|,) {COUNT}\b)?(?!{_OR_MORE})",
        rf"\b{COUNT}{HALF}[ -]{UNIT}[ -]olds?\b(?![ -]{_THINGS})",
        rf"\b(?:at|from)(?: the)? (?:tender |young )?age (?:of )?{COUNT}\b",
        rf"\b(?:the|tender|young|ripe) age of {CHILD_AGE}\b",
        rf"\b{_CHILD} (?:had )?(?:was|is|were|'s|turned|turns|turning) {about}(?:turning |to turn )?"
        rf"{CHILD_AGE}{HALF}{_WHOLE}",
        rf"\b(?:was|is|were) (?:only|just|barely|not yet|about) {CHILD_AGE}{_WHOLE}",
        rf"\b(?:had|has) (?:only |just )*turned {CHILD_AGE}\b",
        rf"\b(?:rising|nearly|almost) {CHILD_AGE}(?=[,.;!?]| (?:and|when|years? old)\b)",
        r"\b(?:a |the )?(?:boy|girl|child|baby|lad|lass|toddler|son|daughter|brother|sister|little one) of "
        rf"(?:only |just |about )?{COUNT}(?: {UNIT})?\b(?! (?:the|a|an|my|our|his|her|their|these)\b)",
        rf"\b(?:her|his|my|the (?:boy|girl|child|baby)'s|[a-z]+'s) (?:{NTH}) birthday\b",
    )
    measures = (
        r"\b(?:was|is|were|weighed|weighing|weight of)(?: only| just)? \d{1,2} ?lbs?(?:,? ?\d{1,2} ?oz)?\b",
        r"\b\d{1,2} ?(?:lb|pounds?) ?\d{1,2} ?(?:oz|ounces?)\b",
        r"\bweigh(?:ed|ing)(?: \w{4,6})? [\d.]{1,5} ?(?:k?gs?|kilos?|kilogram(?:me)?s?|grams|stone|pounds)\b",
    )
    return compiled(
        [Pattern("age", expression, check=_of_one_child) for expression in ages]
        + [Pattern("measure", expression, HINT) for expression in measures]
    )


def ages(text: str) -> Iterator[Finding]:
    """Ages and weights of one person."""
    return search(text, _patterns())

"""Quoted speech, in which people recognise their own words. A term in quotation marks is not speech."""

import re
from collections.abc import Iterator
from typing import Final

from ..finding import HINT, Finding

MIN_REPORTED: Final = 3  # words of a quotation beside a verb of speech; fewer are usually a term
MIN_UNREPORTED: Final = 7  # words of a quotation without one that addresses or mentions somebody
REPORTING_CONTEXT: Final = 40  # characters on either side of a quotation in which a verb of speech reports it

_REPORTING = re.compile(
    r"\b(?:said|says|say|saying|told|tells|asked|asks|wrote|writes|written|replied|shouted|screamed|whispered|texted|answered|muttered"
    r"|yelled|cried|begged|stated|states|explained|added|words were|reads?|went|was like)\b",
    re.IGNORECASE,
)
_PERSONAL_PRONOUN = re.compile(r"\b(?:you|your|me|him|her|us|I'm|I'll|don't)\b", re.IGNORECASE)
# At least 8 characters, since shorter ones in single quotation marks are terms; at most 600, to bound the time.
_SINGLE_QUOTED = re.compile(r"(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){8,600}?'(?!\w)")
_FIRST_WORDS = re.compile(r"\W*(?:\S+\s+){0,2}\S+")  # the first three


def find_quotations(text: str) -> Iterator[Finding]:
    """Yield a hint for each quotation of speech in a normalised text.

    The finding spans only the first three words, so that a name further on in the quotation has its own finding.
    """
    for start, end in [*_double_quoted(text), *(match.span() for match in _SINGLE_QUOTED.finditer(text))]:
        words = len(re.findall(r"[\w']+", text[start:end])) - text[start + 1].islower()
        before, after = text[max(0, start - REPORTING_CONTEXT) : start], text[end : end + REPORTING_CONTEXT]
        reported = _REPORTING.search(before) or _REPORTING.search(after)
        if (words >= MIN_REPORTED and reported) or (
            words >= MIN_UNREPORTED and _PERSONAL_PRONOUN.search(text[start:end])
        ):
            first_words = _FIRST_WORDS.match(text[start:end])
            yield Finding(start, start + first_words.end() if first_words else end, "quotation", HINT)


def _double_quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between pairs of double quotation marks, each paragraph by itself."""
    offset = 0
    for line in text.split("\n"):
        marks = [offset + match.start() for match in re.finditer('"', line)]
        yield from ((first, last + 1) for first, last in zip(marks[::2], marks[1::2], strict=False))
        offset += len(line) + 1

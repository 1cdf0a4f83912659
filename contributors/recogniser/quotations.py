"""Quoted speech. People know their own words again; the names of ideas in quotation marks are no speech."""

import re
from collections.abc import Iterator

from contributors.recogniser.finding import HINT, Finding

_SPEECH = re.compile(
    r"\b(?:said|says|say|saying|told|tells|asked|asks|wrote|writes|written|replied|shouted|screamed|whispered|texted|answered|muttered"
    r"|yelled|cried|begged|stated|states|explained|added|words were|reads?|went|was like)\b",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(r"\b(?:you|your|me|him|her|us|I'm|I'll|don't)\b", re.IGNORECASE)
_SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){8,600}?'(?!\w)")
_OPENING = re.compile(r"\W*(?:\S+\s+){0,2}\S+")
SPEECH = 3  # words, where someone is said to have said them
LONG_SPEECH = 7  # words, where it only sounds like it
NEAR = 40  # characters around a quotation in which to look for who said it


def quotations(text: str) -> Iterator[Finding]:
    """Each quotation of speech, marked by its first words so that a name further on is seen for itself."""
    for start, end in [*_double(text), *(match.span() for match in _SINGLE.finditer(text))]:
        words = len(re.findall(r"[\w']+", text[start:end])) - text[start + 1].islower()
        said = _SPEECH.search(text[max(0, start - NEAR) : start]) or _SPEECH.search(text[end : end + NEAR])
        if (words >= SPEECH and said) or (words >= LONG_SPEECH and _SPOKEN_TO.search(text[start:end])):
            opening = _OPENING.match(text[start:end])
            yield Finding(start, start + opening.end() if opening else end, "quotation", HINT)


def _double(text: str) -> Iterator[tuple[int, int]]:
    """Pairs of double quotation marks, paragraph by paragraph."""
    paragraph = 0
    for line in text.split("\n"):
        marks = [paragraph + match.start() for match in re.finditer('"', line)]
        yield from ((first, last + 1) for first, last in zip(marks[::2], marks[1::2], strict=False))
        paragraph += len(line) + 1

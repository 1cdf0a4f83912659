"""Initials that stand for a name: "J. told me", "K.M.", but not Child A, Re B or section X."""

from collections.abc import Iterator

from contributors.recogniser import verbs
from contributors.recogniser.finding import HINT, Finding
from contributors.recogniser.lists import section
from contributors.recogniser.reading import Reading

# Letters that courts use for anybody.
_ANYBODY = section("grammar", "anybody")
_BEFORE = section("grammar", "before a letter")


def initials(reading: Reading) -> Iterator[Finding]:
    """A single letter that does what people do."""
    for index, word in enumerate(reading.words[:-1]):
        letter = word.text.removesuffix("'s")
        if len(letter) != 1 or not letter.isupper() or letter.lower() in _ANYBODY or index in reading.allowed:
            continue
        if not word.opens and (reading.word(index - 1).key in _BEFORE or reading.gap(index) == "-"):
            continue
        after = reading.word(index + 1).key if reading.gap(index + 1) in (" ", ". ") else ""
        if after in verbs.SPEAKING | verbs.BEING or (word.possessive and after):
            yield Finding(word.start, word.end, "initials", HINT)

"""Countries and communities narrower than a part of the world, where they describe one family or one person."""

from collections.abc import Iterator
from functools import cache

from contributors.recogniser.finding import HINT, Finding
from contributors.recogniser.lexicon import Phrases, by_first_word
from contributors.recogniser.lists import section
from contributors.recogniser.reading import Reading

_KINDS = {"countries": "country", "narrow": "community", "peoples": "community"}


def peoples(reading: Reading) -> Iterator[Finding]:
    """One finding, a hint, for each country or community that narrows somebody down."""
    for heading, kind in _KINDS.items():
        for first, after in reading.phrases(_phrases(heading)):
            meant = heading != "peoples" or _of_somebody(reading, first, after)
            if meant and reading.words[first].initial:
                yield reading.finding(first, after, kind, HINT)


@cache
def _phrases(heading: str) -> Phrases:
    return by_first_word(section("peoples", heading))


def _of_somebody(reading: Reading, first: int, after: int) -> bool:
    """A Somali mother, she was Polish; but not Polish families, nor the Polish language."""
    if reading.before(first).key in section("grammar", "said of peoples"):
        return True
    person = reading.word(after).key in section("grammar", "people") and reading.gap(after) in (" ", "-")
    return person and reading.word(after).key not in section("grammar", "several people")

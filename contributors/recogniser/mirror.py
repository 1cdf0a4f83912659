"""The mirror itself: all detectors over one text, and where they meet, the plainest finding."""

from collections.abc import Iterable

from contributors.recogniser.ages import ages
from contributors.recogniser.dates import dates
from contributors.recogniser.finding import STRONG, Finding
from contributors.recogniser.initials import initials
from contributors.recogniser.named_things import named_things
from contributors.recogniser.network import network
from contributors.recogniser.numbers import numbers
from contributors.recogniser.people import names
from contributors.recogniser.peoples import peoples
from contributors.recogniser.places import places
from contributors.recogniser.plain import plain
from contributors.recogniser.quotations import quotations
from contributors.recogniser.reading import read
from contributors.recogniser.scripts import mixed
from contributors.recogniser.telling import telling


def findings(text: str) -> list[Finding]:
    """What in this text a colleague, a neighbour or the child could recognise, in order, without overlaps.

    Spans are characters of the text as given. Nothing is kept. An empty list means that nothing was recognised,
    not that nobody can be.
    """
    read_as = plain(text)
    reading = read(read_as.text)
    found = [
        *numbers(read_as.text),
        *network(read_as.text),
        *dates(read_as.text),
        *ages(read_as.text),
        *telling(read_as.text),
        *quotations(read_as.text),
        *named_things(reading),
        *places(reading),
        *peoples(reading),
        *initials(reading),
        *names(reading),
    ]
    given = [Finding(*read_as.given(f.start, f.end), f.kind, f.strength) for f in found if f.end > f.start]
    return _plainest([*given, *mixed(text)], len(text))


def _plainest(found: Iterable[Finding], length: int) -> list[Finding]:
    """Where findings overlap: strong before hint, then the longer, then the first to say it."""
    kept: list[Finding] = []
    taken = bytearray(length)
    for finding in sorted(found, key=lambda f: (f.strength != STRONG, f.start - f.end)):
        if not any(taken[finding.start : finding.end]):
            taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
            kept.append(finding)
    return sorted(kept)

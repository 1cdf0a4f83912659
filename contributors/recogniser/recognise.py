"""Run every recogniser over a text, and resolve overlaps between what they find."""

from collections.abc import Iterable

from .finding import STRONG, Finding
from .names.initials import find_initials
from .names.nationalities import find_nationalities
from .names.organisations import find_organisations
from .names.people import find_people
from .names.places import find_places
from .patterns import PATTERNS
from .patterns.mixed_scripts import find_mixed_scripts
from .patterns.pattern import search
from .patterns.quotations import find_quotations
from .text.normalise import normalise
from .tokens.tokenise import tokenise


def findings(text: str) -> list[Finding]:
    """Return what may identify somebody in a text, in order and without overlaps.

    Spans are offsets in characters of the text as given. Nothing is kept between calls. An empty list means that
    nothing was recognised, not that nobody can be.
    """
    normalised = normalise(text)
    doc = tokenise(normalised.text)
    found = [
        *search(doc.text, PATTERNS),
        *find_quotations(doc.text),
        *find_organisations(doc),
        *find_places(doc),
        *find_nationalities(doc),
        *find_initials(doc),
        *find_people(doc),
    ]
    spans = ((normalised.original_span(f.start, f.end), f) for f in found if f.end > f.start)
    original = [Finding(start, end, f.kind, f.strength) for (start, end), f in spans]
    return _without_overlaps([*original, *find_mixed_scripts(text)], len(text))


def _without_overlaps(found: Iterable[Finding], length: int) -> list[Finding]:
    """Keep, of findings that overlap, the strong before the hint, then the longer, then the earlier in the list."""
    kept: list[Finding] = []
    taken = bytearray(length)
    for finding in sorted(found, key=lambda f: (f.strength != STRONG, f.start - f.end)):
        if not any(taken[finding.start : finding.end]):
            taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
            kept.append(finding)
    return sorted(kept)

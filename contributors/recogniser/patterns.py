"""A pattern with what it finds: the common shape of the detectors that read the text itself."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from contributors.recogniser.finding import STRONG, Finding
from contributors.recogniser.lists import section

Check = Callable[[re.Match[str]], bool]


def always(_match: re.Match[str]) -> bool:
    """No further check."""
    return True


@dataclass(frozen=True)
class Pattern:
    """What it finds, how, and a check that a regular expression cannot make. The group `it`, if any, is the span."""

    kind: str
    expression: str
    strength: str = STRONG
    check: Check = always

    def compiled(self) -> re.Pattern[str]:
        """The expression, for any case. Python keeps it compiled."""
        return re.compile(self.expression, re.IGNORECASE)


def search(text: str, patterns: Iterable[tuple[Pattern, re.Pattern[str]]]) -> Iterator[Finding]:
    """Everything that these patterns find."""
    for pattern, compiled in patterns:
        group = "it" if "it" in compiled.groupindex else 0
        for match in compiled.finditer(text):
            if pattern.check(match):
                yield Finding(match.start(group), match.end(group), pattern.kind, pattern.strength)


def compiled(patterns: Iterable[Pattern]) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """Patterns with their expressions, ready for `search`."""
    return tuple((pattern, pattern.compiled()) for pattern in patterns)


def either(name: str, heading: str) -> str:
    """One of the phrases under this heading of a list, the longest first, with a plural s."""
    phrases = sorted(section(name, heading), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, phrases))})s?"

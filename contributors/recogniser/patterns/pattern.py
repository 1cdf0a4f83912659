"""A pattern: a regular expression, the kind of thing that it finds, and a check that no expression can make."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..finding import STRONG, Finding, Strength
from ..lists.reader import section

Check = Callable[[re.Match[str]], bool]


def accept(_match: re.Match[str]) -> bool:
    """Accept every match."""
    return True


@dataclass(frozen=True)
class Pattern:
    """Matches of `expression`, in any case, that pass `check` are findings of `kind`.

    The span of the finding is the group `it` if the expression has one, or else the whole match.
    """

    kind: str
    expression: str
    strength: Strength = STRONG
    check: Check = accept

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression; compiled when first used, since importing the package should cost little."""
        return re.compile(self.expression, re.IGNORECASE)

    def findings(self, text: str) -> Iterator[Finding]:
        """Yield what this pattern finds in a normalised text."""
        group = "it" if "it" in self.compiled.groupindex else 0
        for match in self.compiled.finditer(text):
            if self.check(match):
                yield Finding(match.start(group), match.end(group), self.kind, self.strength)


def search(text: str, patterns: Iterable[Pattern]) -> Iterator[Finding]:
    """Yield what these patterns find in a normalised text, pattern by pattern."""
    for pattern in patterns:
        yield from pattern.findings(text)


def any_of(name: str, heading: str, *, plural: bool = True) -> str:
    """Return an expression for any entry of a list's section, the longest first, by default with or without an s."""
    entries = sorted(section(name, heading), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, entries))})" + ("s?" if plural else "")

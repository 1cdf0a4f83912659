"""Lay words, short names and the site's own words, brought together: mum is mother, cpp a child protection plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from sosguide.search.stems import STOP, plain_words, stem, stems

SYNONYMS = Path(__file__).with_name("synonyms.txt")
POINTERS = frozenset("a an any his its my our that the their these this those your some both all two three".split())
"""Left out before phrases are looked for: "take my two kids" is "take kids"."""


@dataclass(frozen=True)
class Reading:
    """A text as plain words, as stems in order, and the stems that its phrases add ("say no" adds refuse)."""

    words: list[str]
    everything: list[str]
    added: list[str]

    @property
    def telling(self) -> list[str]:
        """The stems that say something."""
        return [s for s in self.everything if s not in STOP]

    @property
    def pairs(self) -> list[str]:
        """Two stems side by side, as one; small words too, because "let in" and "with me" say much."""
        return [f"{a} {b}" for a, b in pairwise(self.everything)]


@dataclass
class Lexicon:
    """`words` stand in for a word wherever it occurs; `phrases`, by first stem, add words to a text."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = field(default_factory=dict)

    def add(self, left: str, right: str) -> None:
        """Make `left` (a word or a phrase) known by the words of `right`."""
        meant, parts = tuple(stems(right)), plain_words(left)
        if len(parts) == 1:
            self.words[parts[0]] = meant
        elif parts:
            pattern = tuple(s for part in parts for s in self._meaning(part))
            self.phrases.setdefault(pattern[0], []).append((pattern, meant))

    def read(self, text: str, seen: dict[str, tuple[str, ...]] | None = None) -> Reading:
        """A text as it is looked up. `seen` saves work over many texts; without it nothing is remembered."""
        words, seen = plain_words(text), {} if seen is None else seen
        seen |= {word: self._meaning(word) for word in words if word not in seen}
        everything = [s for word in words for s in seen[word]]
        starts = [at for at, first in enumerate(everything) if first in self.phrases]
        return Reading(words, everything, [s for at in starts for s in self._added(everything, at)])

    def _meaning(self, word: str) -> tuple[str, ...]:
        if word in POINTERS:
            return ()
        known = self.words.get(word) or self.words.get(word.removesuffix("s"))
        return known or ((word,) if word in STOP else (stem(word),))

    def _added(self, everything: list[str], at: int) -> Iterator[str]:
        for pattern, meant in self.phrases[everything[at]]:
            if tuple(everything[at : at + len(pattern)]) == pattern:
                yield from meant


@cache
def lay_words() -> tuple[tuple[str, str], ...]:
    """The pairs of synonyms.txt, single words first, because phrases are made of what they become."""
    lines = [line.partition("=") for line in SYNONYMS.read_text("utf-8").splitlines() if "=" in line and line[0] != "#"]
    pairs = [(left.strip(), right.strip()) for many, _, right in lines for left in many.split(",")]
    return tuple(sorted(pairs, key=lambda pair: len(plain_words(pair[0])) > 1))


def lexicon(short_names: Iterable[tuple[str, str]] = ()) -> Lexicon:
    """The lay words with the short names of live glossary entries, as (PLO, Public Law Outline)."""
    made = Lexicon()
    for left, right in (*short_names, *lay_words()):
        made.add(left, right)
    return made

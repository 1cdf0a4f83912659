"""Lay words, abbreviations and the site's own words, brought together: mum is mother, cpp a child protection plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from sosguide.search.tokens import STOP_WORDS, split_words, stem, stems

SYNONYMS = Path(__file__).parent / "data" / "synonyms.txt"
DETERMINERS = frozenset("a an any his its my our that the their these this those your some both all two three".split())
"""Left out before phrases are looked for: "take my two kids" is "take kids"."""


@dataclass(frozen=True)
class TokenisedText:
    """A text as words, as stems in order, and the stems that its phrases add ("say no" adds refuse)."""

    words: list[str]
    stems: list[str]
    added: list[str]

    @property
    def content_words(self) -> list[str]:
        """The stems without stop words."""
        return [s for s in self.stems if s not in STOP_WORDS]

    @property
    def bigrams(self) -> list[str]:
        """Two stems side by side, as one; stop words too, because "let in" and "with me" say much."""
        return [f"{a} {b}" for a, b in pairwise(self.stems)]


@dataclass
class Lexicon:
    """Synonyms. `words` replace a word wherever it occurs; `phrases`, by first stem, add words to a text."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = field(default_factory=dict)

    def add(self, left: str, right: str) -> None:
        """Make `left` (a word or a phrase) a synonym of the words of `right`."""
        meaning, parts = tuple(stems(right)), split_words(left)
        if len(parts) == 1:
            self.words[parts[0]] = meaning
        elif parts:
            pattern = tuple(s for part in parts for s in self._stems_of(part))
            self.phrases.setdefault(pattern[0], []).append((pattern, meaning))

    def tokenise(self, text: str, seen: dict[str, tuple[str, ...]] | None = None) -> TokenisedText:
        """A text as it is looked up.

        `seen` saves stemming the same words of many texts again; without it nothing is remembered.
        """
        words, seen = split_words(text), {} if seen is None else seen
        seen |= {word: self._stems_of(word) for word in words if word not in seen}
        found = [s for word in words for s in seen[word]]
        starts = [at for at, first in enumerate(found) if first in self.phrases]
        return TokenisedText(words, found, [s for at in starts for s in self._added(found, at)])

    def _stems_of(self, word: str) -> tuple[str, ...]:
        if word in DETERMINERS:
            return ()
        known = self.words.get(word) or self.words.get(word.removesuffix("s"))
        return known or ((word,) if word in STOP_WORDS else (stem(word),))

    def _added(self, found: list[str], at: int) -> Iterator[str]:
        for pattern, meaning in self.phrases[found[at]]:
            if tuple(found[at : at + len(pattern)]) == pattern:
                yield from meaning


@cache
def synonyms() -> tuple[tuple[str, str], ...]:
    """The pairs of synonyms.txt, single words first, because phrases are made of what they become."""
    lines = [line.partition("=") for line in SYNONYMS.read_text("utf-8").splitlines() if "=" in line and line[0] != "#"]
    pairs = [(left.strip(), right.strip()) for many, _, right in lines for left in many.split(",")]
    return tuple(sorted(pairs, key=lambda pair: len(split_words(pair[0])) > 1))


def lexicon(abbreviations: Iterable[tuple[str, str]] = ()) -> Lexicon:
    """The synonyms, and the abbreviations of live glossary entries, as (PLO, Public Law Outline).

    One that is short for two things, such as ICO, stands for itself: neither is taken for the other.
    """
    made, short_for = Lexicon(), defaultdict[str, set[str]](set)
    for left, right in abbreviations:
        short_for[left].add(right)
    for left, right in (*((left, *rights) for left, rights in short_for.items() if len(rights) == 1), *synonyms()):
        made.add(left, right)
    return made

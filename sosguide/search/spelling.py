"""What a misspelt word was meant to be, among the words that occur on the pages."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sosguide.search import weights
from sosguide.search.tokens import STOP_WORDS

SOUNDS = str.maketrans("ckqz", "ssss", "aeiouyh")
"""Letters that sound alike made one, and vowels left out."""


def consonants(word: str) -> frozenset[str]:
    """The consonants of a word by sound: people lose vowels and swap letters, and keep these."""
    return frozenset(word.translate(SOUNDS))


class Speller:
    """The words of one index, each with how often it occurs there. `right` are words that are never a slip."""

    def __init__(
        self, vocabulary: Mapping[str, int] = MappingProxyType({}), right: Collection[str] = frozenset()
    ) -> None:
        self._right = frozenset((*STOP_WORDS, *right))
        self._counts = {w: n for w, n in vocabulary.items() if len(w) >= weights.SHORTEST_WORD and w.isalpha()}
        self._by_consonants: dict[frozenset[str], list[str]] = {}
        self._by_first_letter: dict[str, list[str]] = {}
        for word in self._counts:
            self._by_consonants.setdefault(consonants(word), []).append(word)
            if _is_long(word):
                self._by_first_letter.setdefault(word[0], []).append(word)

    def correction(self, word: str) -> str:
        """The word that was probably meant, or "" where this one is right or nothing is near."""
        count = self._counts.get(word, 0)
        if len(word) < weights.SHORTEST_WORD or word in self._right or count > weights.RARE_WORD or not word.isalpha():
            return ""
        near = self._near(word)
        best = max(near, key=lambda other: (-near[other], self._counts[other]), default="")
        return best if best and self._counts[best] > max(count * weights.COMMON_RATIO, self._least(best)) else ""

    def _least(self, word: str) -> int:
        """How often a word must occur to be what was meant: nearly every short word is near a rare one."""
        return 0 if _is_long(word) or word in self._right else weights.RARE_WORD

    def _near(self, word: str) -> dict[str, int]:
        """Words within an edit distance of 1, or 2 where both are long and share their consonants."""
        long = _is_long(word)
        alike = self._by_consonants.get(consonants(word), ())
        found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=1 + long)
        if long:
            same_start = self._by_first_letter.get(word[0], ())
            found += process.extract(word, same_start, scorer=OSA.distance, score_cutoff=1)
        return {other: int(distance) for other, distance, _ in found if other != word and _is_slip(word, other)}


def _is_long(word: str) -> bool:
    return len(word) >= weights.LONG_WORD


def _is_slip(word: str, other: str) -> bool:
    """Whether one could be the other in haste: a letter more, less or swapped; in a short word, no letter changed."""
    ends = word[0] == other[0] and (word[-1] == other[-1] or _is_long(word))
    return ends and (_is_long(word) or len(word) != len(other) or sorted(word) == sorted(other))

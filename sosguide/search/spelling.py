"""What a misspelt word was meant to be, among the words that stand on the pages."""

from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sosguide.search.stems import STOP

SHORTEST, LONG = 4, 8  # letters: shorter words are left alone; in longer ones two slips are forgiven
SOUNDS = str.maketrans("ckqz", "ssss", "aeiouyh")
FEW, MANY = 6, 20  # a word this rare is taken for a slip where its neighbour is this many times as common


def skeleton(word: str) -> frozenset[str]:
    """The consonants of a word by sound: people lose vowels and swap letters, and keep these."""
    return frozenset(word.translate(SOUNDS))


class Speller:
    """Knows the words of one index, each with how often it stands there."""

    def __init__(self, vocabulary: Mapping[str, int] = MappingProxyType({})) -> None:
        self._times = {word: times for word, times in vocabulary.items() if len(word) >= SHORTEST and word.isalpha()}
        self._sound: dict[frozenset[str], list[str]] = {}
        self._first: dict[str, list[str]] = {}
        for word in self._times:
            self._sound.setdefault(skeleton(word), []).append(word)
            if len(word) >= LONG:
                self._first.setdefault(word[0], []).append(word)

    def meant(self, word: str) -> str:
        """The word that was probably meant, or "" where this one is right or nothing is near."""
        times = self._times.get(word, 0)
        if len(word) < SHORTEST or word in STOP or times > FEW or not word.isalpha():
            return ""
        near = self._near(word)
        best = max(near, key=lambda other: (-near[other], self._times[other]), default="")
        return best if best and self._times[best] > times * MANY else ""

    def _near(self, word: str) -> dict[str, int]:
        long = len(word) >= LONG
        found = process.extract(word, self._sound.get(skeleton(word), ()), scorer=OSA.distance, score_cutoff=1 + long)
        if long:
            found += process.extract(word, self._first.get(word[0], ()), scorer=OSA.distance, score_cutoff=1)
        return {other: int(distance) for other, distance, _ in found if other != word and _slip(word, other)}


def _slip(word: str, other: str) -> bool:
    """Whether one could be the other in haste: a letter more, less or swapped; in a short word, no letter changed."""
    ends = word[0] == other[0] and (word[-1] == other[-1] or len(word) >= LONG)
    return ends and (len(word) >= LONG or len(word) != len(other) or sorted(word) == sorted(other))

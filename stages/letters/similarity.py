"""How like the words of a text are to the words of each letter's own page: for texts that no sign tells.

BM25 over single words and pairs. Nothing is learned: what counts is what the pages say, so it changes with them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sosguide.publishing.site.live import Entry
from stages.documents import Letter
from stages.letters.folding import HARD, SOFT, Folded, words

SATURATION, LENGTH = 1.2, 0.75  # BM25's own k1 and b
SHORTEST = 3  # letters: a shorter word tells nothing
NOT_WORDS = re.compile(r"\{[^}]*\}|\]\([^)]*\)|\.\.\.|[()/!+_*#]")  # notations, addresses, and how signs are written


@dataclass(frozen=True)
class Similarity:
    """The words of each letter's page, how rare each word is, and how long a page is."""

    pages: dict[str, Counter[str]]
    rarity: dict[str, float]
    length: float

    def of(self, folded: Folded) -> dict[str, float]:
        """For each letter that shares a word with a text, how like they are."""
        told = set(_words(folded.words))
        return {slug: score for slug, page in self.pages.items() if (score := self._score(told, page))}

    def _score(self, told: set[str], page: Counter[str]) -> float:
        longer = 1 - LENGTH + LENGTH * page.total() / self.length
        return sum(
            self.rarity[word] * page[word] * (SATURATION + 1) / (page[word] + SATURATION * longer)
            for word in told & page.keys()
        )


def similarity(letters: Iterable[Entry[Letter]]) -> Similarity:
    """Count the words of these letters' pages."""
    pages = {
        entry.document.slug: Counter(_words(words(NOT_WORDS.sub(" ", _text(entry.document))))) for entry in letters
    }
    shared = Counter(word for page in pages.values() for word in page)
    rarity = {word: math.log(1 + (len(pages) - count + 0.5) / (count + 0.5)) for word, count in shared.items()}
    length = sum(page.total() for page in pages.values()) / max(len(pages), 1)
    return Similarity(pages, rarity, length or 1.0)


def _text(letter: Letter) -> str:
    """What a page says of its paper; its names three times, how people ask for it twice."""
    twice = (*letter.also_called, *letter.phrases, *letter.asked)
    once = (letter.answer, letter.means, letter.do, letter.not_mean, *letter.known_by, *letter.hints)
    return "\n".join([letter.title] * 3 + [*twice] * 2 + [*once])


def _words(text: str) -> Iterator[str]:
    """The words of a folded text, and each pair of neighbours."""
    told = [word for word in text.split() if word not in (HARD, SOFT) and len(word) >= SHORTEST]
    yield from told
    yield from (f"{one} {two}" for one, two in pairwise(told))

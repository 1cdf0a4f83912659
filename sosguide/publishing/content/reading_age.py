"""How hard a text is to read: reading age, long sentences. Advice to a writer, never a verdict.

Reading age is the Flesch-Kincaid grade (Kincaid and others, 1975) plus five, the age at which a
British child meets that school year. Syllables are counted by vowel groups.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG_SENTENCE = 20  # words; the plain-English limit this site sets itself


@dataclass(frozen=True)
class Readability:
    """What `measure` found: an age in years, a number of words, and the sentences over the limit."""

    age: float
    words: int
    long_sentences: tuple[str, ...]


def measure(texts: Iterable[str]) -> Readability:
    """Measure pieces of Markdown as one text. No words at all give age 0."""
    sentences = [s for text in texts for s in _sentences(text)]
    words = [word for sentence in sentences for word in _words(sentence)]
    if not words:
        return Readability(0.0, 0, ())
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    long = tuple(s for s in sentences if len(_words(s)) > LONG_SENTENCE)
    return Readability(round(max(grade, 0) + 5, 1), len(words), long)


def syllables(word: str) -> int:
    """Count the syllables of one English word, well enough for an average.

    >>> [syllables(word) for word in ("help", "social", "conference", "make", "47")]
    [1, 2, 3, 1, 1]
    """
    word = word.lower()
    if word[-1:].isdigit():
        return 1
    word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^dt])ed$|(?<=[^csxzg])es$", "", word)
    word = re.sub(r"(?<=[cst])i(?=[aou])", "", word)
    return max(len(re.findall(r"[aeiouy]+", word)), 1)


def plain(text: str) -> str:
    """Markdown without its marks: links keep their words."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`#>]", "", text)


def _sentences(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text)
    pieces = [
        piece for block in blocks for piece in re.split(r"(?<=[.!?:;])[\"”’)]*\s+", " ".join(plain(block).split()))
    ]
    return [piece for piece in pieces if _words(piece)]


def _words(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9'’]*", sentence)

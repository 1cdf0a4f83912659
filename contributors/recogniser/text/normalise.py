"""Normalise a text for the recognisers, keeping the offset of every character in the original.

Zero-width, bidirectional and control characters are dropped and accents removed; look-alike letters, quotation
marks, dashes and full-width characters are replaced by their plain counterparts.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

CACHED_CHARACTERS: Final = 4096  # distinct characters remembered; more than any one language's text uses

_REPLACEMENTS = str.maketrans(
    {
        **{"‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'", "＇": "'"},
        **{"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"'},
        **{"‐": "-", "‑": "-", "‒": "-", "−": "-", "－": "-", "–": " – ", "—": " – ", "…": "... ", "\t": " "},
        **dict.fromkeys("\r\v\f\x85", " "),
        **dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800", ""),  # letters without a visible shape
        **{"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"},
        **{"œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "ə": "e", "Ə": "E", "ŋ": "n", "ħ": "h"},
        **{"ɓ": "b", "ɗ": "d", "ƙ": "k", "Ɓ": "B", "Ɗ": "D", "Ƙ": "K", "@": "@", "\u2028": "\n", "\u2029": "\n"},
        # Cyrillic and Greek letters that look like Latin ones
        **dict(zip("асеорхуіјѕԁһӏ", "aceopxyijsdhl", strict=True)),
        **dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True)),
        **dict(zip("αορνικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aopvikuABEZHIKMNOPTYX", strict=True)),
    }
)


@dataclass(frozen=True)
class NormalisedText:
    """A normalised text, and for each of its characters the offset of the original character."""

    text: str
    offsets: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text behind a span (not empty) of the normalised one."""
        return self.offsets[start], self.offsets[end - 1] + 1


def normalise(text: str) -> NormalisedText:
    """Normalise any text; one original character may become none, one or several."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for plain in character if " " <= character <= "~" or character == "\n" else _replacement(character):
            characters.append(plain)
            offsets.append(offset)
    return NormalisedText("".join(characters), tuple(offsets))


def fold(word: str) -> str:
    """Return a word in lower case without accents, as the lists are written.

    >>> fold("Siobhán"), fold("Wójcik")
    ('siobhan', 'wojcik')
    """
    return normalise(word).text.lower()


@lru_cache(maxsize=CACHED_CHARACTERS)
def _replacement(character: str) -> str:
    replaced = character.translate(_REPLACEMENTS)
    if replaced != character:
        return replaced
    decomposed = unicodedata.normalize("NFKD", character).translate(_REPLACEMENTS)
    return "".join(filter(_is_visible, decomposed))


def _is_visible(character: str) -> bool:
    """Whether a reader sees this character: neither a combining mark nor a control or format character."""
    category = unicodedata.category(character)
    return category == "Zs" or character == "\n" or category[0] not in "MC"

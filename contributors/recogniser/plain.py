"""A text as the detectors read it: plain letters, nothing hidden, and the way back to the text as given.

Zero-width, bidirectional and control characters are dropped, accents removed, look-alike letters, quotation
marks, dashes and full-width signs replaced. Every character of the plain text knows where it came from.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **{"‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'", "＇": "'"},
        **{"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"'},
        **{"‐": "-", "‑": "-", "‒": "-", "−": "-", "－": "-", "–": " – ", "—": " – ", "…": "... ", "\t": " "},
        **dict.fromkeys("\r\v\f\x85", " "),
        **dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800", ""),  # letters that look like nothing
        **{"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"},
        **{"œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "ə": "e", "Ə": "E", "ŋ": "n", "ħ": "h"},
        **{"ɓ": "b", "ɗ": "d", "ƙ": "k", "Ɓ": "B", "Ɗ": "D", "Ƙ": "K", "@": "@", "\u2028": "\n", "\u2029": "\n"},
        # letters of other alphabets that look like ours
        **dict(zip("асеорхуіјѕԁһӏ", "aceopxyijsdhl", strict=True)),
        **dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True)),
        **dict(zip("αορνικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aopvikuABEZHIKMNOPTYX", strict=True)),
    }
)


@dataclass(frozen=True)
class Plain:
    """Plain text, and for each of its characters the place of its origin in the text as given."""

    text: str
    origins: tuple[int, ...]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as given behind a span of the plain text that is not empty."""
        return self.origins[start], self.origins[end - 1] + 1


def plain(text: str) -> Plain:
    """Read any text."""
    letters: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        for letter in character if " " <= character <= "~" or character == "\n" else _plain_letters(character):
            letters.append(letter)
            origins.append(position)
    return Plain("".join(letters), tuple(origins))


def fold(word: str) -> str:
    """A word in small letters without accents: how the lists are written.

    >>> fold("Siobhán"), fold("Wójcik")
    ('siobhan', 'wojcik')
    """
    return plain(word).text.lower()


@lru_cache(maxsize=4096)
def _plain_letters(character: str) -> str:
    replaced = character.translate(_LETTERS)
    if replaced != character:
        return replaced
    decomposed = unicodedata.normalize("NFKD", character).translate(_LETTERS)
    return "".join(filter(_seen, decomposed))


def _seen(character: str) -> bool:
    """Whether a reader sees this character: not a mark on another, not hidden."""
    category = unicodedata.category(character)
    return category == "Zs" or character == "\n" or category[0] not in "MC"

"""Plain text only: nothing invisible, because an invisible character can be a mark that leads to a person.

A document copied from an employer's system may carry zero-width characters or odd spaces as a watermark,
as a photograph carries the place where it was taken.
"""

import re
import unicodedata

LIMIT = 8_000  # characters of one testimony: about 1,300 words
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_UNWANTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class _Shown(dict[int, str]):
    """What a character becomes, worked out once: itself, a plain space, or nothing."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        shown = " " if character == "\t" or category == "Zs" else "" if category in _UNWANTED else character
        return self.setdefault(code, shown)


_SHOWN: dict[int, str] = _Shown({ord("\n"): "\n"})


def cleaned(text: str) -> str:
    """The text without control, zero-width, bidirectional and private characters, in NFC, spaces made plain.

    Paragraphs stay; runs of spaces and of empty lines become one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = text.translate(_SHOWN)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def one_line(text: str) -> str:
    """The same for a short field."""
    return " ".join(cleaned(text).split())

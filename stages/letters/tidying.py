"""A pasted text as every reading of it begins: what the page shows again, and what is matched."""

import re
import unicodedata

SPACES = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
"""Signs that part lines and pages, as programs write them."""
BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\n[ \t>]*(?=[a-z])")
"""Where a word is cut at a line's end."""


def tidy(text: str) -> str:
    """One kind of line end, one kind of letter, and no invisible characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(SPACES.get(c, c) for c in text)
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()

"""The stylesheets, put into every page, and the hashes by which the policy lets them in."""

import base64
import hashlib
import re
from functools import cache

from django.conf import settings

from sosguide.publishing.site.markdown import safe_css

PAGES, CARD = ("short", "whole"), "card"
SHEETS = {
    "short": ("tokens", "base", "parts", "print"),
    "whole": ("tokens", "base", "parts", "map", "answers", "forms", "testimonies", "print"),
    CARD: ("tokens", "card"),
}
"""The two stylesheets of pages, and that of a card. Each stands in the head, so that no second request is needed."""


@cache
def stylesheet(name: str = "whole") -> str:
    """The sheets of one stylesheet joined, without comments and needless space (no string in them holds either)."""
    folder = settings.BASE_DIR / "static" / "css"
    text = "".join((folder / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS[name])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,>]) ?|(:) ", lambda m: m[1] or m[2], text).replace(";}", "}").strip()
    return safe_css(text)


@cache
def style_hashes(*names: str) -> str:
    """The source expressions of these stylesheets for a Content-Security-Policy."""
    digests = (hashlib.sha256(stylesheet(name).encode()).digest() for name in names)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

"""The stylesheets, put into every page, and the policy that lets them in by their hashes, and nothing else."""

import base64
import hashlib
import re
from functools import cache

from django.conf import settings

from sosguide.publishing.site.markdown import safe_css

FRAME = ("tokens", "base", "frame")
WORDS = (*FRAME, "card", "parts", "pages/index", "pages/tables")
PRINTED = ("pages/printed", "print")
PAPER = (*FRAME, "card", "pages/index", "drawings/crop", "pages/paper")
CARD = "card"
SHEETS = {
    "short": (*WORDS, "drawings/crop", *PRINTED),
    "lists": (*FRAME, "pages/tables", "pages/lists", "print"),
    "pictured": (*WORDS, "drawings/pictures", *PRINTED),
    "pictured-stage": (*WORDS, "drawings/crop", "drawings/pictures", *PRINTED),
    "pictures": (*FRAME, "drawings/pictures", "print"),
    "map": (*FRAME, "drawings/crop", "drawings/map", "print"),
    "map-in-part": (*FRAME, "parts", "pages/doors", "pages/index", "drawings/crop", "drawings/map", "print"),
    "paper": (*PAPER, *PRINTED),
    "booklet": (*PAPER, "pages/tables", "drawings/map", *PRINTED),
    "whole": (*WORDS, "pages/doors", "drawings/crop", "drawings/strip", "answers", "forms", "testimonies", *PRINTED),
    CARD: ("tokens", "embed", "card"),
}
"""The stylesheets of pages, and that of a card. Each stands in the head, so that no second request is needed."""
PAGES = tuple(name for name in SHEETS if name != CARD)


POLICY = "Content-Security-Policy"
NO_PAGE = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
"""The policy of a file that is no page: whoever opens it by itself lets it load and run nothing."""


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


@cache
def policy(*styles: str) -> str:
    """One policy for public pages, admin and editor alike, but for the stylesheets that may stand in the page.

    Each has a hash, which is sent with every response: a page allows its own alone.
    """
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {style_hashes(*styles)}; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def policy_of_a_card() -> str:
    """Any site may frame a card. It loads and runs nothing, sends nothing, leads its frame's page nowhere, and reads
    nothing of ours: all that is left to it is to open a link in a window of its own.
    """
    return (
        f"default-src 'none'; style-src {style_hashes(CARD)}; form-action 'none'; base-uri 'none'; "
        "frame-ancestors *; sandbox allow-popups allow-popups-to-escape-sandbox"
    )

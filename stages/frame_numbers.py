"""The telephone numbers of the frame (Help now at the foot, the page that says that something broke).

These pages work with no edition at all and with no database, so they take a number from the file of its organisation,
read once. What is shown of a live page comes from its edition.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from sosguide.nations import complaints, default, in_order
from sosguide.publishing.content.content_file import read
from sosguide.typed_yaml import BrokenContent
from stages.documents import ORGANISATION, Organisation

NAMED = re.compile(r"\{% organisation \"([a-z0-9-]+)\"")


def organisation_of_the_files(slug: str) -> Organisation:
    """An organisation as its file says, in the first nation that has one. Raises LookupError."""
    return _read(settings.CONTENT_DIR, slug)


@cache
def _read(content: Path, slug: str) -> Organisation:
    for nation in in_order():
        path = content / nation / ORGANISATION.folder / f"{slug}.md"
        if path.is_file():
            document = read(path, kind=ORGANISATION, nation=nation, name=path.name).document
            if isinstance(document, Organisation):
                return document
    raise LookupError(f"no nation has a file {ORGANISATION.folder}/{slug}.md")


def frame_numbers_are_there(app_configs: Sequence[AppConfig] | None = None, **kwargs: object) -> list[CheckMessage]:
    """E021: an organisation that a template names has no file, or nobody vouches for its number."""
    return [
        Error(f"The frame shows the number of {slug!r}: {fault}.", id="sosguide.E021")
        for slug in sorted(_named() if not complaints() else ())  # E020 says what is wrong with the nations
        if (fault := _fault(slug))
    ]


def _named() -> set[str]:
    texts = [path.read_text("utf-8") for path in (settings.BASE_DIR / "templates").rglob("*.html")]
    return {slug for text in texts for slug in NAMED.findall(text)} | {default().profile.advice_line}


def _fault(slug: str) -> str:
    try:
        organisation = organisation_of_the_files(slug)
    except LookupError as error:
        return str(error)
    except BrokenContent as broken:
        return str(broken.problems[0])
    return "" if organisation.vouched_number else f"organisations/{slug}.md has no number that somebody vouches for"

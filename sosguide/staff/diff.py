"""What changed between two documents: field by field, word by word, figures flagged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sosguide.publishing.compare import Piece, pieces
from sosguide.publishing.documents.document import Document


@dataclass(frozen=True)
class Row:
    """One changed line of one field. `figure` marks a changed number, unit, date or force: look twice."""

    field: str
    pieces: tuple[Piece, ...]
    figure: bool


UNREAD = {"nation", "slug", "number", "order", "place"}
"""Parts that are no words for a reader."""

WATCHED = {
    "length",
    "unit",
    "not_before",
    "force",
    "checked",
    "in_force_from",
    "in_force_until",
    "telephone",
    "standing",
}

FIGURES = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|half"
    r"|hours?|days?|weeks?|months?|years?|working|calendar|business|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|you-can-say-no|without-you|court-or-police|depends)\b"
)
"""What makes a change one to look at twice: a number, a unit, a date, what you can be made to do."""


def changes(before: Document | None, after: Document) -> list[Row]:
    """Every changed line. With no document before, everything is new."""
    old = before.plain() if before else {}
    new = after.plain()
    keys = [key for key in new if key not in ("nation", "slug")]
    keys += [key for key in old if key not in new]
    return [row for key in keys for row in _field(key, old.get(key), new.get(key))]


def says(document: Document) -> list[Row]:
    """The whole of a document, part by part: for a page that nobody has read yet."""
    values = {key: value for key, value in document.plain().items() if key not in UNREAD}
    return [
        Row(key.replace("_", " "), (Piece("same", "\n".join(_lines(value))),), figure=False)
        for key, value in values.items()
    ]


def _field(key: str, old: Any, new: Any) -> Iterator[Row]:
    before, after = list(_lines(old)), list(_lines(new))
    label = key.replace("_", " ")
    for state, i1, i2, j1, j2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if state == "equal":
            continue
        for index in range(max(i2 - i1, j2 - j1)):
            a = before[i1 + index] if i1 + index < i2 else ""
            b = after[j1 + index] if j1 + index < j2 else ""
            changed = tuple(pieces(a, b))
            yield Row(label, changed, _figure(key, changed))


def _lines(value: Any) -> Iterator[str]:
    """A field as lines of text: a paragraph, an item, or a record with its parts named."""
    if isinstance(value, str):
        blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", value)
        yield from (" ".join(block.split()) for block in blocks if block.strip())
    elif isinstance(value, dict):
        yield " · ".join(f"{key.replace('_', ' ')}: {_flat(part)}" for key, part in value.items())
    elif isinstance(value, list):
        for item in value:
            yield from _lines(item)
    elif value is not None:
        yield str(value)


def _flat(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _figure(key: str, changed: tuple[Piece, ...]) -> bool:
    words = " ".join(piece.text for piece in changed if piece.state != "same")
    return key in WATCHED or bool(FIGURES.search(words))

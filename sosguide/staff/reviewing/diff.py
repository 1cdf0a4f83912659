"""What changed between two documents: field by field, word by word, figures flagged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sosguide.publishing.compare import Piece, pieces
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of, leaves, parts_of, rows_of
from sosguide.publishing.documents.notation import NAMED


@dataclass(frozen=True)
class Row:
    """One changed line of one field. `figure` marks a changed number, unit, date or force: look twice."""

    field: str
    pieces: tuple[Piece, ...]
    figure: bool


FIGURES = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|half"
    r"|hours?|days?|weeks?|months?|years?|working|calendar|business|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)
"""What makes a change one to look at twice, beside the fields that are watched: a number, a unit, a date."""


def changes(before: Document | None, after: Document) -> list[Row]:
    """Every changed line. With no document before, everything is new."""
    old = before.plain() if before else {}
    new, watched = after.plain(), {value for document in (before, after) if document for value in _watched(document)}
    keys = [key for key in new if key not in ("nation", "slug")]
    keys += [key for key in old if key not in new]
    shape = type(after)
    return [row for key in keys for row in _field(shape, key, old.get(key), new.get(key), watched)]


def _watched(document: Document) -> Iterator[str]:
    """The values of watched fields inside records, which a diff shows as words of a line."""
    return (str(value) for path, field, value in leaves(document) if field.watched and len(path) > 1)


def says(document: Document) -> list[Row]:
    """The whole of a document, part by part: for a page that nobody has read yet."""
    shape = type(document)
    values = {key: value for key, value in document.plain().items() if fields_of(shape)[key].shown}
    return [
        Row(_label(shape, key), (Piece("same", "\n".join(_lines(value, _record(shape, key)))),), figure=False)
        for key, value in values.items()
    ]


def _label(shape: type, key: str) -> str:
    """What a field is called where people edit it."""
    return fields_of(shape)[key].label or key.replace("_", " ")


def _record(shape: type, key: str) -> type:
    """The record that a field holds, or holds a list of; of a plain field, the document itself."""
    return {**rows_of(shape), **parts_of(shape)}.get(key, shape)


def _field(shape: type, key: str, old: object, new: object, watched: set[str]) -> Iterator[Row]:
    record, field = _record(shape, key), fields_of(shape)[key]
    before, after = list(_lines(old, record)), list(_lines(new, record))
    label = _label(shape, key)
    for state, i1, i2, j1, j2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if state == "equal":
            continue
        for index in range(max(i2 - i1, j2 - j1)):
            a = before[i1 + index] if i1 + index < i2 else ""
            b = after[j1 + index] if j1 + index < j2 else ""
            changed = tuple(pieces(a, b))
            yield Row(label, changed, field.watched or _figure(changed, watched))


def _lines(value: object, record: type) -> Iterator[str]:
    """A field as lines of text: a paragraph, an item, or a record with its parts named."""
    if isinstance(value, str):
        value = NAMED.sub(r"{\1:\2}", value)  # without a space, so that no change cuts a name in two
        blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", value)
        yield from (" ".join(block.split()) for block in blocks if block.strip())
    elif isinstance(value, dict):
        yield " · ".join(f"{_label(record, key)}: {_flat(part)}" for key, part in value.items())
    elif isinstance(value, list):
        for item in value:
            yield from _lines(item, record)
    elif value is not None:
        yield str(value)


def _flat(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _figure(changed: tuple[Piece, ...], watched: set[str]) -> bool:
    words = " ".join(piece.text for piece in changed if piece.state != "same")
    return bool(FIGURES.search(words)) or not watched.isdisjoint(re.findall(r"[\w-]+", words))

"""What changed between two documents: field by field, word by word, figures flagged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sosguide.publishing.compare import Piece, pieces
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FieldType, FoundBy, fields_of, leaves, parts_of, rows_of
from sosguide.publishing.documents.notation import NAMED
from sosguide.publishing.documents.source import SOURCE, FoundIn


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


def says(document: Document, *, to_readers: bool = False) -> list[Row]:
    """All that a document says beside its name, its nation, its sources and its answer, which stand above it.

    `to_readers`: only what stands on its page as words, the answer among it, without what finds the page or draws it.
    Figures, days and choices share one line.
    """
    shape, values = type(document), document.plain()
    said = [name for name in values if _is_said(shape, name, to_readers)]
    small = [name for name in said if fields_of(shape)[name].type in SMALL]
    rows = [(_label(shape, name), _text(values[name], _record(shape, name))) for name in said if name not in small]
    if small:
        line = " · ".join(f"{_label(shape, name)}: {values[name]}" for name in small)
        rows.insert(0, ("in short", line))
    return [Row(label, (Piece("same", text),), figure=False) for label, text in rows]


SMALL = (FieldType.CHOICE, FieldType.DAY, FieldType.FIGURE, FieldType.FLAG)
NOT_READ = (*SMALL, FieldType.SLUG, FieldType.REFERENCE, FieldType.PART)
FINDS = (FoundBy.NAME, FoundBy.ASKING, FoundBy.PASTED)


def _is_said(shape: type, name: str, to_readers: bool) -> bool:
    field = fields_of(shape)[name]
    beside = name in ("nation", "title") or field.kind == SOURCE.name or _record(shape, name) is FoundIn
    if beside or not field.shown:
        return False
    if not to_readers:
        return field.found_by is not FoundBy.ANSWER
    return field.type not in NOT_READ and field.found_by not in FINDS and name != "description"


def _text(value: object, record: type) -> str:
    """A field as one text; of a record that is alone each part has a line of its own."""
    lines = list(_lines(value, record))
    alone = isinstance(value, list) and len(lines) == 1
    return lines[0].replace(" · ", "\n") if alone else "\n".join(lines)


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

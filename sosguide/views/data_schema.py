"""The JSON Schema of the open data, made of what each kind of page declares of its fields."""

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import TypeAdapter

from sosguide.publishing.documents.document import adapter
from sosguide.publishing.documents.fields import Field, FieldType, fields_of, parts_of, rows_of
from sosguide.publishing.documents.kinds import KINDS

VERSION = "2.0"
"""The second number grows with a field or a kind; the first where one is renamed, removed, or means something else."""
SCHEMA_PATH = "/data.schema.json"
DESCRIPTION = (
    "What is live in one nation's guide. Texts are Markdown: [words](kind:slug) leads to another page of this file, "
    "and [](fact:slug) stands after words that are those of a fact. A field that is left empty is absent."
)
SAID_BESIDE = ("nation", "check_due")
"""What a document says too, and the file says once for all pages, or as it stands after later checks."""

AS_READ: Final = "validation"  # to pydantic: a field that is left at its default may be absent

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": ["string", "null"], "format": "date"}


def schema(site: str) -> Schema:
    """The schema of one nation's file, whatever nation."""
    references, shapes = TypeAdapter.json_schemas(
        [(kind.name, AS_READ, adapter(kind.document)) for kind in KINDS.values()], ref_template="#/$defs/{model}"
    )
    shapes = shapes.get("$defs", {})
    for kind in KINDS.values():
        _leave_out(shapes[kind.document.__name__])
        for shape in records_of(kind.document):
            _describe(shapes.get(shape.__name__, {}), fields_of(shape))
    pages = {kind.folder: _pages(kind.plural, references[kind.name, AS_READ]) for kind in KINDS.values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{site}{SCHEMA_PATH}",
        "title": f"Open data, version {VERSION}",
        "description": DESCRIPTION,
        **_record(_file(), pages=_record(pages)),
        "$defs": shapes,
    }


def records_of(shape: type) -> Iterator[type]:
    """A document and every record inside it."""
    yield shape
    yield from (*rows_of(shape).values(), *parts_of(shape).values())


def _file() -> dict[str, Schema]:
    """What stands around the pages."""
    by_value: Schema = {"type": "object", "additionalProperties": TEXT}
    return {
        "$schema": TEXT,
        "version": TEXT | {"description": "Programs should refuse a first number that they do not know."},
        "name": TEXT,
        "nation": _record({"slug": TEXT, "name": TEXT}),
        "address": TEXT,
        "licence": _record(
            {"name": TEXT, "address": TEXT, "say": TEXT | {"description": "Say this beside the words."}}
        ),
        "as_of": {"type": "string", "format": "date"},
        "values": {
            "type": "object",
            "description": "Words for the values that this nation decides, by the name of the field that holds them.",
            "additionalProperties": by_value,
        },
        "cannot_be_shown": {
            "type": "array",
            "items": TEXT,
            "description": "Pages that are live and cannot be read just now, as kind:slug: a fault of ours.",
        },
    }


def _pages(plural: str, says: Mapping[str, object]) -> Schema:
    """The pages of one kind."""
    page = _record(
        {
            "edition": {"type": "integer", "minimum": 1},
            "approved_on": DAY,
            "checked_on": DAY | {"description": "The day a mentor last found that it is right."},
            "check_due": DAY
            | {"description": "By when it must be checked again. After that day, say that it is overdue."},
            "says": {**says},
        },
        address=TEXT,
        short_address=TEXT,
    )
    page["required"] = ["edition", "approved_on", "checked_on", "check_due", "says"]
    return {"type": "array", "description": plural, "items": page}


def _record(fields: Mapping[str, Schema], **more: Schema) -> Schema:
    every = {**fields, **more}
    return {"type": "object", "properties": every, "required": [*every], "additionalProperties": False}


def _leave_out(shape: Mapping[str, object]) -> None:
    """What the file says beside a document is no part of it."""
    for name in SAID_BESIDE:
        properties, required = shape["properties"], shape["required"]
        if isinstance(properties, dict) and isinstance(required, list):
            properties.pop(name, None)
            required[:] = [other for other in required if other != name]


def _describe(shape: Mapping[str, object], fields: Mapping[str, Field]) -> None:
    """Say of each field what its declaration says."""
    properties = shape.get("properties")
    for name, said in properties.items() if isinstance(properties, dict) else ():
        if words := _words(fields[name]):
            said["description"] = words


def _words(field: Field) -> str:
    told = [field.heading or field.label, f"The slug of a {field.kind}" if field.kind else field.hint]
    if field.type is FieldType.SECTION:
        told.append("Markdown")
    if field.of_nation:
        told.append(f"One of `values.{field.of_nation}`.")
    return " ".join(f"{part}." if part[-1] not in ".?" else part for part in told if part)

"""Whether the words of a content file fit the columns of its working copy. Asks the models, never a database."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import Path, parts_of
from sosguide.publishing.documents.kinds import KINDS, kind_of
from sosguide.publishing.models.columns import LineListField
from sosguide.publishing.models.working_copy import (
    WORKING_COPIES,
    WorkingCopy,
    as_columns,
    read_fields,
    row_models,
    write_fields,
)
from sosguide.typed_yaml import Problem


def words_fit_their_columns(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Nothing is too long, no address is broken, no list has an entry of several lines."""
    for path, message in misfits(file.document):
        yield Problem(file.name, file.line(*path), message)


def misfits(document: Document) -> Iterator[tuple[Path, str]]:
    """Yield (path of the field, complaint) for whatever a database would refuse or change."""
    model = WORKING_COPIES[kind_of(document).name]
    values, rows = as_columns(document)
    yield from _of_row(model(), values, ())
    for name, listed in rows.items():
        for index, row in enumerate(listed):
            yield from _of_row(row_models(model)[name](), row, (name, index))


def _of_row(row: models.Model, values: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    write_fields(row, values)
    kept = read_fields(row)
    columns = row._meta.concrete_fields
    for column in columns:
        if isinstance(column, LineListField) and kept.get(column.name, ()) != tuple(values.get(column.name, ())):
            yield (
                _place(row, path, column.name),
                f"`{column.name}`: each entry is one line and not empty; correct the list",
            )
    try:
        row.clean_fields(exclude={column.name for column in columns if column.is_relation})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield _place(row, path, name), f"`{name}`: {messages[0].rstrip('.').lower()}; correct it"


def _place(row: models.Model, path: Path, name: str) -> Path:
    """Where a column is found in the head: `place_order` is `order` inside `place`."""
    parts = parts_of(KINDS[row.kind].document) if isinstance(row, WorkingCopy) else {}
    part = next((part for part in parts if name.startswith(f"{part}_")), None)
    return (*path, part, name.removeprefix(f"{part}_")) if part else (*path, name)

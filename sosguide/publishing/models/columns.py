"""The columns of a working copy, made from the fields of its document: neither can have what the other lacks."""

import dataclasses
import types
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import Field, FieldType, fields_of, parts_of, rows_of

if TYPE_CHECKING:  # Django's own fields take no type in brackets
    TextField = models.TextField[str, str]
    CharField = models.CharField[str, str]
else:
    TextField, CharField = models.TextField, models.CharField

AnyColumn: TypeAlias = "models.Field[Any, Any]"

PLAIN: dict[FieldType, type[AnyColumn]] = {
    FieldType.FLAG: models.BooleanField,
    FieldType.FIGURE: models.PositiveIntegerField,
    FieldType.DAY: models.DateField,
    FieldType.ADDRESS: models.URLField,
}
"""The column of each type of field; anything else is text."""

OWN = frozenset(fields_of(Document))
"""Fields that every working copy declares itself."""


class LineListField(TextField):
    """A list of short texts, edited as one a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", "One a line.")
        super().__init__(*args, **kwargs)


class NationValueField(CharField):
    """A value that the nation's file has under the key `of_nation`; the editor's form offers those.

    To the database, and so to migrations, it is any word: editions are kept.
    """

    of_nation = ""

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        """As a plain column of words."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options


def columns(shape: type, prefix: str = "") -> dict[str, AnyColumn]:
    """The columns for the fields of a document or of a record inside one; lists of records have tables of their own.

    A record that is part of the page is spread over columns that begin with its name: `place_line`.
    """
    hints = get_type_hints(shape)
    found: dict[str, AnyColumn] = {}
    for name, field in fields_of(shape).items():
        if field.type is FieldType.PART:
            found |= columns(hints[name], f"{prefix}{name}_")
        elif field.type is not FieldType.ROWS and not (prefix == "" and name in OWN and issubclass(shape, Document)):
            found[prefix + name] = _column(field, hints[name], _default(shape, name))
    return found


def refuse_clashes(shape: type, *taken_by: type, also: str = "") -> None:
    """Raise TypeError where a column or list would bear the name of something else that belongs to a row of its table:
    of what `taken_by` has, or `also`.
    """
    taken = {"id", "pk", also}.union(*([*dir(owner), *owner.__annotations__] for owner in taken_by))
    for name in (*columns(shape), *rows_of(shape)):
        if name in taken:
            raise TypeError(f"{shape.__name__}.{name}: a row has something of that name already; call it otherwise")
        if name in fields_of(shape) and any(name.startswith(f"{part}_") for part in parts_of(shape)):
            raise TypeError(f"{shape.__name__}.{name} is called like a column of a part; call it otherwise")
    if len(set(rows_of(shape).values())) < len(rows_of(shape)):
        raise TypeError(f"{shape.__name__} has two lists of one record; give each a record of its own: it is a table")


def _default(shape: type, name: str) -> Any:
    """The default of a field, or ... where it must be given."""
    made = next(made for made in dataclasses.fields(shape) if made.name == name)
    return ... if made.default is dataclasses.MISSING else made.default


def _column(field: Field, hint: Any, default: object) -> AnyColumn:
    options: dict[str, Any] = {"verbose_name": field.label} if field.label else {}
    options |= {"help_text": field.hint} if field.hint else {}
    if get_origin(hint) is tuple:
        return LineListField(**options)
    options |= _default_option(default) | _optional(field, hint, default)
    if field.at_least > 0:
        options["validators"] = [MinValueValidator(field.at_least)]
    if field.longest:
        options["max_length"] = field.longest
    if field.of_nation:
        column = NationValueField(**options)
        column.of_nation = field.of_nation
        return column
    if field.type is FieldType.CHOICE:
        options["choices"] = _choices(hint)
    if field.at_least < 0:
        return models.IntegerField(**options)
    return (PLAIN.get(field.type) or (models.CharField if field.longest else models.TextField))(**options)


def _default_option(default: object) -> dict[str, Any]:
    if default in (..., None, ""):
        return {}
    return {"default": default.value if isinstance(default, StrEnum) else default}


def _optional(field: Field, hint: object, default: object) -> dict[str, bool]:
    """Whether a form may leave it empty, and whether that is stored as no value at all."""
    if get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
        return {"null": True, "blank": True}
    words = field.type not in (FieldType.FLAG, FieldType.FIGURE, FieldType.CHOICE) or default == ""
    return {"blank": True} if words and default is not ... else {}


def _choices(hint: type[StrEnum]) -> list[tuple[str, str]]:
    """The values of an enumeration, or of one that may be left out."""
    (enumeration,) = [part for part in get_args(hint) if part is not type(None)] or [hint]
    return [(member.value, getattr(member, "label", member.value)) for member in enumeration]


def constraints(record: type, table: str) -> Iterator[models.BaseConstraint]:
    """What the database holds of a record inside a page: figures that are not too small, one of two fields given."""
    for name, field in fields_of(record).items():
        if field.at_least > 0:
            yield models.CheckConstraint(
                condition=Q(**{f"{name}__gte": field.at_least}), name=f"{table}_{name}_at_least_{field.at_least}"
            )
    either = getattr(record, "either", ())
    if either:
        first, second = either
        yield models.CheckConstraint(
            condition=Q(**{first: ""}) ^ Q(**{second: ""}),
            name=f"{table}_{first}_or_{second}",
            violation_error_message=f"Give `{first}` or `{second}`; not both.",
        )

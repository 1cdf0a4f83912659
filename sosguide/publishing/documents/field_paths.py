"""What a document consists of, asked of its dataclass: its fields, its nested values, the rows of its lists."""

from dataclasses import dataclass, fields, is_dataclass
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True)
class Inner:
    """What a field holds that has fields of its own: one nested value, or (`many`) a list of rows."""

    fields: "Shape"
    many: bool


Shape: TypeAlias = dict[str, Inner | None]
"""Fields by name; None where a field holds a plain value or a list of plain values."""


def shape_of(document: type) -> Shape:
    """The fields of a dataclass, and of the dataclasses inside it."""
    hints = get_type_hints(document)
    return {field.name: _inner(hints[field.name]) for field in fields(document)}


def _inner(hint: Any) -> Inner | None:
    if isinstance(hint, type) and is_dataclass(hint):
        return Inner(shape_of(hint), many=False)
    if get_origin(hint) in (Union, UnionType):
        return next(filter(None, map(_inner, get_args(hint))), None)
    found = next(filter(None, map(_inner, get_args(hint))), None) if get_origin(hint) in (tuple, list) else None
    return found and Inner(found.fields, many=True)


def paths(shape: Shape) -> set[str]:
    """Every field by its dotted path: "requests" and "requests.and_then"."""
    found = set(shape)
    for name, inner in shape.items():
        found |= {f"{name}.{path}" for path in paths(inner.fields)} if inner else set()
    return found

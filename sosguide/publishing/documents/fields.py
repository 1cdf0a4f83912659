"""What each field of a document is, said once beside the field. Plain Python.

A field is written `name: Annotated[str, prose("what it says")]`. Columns, the editor, the diff, the search, the content
checks and the review page ask here; none of them keeps a list of names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def cached_per_class(function: Callable[[type], T]) -> Callable[[type], T]:
    """Remember what `function` returns for each class: `functools.cache`, under whose own type mypy takes the class
    of a dataclass for something that has no hash.
    """
    return cache(function)


class FieldType(StrEnum):
    """How a field is stored, edited and checked."""

    SECTION = "section"  # Markdown under a heading of its own in the content file
    PROSE = "prose"  # sentences
    LINE = "line"  # a few words on one line
    SLUG = "slug"  # the slug of another page of the same nation
    REFERENCE = "reference"  # "kind:slug"
    FIGURE = "figure"
    FLAG = "flag"
    CHOICE = "choice"  # one of a closed list of values
    DAY = "day"
    ADDRESS = "address"  # of a page elsewhere
    ROWS = "rows"  # a list of dataclasses
    PART = "part"  # one dataclass


class FoundBy(StrEnum):
    """How a search weighs what a field says, or what it does with it."""

    NAME = "name"  # a name of the page
    ASKING = "asking"  # a way in which people ask for it
    ANSWER = "answer"  # the answer itself
    PASTED = "pasted"  # words by which a reader's own paper is known: not said by us, and not searched
    LINK = "link"  # the page to put first, where it is asked for by a name of this one


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: its type and what follows from it.

    `label` and `hint` are words for the editor; `longest` counts characters; `kind` is the kind of page a slug names;
    `prose`: a reader reads it as sentences; `watched`: a change of it is one to look at twice; `shown`: it is words
    or figures for a reader, not only for the machine. `of_nation`: the key of the nation's file that has its values.
    `question`: the question of the card, at the top of the page, that it answers, alone or with others; `opening`:
    the words that it begins with there.
    """

    type: FieldType
    label: str = ""
    hint: str = ""
    longest: int = 0
    heading: str = ""
    kind: str = ""
    at_least: int = 0
    prose: bool = False
    watched: bool = False
    shown: bool = True
    of_nation: str = ""
    found_by: FoundBy | None = None
    question: str = ""
    opening: str = ""


def section(heading: str, *, found_by: FoundBy | None = None) -> Field:
    """Markdown under `heading` in the content file."""
    return Field(
        type=FieldType.SECTION, heading=heading, label=heading[0].lower() + heading[1:], prose=True, found_by=found_by
    )


def prose(
    label: str = "", *, hint: str = "", found_by: FoundBy | None = None, longest: int = 0, question: str = "",
    opening: str = "",
) -> Field:  # fmt: skip
    """Sentences in the head of a file; with `longest`, on one line of at most so many characters."""
    return Field(
        type=FieldType.PROSE, label=label, hint=hint, prose=True, found_by=found_by, longest=longest,
        question=question, opening=opening,
    )  # fmt: skip


def line(
    longest: int = 0, label: str = "", *, hint: str = "", watched: bool = False, found_by: FoundBy | None = None
) -> Field:
    """A few words, not a sentence: a name, a group, a telephone number."""
    return Field(type=FieldType.LINE, longest=longest, label=label, hint=hint, watched=watched, found_by=found_by)


def slug(kind: str, label: str = "", *, hint: str = "", shown: bool = True) -> Field:
    """The slug of a page of that kind, or several of them."""
    return Field(type=FieldType.SLUG, kind=kind, longest=80, label=label, hint=hint, shown=shown)


def reference(label: str = "", *, hint: str = "", found_by: FoundBy | None = None) -> Field:
    """Another page, written kind:slug."""
    return Field(type=FieldType.REFERENCE, longest=120, label=label, hint=hint, found_by=found_by)


def figure(label: str = "", *, at_least: int = 0, hint: str = "", shown: bool = True) -> Field:
    """A whole number, not below `at_least`; the database holds that too."""
    return Field(type=FieldType.FIGURE, label=label, at_least=at_least, hint=hint, watched=shown, shown=shown)


def flag(hint: str = "") -> Field:
    """Yes or no."""
    return Field(type=FieldType.FLAG, hint=hint)


def choice(
    label: str = "", *, longest: int = 20, watched: bool = True, of_nation: str = "", question: str = ""
) -> Field:
    """One of a closed list of values: an enumeration, or those that the nation's file has under the key `of_nation`."""
    return Field(
        type=FieldType.CHOICE, label=label, longest=longest, watched=watched, of_nation=of_nation, question=question
    )


def day(hint: str = "", *, watched: bool = True) -> Field:
    """A date."""
    return Field(type=FieldType.DAY, hint=hint, watched=watched)


def address(longest: int) -> Field:
    """The address of a page elsewhere."""
    return Field(type=FieldType.ADDRESS, longest=longest)


def rows() -> Field:
    """A list of records, in an order of their own."""
    return Field(type=FieldType.ROWS)


def part(*, shown: bool = True) -> Field:
    """One record inside the page."""
    return Field(type=FieldType.PART, shown=shown)


@cached_per_class
def fields_of(shape: type) -> dict[str, Field]:
    """What each field of a document, or of a record inside one, is.

    Raises TypeError where one does not say it, or says what no column can hold.
    """
    hints = get_type_hints(shape, include_extras=True)
    found: dict[str, Field] = {}
    for made in fields(shape):
        declared = [part for part in getattr(hints[made.name], "__metadata__", ()) if isinstance(part, Field)]
        one = len(declared) == 1
        fault = _misfit(declared[0], get_args(hints[made.name])[0]) if one else "say once what kind of field it is"
        if fault:
            raise TypeError(f"{shape.__name__}.{made.name}: {fault} (see documents/fields.py)")
        found[made.name] = declared[0]
    return found


HELD: dict[FieldType, type] = {FieldType.FLAG: bool, FieldType.FIGURE: int, FieldType.DAY: date}
"""What fields of each type hold; those of any other hold text."""
INNER = (FieldType.ROWS, FieldType.PART)


def _misfit(field: Field, hint: object) -> str:
    """Why no column can hold what a field is said to hold; "" where one can."""
    several = get_origin(hint) is tuple
    held = [part for part in get_args(hint) if part not in (NoneType, ...)] or [hint]
    if field.type in INNER:
        record = held[0] if several else hint
        if several is (field.type is FieldType.PART) or not isinstance(record, type) or not is_dataclass(record):
            return "rows are tuple[Record, ...], and a part is one Record that is always there"
        inside = any(inner.type in INNER for inner in fields_of(record).values())
        return "a record inside a page has no rows and no part of its own" if inside else ""
    wanted = StrEnum if field.type is FieldType.CHOICE and not field.of_nation else HELD.get(field.type, str)
    fits = all(isinstance(part, type) and issubclass(part, wanted) for part in held)
    if several and field.type in HELD:
        return f"a list in one column is of words; make each {field.type} a record, and of the list rows()"
    return "" if fits else f"a {field.type} holds {wanted.__name__}"


@cached_per_class
def rows_of(document: type) -> dict[str, type]:
    """The lists of records inside a document: the name of each, and what one record is."""
    return {name: get_args(hint)[0] for name, hint in _hints_of(document, FieldType.ROWS).items()}


@cached_per_class
def parts_of(document: type) -> dict[str, type]:
    """The records that are part of a document, by their names."""
    return _hints_of(document, FieldType.PART)


def _hints_of(shape: type, wanted: FieldType) -> dict[str, type]:
    hints = get_type_hints(shape)
    return {name: hints[name] for name, field in fields_of(shape).items() if field.type is wanted}


Path = tuple[str | int, ...]


def leaves(record: object, path: Path = ()) -> Iterator[tuple[Path, Field, Any]]:
    """Every value in a document that is not left empty, with its path in the head and what its field is."""
    for name, field in fields_of(type(record)).items():
        value, here = getattr(record, name), (*path, name)
        several = isinstance(value, tuple)
        for place, item in [((*here, i), item) for i, item in enumerate(value)] if several else [(here, value)]:
            if is_dataclass(item):
                yield from leaves(item, place)
            elif item not in (None, ""):
                yield place, field, item


def texts(record: object) -> Iterator[tuple[Path, str]]:
    """Every piece of text in a document, with its path in the head."""
    wordless = (FieldType.CHOICE, FieldType.ADDRESS, FieldType.SLUG)
    return (
        (path, value) for path, field, value in leaves(record) if isinstance(value, str) and field.type not in wordless
    )


def prose_of(record: object) -> list[str]:
    """The texts of a document that a reader reads as sentences."""
    return [value for _, field, value in leaves(record) if field.prose]


def values(record: object, found_by: FoundBy) -> tuple[str, ...]:
    """What a document says in the fields that a search weighs in this way."""
    return tuple(value for _, field, value in leaves(record) if field.found_by is found_by)


def own_choice(record: object, of_nation: str) -> str:
    """What a document itself, not a record inside it, holds of values that its nation decides; "" where nothing."""
    chosen = (value for path, field, value in leaves(record) if field.of_nation == of_nation and len(path) == 1)
    return str(next(chosen, ""))

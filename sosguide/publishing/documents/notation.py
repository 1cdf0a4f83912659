"""Words that pages share, named in their texts: `{fact: slug}` stands for what that fact says.

Each name of the notation is registered by the app that has the kind of page behind it. Plain Python.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import TypeVar

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FieldType, fields_of, leaves, texts

T = TypeVar("T")

NAMED = re.compile(r"\{\s*([a-z]+)\s*:\s*([a-z0-9-]+)\s*\}")
SENTENCE = re.compile(r"((?:\A|\n)[ \t]*[-*] |(?<=[.!?])\s+|(?<=\})\s+(?=[A-Z])|\n\s*\n)")
"""What stands between two sentences: the sign of a list, white space after a full stop or a fact, an empty line."""
BEING_CHECKED = "One fact belongs here. It is being checked, so it is not shown just now."


@dataclass(frozen=True)
class Notation:
    """`{name: slug}` shows `words` of the page of that kind; "" where that page has no such words.

    `cited`: the page of which it is a part shows beside it where it comes from. `rings`: the digits behind the words,
    where a telephone can ring them.
    """

    name: str
    kind: str
    words: Callable[[Document], str]
    cited: bool = True
    rings: Callable[[Document], str] = lambda page: ""


Find = Callable[[str, str], Document | None]
"""From kind and slug to the document that is to be shown; None where there is none."""

NOTATIONS: dict[str, Notation] = {}


def register_notations(*notations: Notation) -> None:
    """Make names of the notation known; an app calls it when it is ready."""
    NOTATIONS.update({notation.name: notation for notation in notations})


def shared_by(document: Document) -> list[tuple[str, str]]:
    """Kind and slug of every page of which this one shows words: those named in its texts, and by its fields."""
    kinds = {notation.kind for notation in NOTATIONS.values()}
    named = [
        (NOTATIONS[name].kind, slug)
        for _, text in texts(document)
        for name, slug in NAMED.findall(text)
        if name in NOTATIONS
    ]
    by_field = [(field.kind, value) for _, field, value in leaves(document) if field.kind in kinds]
    return list(dict.fromkeys((*named, *by_field)))


def shown(record: T, find: Find) -> T:
    """A document, or a record inside it, with the words that it names in their place; itself where it names none.

    A sentence that names what is not to be shown gives way to BEING_CHECKED as a whole: half of it could mislead.
    """
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changes: dict[str, object] = {}
    for name, field in fields_of(type(record)).items():
        value, markdown = getattr(record, name), field.type is FieldType.SECTION
        new = tuple(_value(item, find, markdown) for item in value) if isinstance(value, tuple) else value
        new = _value(new, find, markdown)
        if new != value:
            changes[name] = new
    return replace(record, **changes) if changes else record


def _value(value: object, find: Find, markdown: bool) -> object:
    if isinstance(value, str):
        return in_place(value, find, markdown=markdown) if "{" in value else value
    return shown(value, find)


def in_place(text: str, find: Find, *, markdown: bool) -> str:
    """A text with the words it names; in Markdown with links."""
    pieces = SENTENCE.split(text)
    return "".join(_sentence(piece, find, markdown) for piece in pieces)


def _sentence(sentence: str, find: Find, markdown: bool) -> str:
    said: dict[str, str] = {}
    for found in NAMED.finditer(sentence):
        notation = NOTATIONS.get(found[1])
        page = find(notation.kind, found[2]) if notation else None
        words = notation.words(page) if notation and page else ""
        if not notation or not page or not words:
            return BEING_CHECKED
        said[found[0]] = _linked(words, notation, page) if markdown else words
    return NAMED.sub(lambda found: said[found[0]], sentence)


def _linked(words: str, notation: Notation, page: Document) -> str:
    """The words in Markdown: a number as a link that rings it, anything else with an empty link to where it is from."""
    if digits := notation.rings(page):
        return f"[{words}](tel:{digits})"
    return f"{words}[]({notation.kind}:{page.slug})" if notation.cited else words


def names_of_notation(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a text names something, and what: its offset, the name and the slug; "" for a brace that names nothing.

    `{date}` is left to who shows it: it stands for a day that the calculator works out.
    """
    for found in re.finditer(r"\{(?!date\})[^{}]*\}?", text):
        named = NAMED.fullmatch(found[0])
        yield (found.start(), named[1], named[2]) if named else (found.start(), "", "")

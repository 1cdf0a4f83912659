"""Read and write one content file: a YAML head between two lines of ---, then Markdown sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind
from sosguide.typed_yaml import (
    BrokenContent,
    Lines,
    Problem,
    days_as_text,
    decode,
    explain,
    line_at,
    read_yaml,
    refuse,
)

MISSING_TARGET = "missing-target"  # the code of a Problem: a page is named that is not there (yet)


@dataclass(frozen=True)
class ContentFile:
    """A file as read: its document, and the line of each of its fields."""

    name: str
    document: Document
    lines: Lines

    def line(self, *path: str | int) -> int:
        """The line of the field at `path`, or of the nearest thing around it."""
        return line_at(self.lines, path)


def read(path: Path, *, kind: Kind[Document], nation: str, name: str) -> ContentFile:
    """Read one content file; `name` is what to call it in complaints.

    Raises BrokenContent.
    """
    return parse(path.read_bytes(), kind=kind, nation=nation, slug=path.stem, name=name)


def parse(raw: bytes, *, kind: Kind[Document], nation: str, slug: str, name: str) -> ContentFile:
    """Read the bytes of a content file. Raises BrokenContent."""
    head, body, body_line = _split(decode(raw, name), name)
    values, lines = read_yaml(head, name, what="the head", first_line=2)
    problems = [Problem(name, lines[key,], message) for key, message in _misplaced(kind) if key in values]
    if problems:
        raise BrokenContent(problems)
    values |= {"nation": nation, "slug": slug}
    for field, (section, line) in _read_sections(body, body_line, kind, name).items():
        values[field], lines[field,] = section, line
    try:
        return ContentFile(name, kind.document.build(values), lines)
    except ValidationError as error:
        problems = explain(error, name, lines, unknown="not a field of this kind of page")
        raise BrokenContent(problems) from None


def write(document: Document, kind: Kind[Document]) -> str:
    """The canonical text of a document's file: `read` gives the same document back."""
    head = {key: value for key, value in document.plain().items() if key not in ("nation", "slug", *kind.sections)}
    text = yaml.dump(head, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    sections = [
        f"## {heading}\n\n{getattr(document, field)}\n"
        for field, heading in kind.sections.items()
        if getattr(document, field)
    ]
    return "---\n" + text + "---\n\n" + "\n".join(sections)


class _Dumper(yaml.SafeDumper):
    """List items are indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


days_as_text(_Dumper)


def _misplaced(kind: Kind[Document]) -> Iterator[tuple[str, str]]:
    yield "nation", "`nation` is the folder's name; remove it here"
    yield "slug", "`slug` is the file's name; remove it here"
    for field, heading in kind.sections.items():
        yield field, f"`{field}` does not belong in the head; move it under `## {heading}`"


def _split(text: str, name: str) -> tuple[str, str, int]:
    parts = re.match(r"---\n(.*?\n)---\n(.*)\Z", text, re.DOTALL)
    if not parts:
        refuse(name, 1, "no head found; start the file with a line ---, the head, then a line ---")
    head, body = parts.groups()
    return head, body, head.count("\n") + 3


def _read_sections(body: str, first_line: int, kind: Kind[Document], name: str) -> dict[str, tuple[str, int]]:
    headings = {heading: field for field, heading in kind.sections.items()}
    found: dict[str, tuple[str, int]] = {}
    parts = re.split(r"^## +(.+?) *$", body, flags=re.MULTILINE)
    line = first_line + parts[0].count("\n")
    if parts[0].strip():
        refuse(name, first_line, "text before the first heading; move it under a `## ` heading")
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        if heading not in headings:
            known = "; ".join(headings) or "none"
            refuse(name, line, f"unknown heading “{heading}”; the headings of this kind are: {known}")
        if headings[heading] in found:
            refuse(name, line, f"heading “{heading}” appears twice; join the two parts")
        before = len(text) - len(text.lstrip("\n")) if text.strip() else 0
        found[headings[heading]] = (text.strip(), line + before)
        line += text.count("\n")
    return found

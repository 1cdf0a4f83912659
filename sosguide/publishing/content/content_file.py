"""Read and write one content file: a YAML head between two lines of ---, then Markdown sections.

Every complaint carries the file, the line and what to do, because the person who reads it may be a
volunteer who has never seen a traceback.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml
from pydantic import ValidationError
from yaml.composer import Composer, ComposerError

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import Path as FieldPath
from sosguide.publishing.documents.kinds import Kind

MAX_BYTES = 60_000
MISSING_TARGET = "missing-target"  # the code of a Problem: a page is named that is not there (yet)
HIDDEN = re.compile(r"[^\t\n -~\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters nobody sees: controls, odd line ends, changes of writing direction."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one file: where it is, what it is, what to do. `code` tells a machine which kind it is."""

    file: str
    line: int
    message: str
    advice: str = ""
    code: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" + (f"; {self.advice}" if self.advice else "")


class BrokenContent(Exception):
    """Content that must not be loaded, with every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class ContentFile:
    """A file as read: its document, and the line on which each field of it stands."""

    name: str
    document: Document
    lines: dict[FieldPath, int]

    def line(self, *path: str | int) -> int:
        """The line of the field at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(path: Path, *, kind: Kind[Document], nation: str, name: str) -> ContentFile:
    """Read one content file; `name` is what to call it in complaints.

    Raises BrokenContent.
    """
    return parse(path.read_bytes(), kind=kind, nation=nation, slug=path.stem, name=name)


def parse(raw: bytes, *, kind: Kind[Document], nation: str, slug: str, name: str) -> ContentFile:
    """Read the bytes of a content file. Raises BrokenContent."""
    head, body, body_line = _split(_decode(raw, name), name)
    values, lines = _read_head(head, name)
    problems = [Problem(name, lines[key,], message) for key, message in _misplaced(kind) if key in values]
    if problems:
        raise BrokenContent(problems)
    values |= {"nation": nation, "slug": slug}
    for field, (section, line) in _read_sections(body, body_line, kind, name).items():
        values[field], lines[field,] = section, line
    try:
        return ContentFile(name, kind.document.build(values), lines)
    except ValidationError as error:
        raise BrokenContent(list(_explain(error, name, lines))) from None


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


class _Loader(Composer, yaml.CSafeLoader):
    """YAML without its references and types: a few lines with them could stand for more than a memory holds.

    The parser is libyaml's, which reads the whole guide in a quarter of the time; only nodes are composed here.
    """

    def __init__(self, stream: str) -> None:
        yaml.CSafeLoader.__init__(self, stream)
        Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event, problem = self.peek_event(), None
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            problem = "a text that starts with &, * or ! needs quotes"
        if HIDDEN.search(getattr(event, "value", "")):
            problem = "an escape stands for a hidden character"
        if problem:
            raise ComposerError(problem=problem, problem_mark=getattr(event, "start_mark", None))
        return super().compose_node(parent, index)


for _yaml in (_Dumper, _Loader):  # a day is a text like any other, so a wrong one is refused with its line
    _yaml.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for first, forms in _yaml.yaml_implicit_resolvers.items()
    }


def _refuse(name: str, line: int, message: str) -> NoReturn:
    raise BrokenContent([Problem(name, line, message)])


def _decode(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        _refuse(name, 1, f"file too large ({len(raw):,} bytes); keep a page under {MAX_BYTES:,} bytes")
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        _refuse(name, raw[: error.start].count(b"\n") + 1, "not UTF-8 text; save the file as UTF-8")
    hidden = HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        _refuse(name, line, f"a hidden character (U+{ord(hidden[0]):04X}); retype the line")
    return text


def _misplaced(kind: Kind[Document]) -> Iterator[tuple[str, str]]:
    yield "nation", "`nation` is the folder's name; remove it here"
    yield "slug", "`slug` is the file's name; remove it here"
    for field, heading in kind.sections.items():
        yield field, f"`{field}` does not belong in the head; move it under `## {heading}`"


def _split(text: str, name: str) -> tuple[str, str, int]:
    parts = re.match(r"---\n(.*?\n)---\n(.*)\Z", text, re.DOTALL)
    if not parts:
        _refuse(name, 1, "no head found; start the file with a line ---, the head, then a line ---")
    head, body = parts.groups()
    return head, body, head.count("\n") + 3


def _read_head(head: str, name: str) -> tuple[dict[str, Any], dict[FieldPath, int]]:
    try:
        loader = _Loader(head)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = getattr(error, "problem", None) or error
        _refuse(name, line, f"the head is not valid YAML ({what}); check colons, quotes and indents")
    if node is None or not isinstance(values, dict):
        _refuse(name, 2, "the head is empty or is not a list of `name: value` lines")
    problems = [Problem(name, line, f"`{key}` appears twice; keep one") for key, line in _twice(node)]
    if problems:
        raise BrokenContent(problems)
    return values, dict(_lines(node))


def _twice(node: yaml.Node) -> Iterator[tuple[str, int]]:
    keys: set[str] = set()
    for key, value in _inside(node):
        if key and key.value in keys:
            yield key.value, key.start_mark.line + 2
        if key:
            keys.add(key.value)
        yield from _twice(value)


def _inside(node: yaml.Node) -> list[tuple[yaml.Node | None, yaml.Node]]:
    """What a node holds, with its keys where it has any."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    return [(None, item) for item in node.value] if isinstance(node, yaml.SequenceNode) else []


def _lines(node: yaml.Node, path: FieldPath = ()) -> Iterator[tuple[FieldPath, int]]:
    yield path, node.start_mark.line + 2
    for index, (key, value) in enumerate(_inside(node)):
        yield from _lines(value, (*path, key.value if key else index))


def _read_sections(body: str, first_line: int, kind: Kind[Document], name: str) -> dict[str, tuple[str, int]]:
    headings = {heading: field for field, heading in kind.sections.items()}
    found: dict[str, tuple[str, int]] = {}
    parts = re.split(r"^## +(.+?) *$", body, flags=re.MULTILINE)
    line = first_line + parts[0].count("\n")
    if parts[0].strip():
        _refuse(name, first_line, "text before the first heading; move it under a `## ` heading")
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        if heading not in headings:
            known = "; ".join(headings) or "none"
            _refuse(name, line, f"unknown heading “{heading}”; the headings of this kind are: {known}")
        if headings[heading] in found:
            _refuse(name, line, f"heading “{heading}” appears twice; join the two parts")
        before = len(text) - len(text.lstrip("\n")) if text.strip() else 0
        found[headings[heading]] = (text.strip(), line + before)
        line += text.count("\n")
    return found


def _explain(error: ValidationError, name: str, lines: dict[FieldPath, int]) -> Iterator[Problem]:
    for item in error.errors():
        path = tuple(item["loc"])
        label = ".".join(str(part) for part in path)
        around = path
        while around and around not in lines:
            around = around[:-1]
        if item["type"] == "missing":
            message = f"`{label}` is missing; add it"
        elif item["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            message = f"`{label}` is not a field of this kind of page; remove it or correct its name"
        else:
            message = f"`{label}`: {item['msg'].lower()}; it is now {item['input']!r:.80}"
        yield Problem(name, lines.get(around, 1), message)

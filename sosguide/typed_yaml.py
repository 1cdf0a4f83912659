"""YAML that a volunteer wrote: what it says, where each thing is, and what is wrong, in words. Plain Python.

Every complaint carries the file, the line and what to do, because the person who reads it may be a
volunteer who has never seen a traceback.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, NoReturn

import yaml
from pydantic import ValidationError
from yaml.composer import Composer, ComposerError
from yaml.resolver import Resolver

MAX_BYTES = 60_000
HIDDEN = re.compile(r"[^\t\n -~\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters nobody sees: controls, odd line ends, changes of writing direction."""

FieldPath = tuple[str | int, ...]
Lines = dict[FieldPath, int]
"""The line of each value, by its path."""


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


class Yaml(NamedTuple):
    """A text as read: its values by name, and their lines."""

    values: dict[str, object]
    lines: Lines


def refuse(name: str, line: int, message: str) -> NoReturn:
    """Raise BrokenContent with one problem."""
    raise BrokenContent([Problem(name, line, message)])


def decode(raw: bytes, name: str) -> str:
    """The bytes of a file as text of which every character can be seen. Raises BrokenContent."""
    if len(raw) > MAX_BYTES:
        refuse(name, 1, f"file too large ({len(raw):,} bytes); keep it under {MAX_BYTES:,} bytes")
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        refuse(name, raw[: error.start].count(b"\n") + 1, "not UTF-8 text; save the file as UTF-8")
    hidden = HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        refuse(name, line, f"a hidden character (U+{ord(hidden[0]):04X}); retype the line")
    return text


def read_yaml(text: str, name: str, *, what: str, first_line: int = 1) -> Yaml:
    """Read YAML; `what` it is (the head, the file) and its `first_line` are for complaints. Raises BrokenContent."""
    above = first_line - 1
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        fault = getattr(error, "problem", None) or error
        line = first_line + mark.line if mark else 1
        refuse(name, line, f"{what} is not valid YAML ({fault}); check colons, quotes and indents")
    if node is None or not isinstance(values, dict):
        refuse(name, first_line, f"{what} is empty or is not a list of `name: value` lines")
    twice = [Problem(name, line + above, f"`{key}` appears twice; keep one") for key, line in _twice(node)]
    if twice:
        raise BrokenContent(twice)
    return Yaml(values, {path: line + above for path, line in _lines(node)})


def line_at(lines: Lines, path: FieldPath) -> int:
    """The line of the value at `path`, or of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def explain(error: ValidationError, name: str, lines: Lines, *, unknown: str) -> list[Problem]:
    """What pydantic found, in words; `unknown` says what a name is not that does not belong there."""
    problems = []
    for item in error.errors():
        label = ".".join(map(str, item["loc"]))
        if item["type"] == "missing":
            message = f"`{label}` is missing; add it"
        elif item["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            message = f"`{label}` is {unknown}; remove it or correct its name"
        else:
            message = f"`{label}`: {item['msg'].lower()}; it is now {item['input']!r:.80}"
        problems.append(Problem(name, line_at(lines, item["loc"]), message))
    return problems


class _Loader(Composer, yaml.CSafeLoader):
    """YAML without its references and types: a few lines with them could expand to more than fits in memory.

    The parser is libyaml's, which reads the whole guide in a quarter of the time; only nodes are composed here.
    """

    def __init__(self, stream: str) -> None:
        yaml.CSafeLoader.__init__(self, stream)
        Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event, problem = self.peek_event(), None
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            problem = "a text that starts with &, * or ! needs quotes"
        if HIDDEN.search(getattr(event, "value", "")):
            problem = "an escape stands for a hidden character"
        if problem:
            raise ComposerError(problem=problem, problem_mark=getattr(event, "start_mark", None))
        return super().compose_node(parent, index)


def days_as_text(loader_or_dumper: type[Resolver]) -> None:
    """Let a day be a text like any other, so that a wrong one is refused with its line."""
    loader_or_dumper.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for first, forms in loader_or_dumper.yaml_implicit_resolvers.items()
    }


days_as_text(_Loader)


def _twice(node: yaml.Node) -> Iterator[tuple[str, int]]:
    keys: set[str] = set()
    for key, value in _inside(node):
        if key and key.value in keys:
            yield key.value, key.start_mark.line + 1
        if key:
            keys.add(key.value)
        yield from _twice(value)


def _inside(node: yaml.Node) -> list[tuple[yaml.Node | None, yaml.Node]]:
    """What a node holds, with its keys where it has any."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    return [(None, item) for item in node.value] if isinstance(node, yaml.SequenceNode) else []


def _lines(node: yaml.Node, path: FieldPath = ()) -> Iterator[tuple[FieldPath, int]]:
    yield path, node.start_mark.line + 1
    for index, (key, value) in enumerate(_inside(node)):
        yield from _lines(value, (*path, key.value if key else index))

"""What a nation's `papers.yaml` says: words that tell of any paper whose it is and what it does. Plain Python.

The words of one paper stand in that paper's own page. docs/letters.md describes each key.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from sosguide.typed_yaml import BrokenContent, Problem, decode, explain, read_yaml

FILE = "papers.yaml"
Signs = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Somebody else who writes to families: known by `titles` (a heading, the end of a letter) or by what it `says`.

    `called` is what a page calls them, after "a paper from"; `pages` are where to read on, written kind:slug.
    """

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    called: str
    titles: Signs = ()
    says: Signs = ()
    pages: tuple[Annotated[str, Field(pattern=r"^[a-z-]+:[a-z0-9-]+$")], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Papers:
    """One nation's file. Words that take a sign away: `denied` close before it; `only_if`, `planned` anywhere before it
    in its sentence; `past` anywhere in its sentence. `planned` counts for papers that tell of a decision only.
    """

    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)
    own: Signs = ()
    first: tuple[str, ...] = ()
    denied: Signs = ()
    only_if: Signs = ()
    planned: Signs = ()
    past: Signs = ()
    senders: tuple[Sender, ...] = ()


_SHAPE = TypeAdapter(Papers)


def read_papers(path: Path, *, name: str) -> Papers:
    """Read a nation's file; empty where there is none. Raises BrokenContent with what is wrong, by line."""
    if not path.is_file():
        return Papers()
    values, lines = read_yaml(decode(path.read_bytes(), name), name, what="the file")
    try:
        return _SHAPE.validate_json(to_json(values), strict=True)
    except ValidationError as error:
        raise BrokenContent(explain(error, name, lines, unknown="not a key of a nation's papers")) from error


@cache
def papers_of(folder: Path, nation: str) -> Papers:
    """A nation's file, read once while the site runs."""
    return read_papers(folder / nation / FILE, name=f"{folder.name}/{nation}/{FILE}")


def problems_of(folder: Path, nation: str) -> list[Problem]:
    """What is wrong with a nation's file."""
    try:
        read_papers(folder / nation / FILE, name=f"{folder.name}/{nation}/{FILE}")
    except BrokenContent as broken:
        return broken.problems
    return []

"""Read the nations' files and say in one line what is wrong with one. Plain Python."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from sosguide.nations.profile import NationProfile

FILE = "nation.yaml"
_SHAPE = TypeAdapter(NationProfile)

Lines = dict[tuple[str | int, ...], int]
"""The line on which each field of a file begins."""


class Complaint(NamedTuple):
    """One thing wrong with one nation's file: where it is, what it is, what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def read_profiles(folder: Path, nations: Iterable[str]) -> tuple[dict[str, NationProfile], list[Complaint]]:
    """The files of these nations under a folder of content, by nation, and what is wrong with them.

    A nation without a file is left out without a complaint: a folder may hold a part of the content.
    """
    profiles: dict[str, NationProfile] = {}
    complaints: list[Complaint] = []
    for nation in nations:
        path = folder / nation / FILE
        if path.is_file():
            profile, problems = read_profile(path, name=f"{folder.name}/{nation}/{FILE}")
            complaints += problems
            if profile:
                profiles[nation] = profile
    return profiles, [*complaints, *_clashes(profiles, folder.name)]


def read_profile(path: Path, *, name: str) -> tuple[NationProfile | None, list[Complaint]]:
    """One nation's file; `name` is what to call it in complaints."""
    try:
        loader = yaml.SafeLoader(path.read_text("utf-8"))
        node = loader.get_single_node()
        values: Any = loader.construct_document(node) if node else {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or error
        line = mark.line + 1 if mark else 1
        return None, [Complaint(name, line, f"not valid YAML ({what}); check colons, quotes and indents")]
    lines = dict(_lines(node)) if node else {}
    twice = [Complaint(name, line, f"`{key}` is there twice; keep one") for key, line in _twice(node)]
    try:
        profile = _SHAPE.validate_json(to_json(values), strict=True)
    except ValidationError as error:
        return None, [*twice, *_explain(error, name, lines)]
    return profile, [*twice, *_at_odds(profile, name, lines)]


def _explain(error: ValidationError, name: str, lines: Lines) -> Iterator[Complaint]:
    for item in error.errors():
        path = tuple(part for part in item["loc"])
        label = ".".join(map(str, path))
        while path and path not in lines:
            path = path[:-1]
        if item["type"] == "missing":
            message = f"`{label}` is missing; add it"
        elif item["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            message = f"`{label}` is not a key of a nation's file; remove it or correct its name"
        else:
            message = f"`{label}`: {item['msg'].lower()}; it is now {item['input']!r:.80}"
        yield Complaint(name, lines.get(path, 1), message)


def _at_odds(profile: NationProfile, name: str, lines: Lines) -> Iterator[Complaint]:
    """Names that a file gives twice, and doors that lead nowhere."""
    named = {
        "stages": profile.stages,
        "lines": [line.slug for line in profile.lines],
        "force": [force.value for force in profile.force],
        "events": [event.slug for event in profile.events],
    }
    for field, slugs in named.items():
        for place, slug in enumerate(slugs):
            if slug in slugs[:place]:
                line = lines.get((field, place), 1)
                yield Complaint(name, line, f"`{field}.{place}`: `{slug}` is there twice; keep one")
    for field, doors in (("doors", profile.doors), ("more_doors", profile.more_doors)):
        for place, door in enumerate(doors):
            if door.to != "map" and door.to not in profile.lists:
                yield Complaint(
                    name, lines.get((field, place), 1), f"`{field}.{place}`: no list `{door.to}` in `lists`"
                )


def _clashes(profiles: dict[str, NationProfile], folder: str) -> Iterator[Complaint]:
    """Short numbers and places in the order that two nations, or two lists of one, both claim."""
    taken: dict[tuple[str, int], str] = {}
    for nation, profile in profiles.items():
        claims = [("order", profile.order), *(("number", n) for n in (profile.number, *profile.lists.values()))]
        for claim in claims:
            if claim in taken:
                yield Complaint(f"{folder}/{nation}/{FILE}", 1, f"{claim[0]} {claim[1]} is taken by {taken[claim]}")
            taken.setdefault(claim, nation)


def _lines(node: yaml.Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], int]]:
    yield path, node.start_mark.line + 1
    for key, value in _inside(node):
        yield from _lines(value, (*path, key))


def _inside(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)


def _twice(node: yaml.Node | None) -> Iterator[tuple[str | int, int]]:
    seen: set[str | int] = set()
    for key, value in _inside(node) if node else ():
        if key in seen:
            yield key, value.start_mark.line + 1
        seen.add(key)
        yield from _twice(value)

"""Read the nations' files and say in one line what is wrong with one. Plain Python."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from sosguide.nations.profile import MAP, NationProfile
from sosguide.typed_yaml import BrokenContent, Lines, Problem, decode, explain, line_at, read_yaml

FILE = "nation.yaml"
_SHAPE = TypeAdapter(NationProfile)


def read_profiles(folder: Path, nations: Iterable[str]) -> tuple[dict[str, NationProfile], list[Problem]]:
    """The files of these nations under a folder of content, by nation, and what is wrong with them.

    A nation without a file is left out without a complaint: a folder may hold a part of the content.
    """
    profiles: dict[str, NationProfile] = {}
    complaints: list[Problem] = []
    for nation in nations:
        path = folder / nation / FILE
        if path.is_file():
            profile, problems = read_profile(path, name=f"{folder.name}/{nation}/{FILE}")
            complaints += problems
            if profile:
                profiles[nation] = profile
    return profiles, [*complaints, *_clashes(profiles, folder.name)]


def read_profile(path: Path, *, name: str) -> tuple[NationProfile | None, list[Problem]]:
    """One nation's file; `name` is what to call it in complaints."""
    try:
        values, lines = read_yaml(decode(path.read_bytes(), name), name, what="the file")
    except BrokenContent as broken:
        return None, broken.problems
    try:
        profile = _SHAPE.validate_json(to_json(values), strict=True)
    except ValidationError as error:
        return None, explain(error, name, lines, unknown="not a key of a nation's file")
    return profile, list(_at_odds(profile, name, lines))


def _at_odds(profile: NationProfile, name: str, lines: Lines) -> Iterator[Problem]:
    """Names that a file gives twice, and doors that lead nowhere."""
    named = {
        "stages": profile.stages,
        "lines": [line.slug for line in profile.lines],
        "force": [force.value for force in profile.force],
        "events": [event.slug for event in profile.events],
        "pictures": [picture.slug for picture in profile.pictures],
    }
    for field, slugs in named.items():
        for place, slug in enumerate(slugs):
            if slug in slugs[:place]:
                line = line_at(lines, (field, place))
                yield Problem(name, line, f"`{field}.{place}`: `{slug}` is there twice; keep one")
    for field, doors in (("doors", profile.doors), ("menu", profile.menu)):
        for place, door in enumerate(doors):
            if door.to != MAP and door.to.partition("/")[0] not in profile.lists:
                yield Problem(
                    name, line_at(lines, (field, place)), f"`{field}.{place}`: no list `{door.to}` in `lists`"
                )


def _clashes(profiles: dict[str, NationProfile], folder: str) -> Iterator[Problem]:
    """Short numbers and places in the order that two nations, or two lists of one, both claim."""
    taken: dict[tuple[str, int], str] = {}
    for nation, profile in profiles.items():
        claims = [("order", profile.order), *(("number", n) for n in (profile.number, *profile.lists.values()))]
        for claim in claims:
            if claim in taken:
                yield Problem(f"{folder}/{nation}/{FILE}", 1, f"{claim[0]} {claim[1]} is taken by {taken[claim]}")
            taken.setdefault(claim, nation)

"""What a nation's file says of its pictures: the few words on each, and what each rests on. Plain Python.

No number is written here: facts that are live give it. docs/pictures.md describes each key.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from sosguide.nations.patterns import Look, Pattern, Slug

Words = Annotated[str, Field(pattern=r"^([^0-9]|[Ss]ection [0-9]+)*$")]
"""Without a figure, but for the name that a section of a law gives to a thing: what counts comes from a fact."""
Drawing = Literal["room", "table", "badges", "grid", "weeks", "steps", "ring", "letter"]
"""How a picture is drawn: the templates of that name."""
Held = Literal["all", "part", "none"]


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Somebody in a picture: `role` is the slug of their page. `part` marks the reader's own chair, and who decides."""

    name: Words
    note: Words = ""
    role: Slug | Literal[""] = ""
    part: Literal["", "you", "decides"] = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Those who sit in one row, or work for one employer; `look` is the line of the map whose colour they have.

    `works_for`: a pattern of what their own pages say of whom they work for; others are left out.
    """

    name: Words
    note: Words = ""
    look: Literal["", Look] = ""
    works_for: Pattern = ""
    people: Annotated[tuple[Seat, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place in a picture: a stop, a row of a table, a call-out. `fact` is the slug of the fact that gives its number.

    `after`: its time runs on from the point before. `held`: for each column, who has it.
    """

    name: Words
    note: Words = ""
    fact: Slug | Literal[""] = ""
    after: bool = False
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture. It is shown while every fact of `facts` is live; a point or row whose own fact is not is left out.

    `says` begins its text twin, `below` ends it; `middle` stands inside the drawing. `columns` are the heads of a grid,
    or the boxes under a ring.
    """

    slug: Slug
    title: Words
    drawing: Drawing
    look: Literal["", Look] = ""
    says: Words
    groups: tuple[Group, ...] = ()
    columns: tuple[Words, ...] = ()
    points: tuple[Point, ...] = ()
    middle: Words = ""
    below: Words = ""
    facts: tuple[Slug, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Every fact that it names, each once."""
        return tuple(dict.fromkeys((*(point.fact for point in self.points if point.fact), *self.facts)))

    @property
    def roles(self) -> tuple[str, ...]:
        """Every person that it names by the slug of a page."""
        return tuple(seat.role for group in self.groups for seat in group.people if seat.role)


POINTS = {"steps": 5, "ring": 1}
"""How many points a drawing has; any number, where it is not said."""
ROUND_A_TABLE, COLUMNS = 6, 4
"""The fewest who can sit at a table: three at its head, three at its foot. The most columns of a grid."""


def whole(picture: Picture) -> Picture:
    """The picture, where its drawing has what it needs. Raises ValueError with what is missing."""
    if missing := lacks(picture):
        raise ValueError(f"a {picture.drawing} needs {missing}")
    return picture


def lacks(picture: Picture) -> str:
    """What a drawing needs and does not have; "" where it has everything."""
    people = sum(len(group.people) for group in picture.groups)
    wanted = POINTS.get(picture.drawing, len(picture.points))
    if picture.drawing in ("room", "table", "badges"):
        return "" if people >= (ROUND_A_TABLE if picture.drawing == "table" else 1) else "more people in `groups`"
    if not picture.points or len(picture.points) != wanted:
        return f"{wanted or 'some'} `points`"
    if picture.drawing == "grid" and not _squared(picture):
        return f"at most {COLUMNS} `columns`, and a `held` for each"
    if picture.drawing == "ring" and not picture.columns:
        return "`columns`"
    timed = picture.points[1:] if picture.drawing == "steps" else picture.points
    lengths = picture.drawing in POINTS and not all(point.fact for point in timed)
    return "a `fact` for each point" if lengths else ""


def _squared(picture: Picture) -> bool:
    columns = len(picture.columns)
    return 0 < columns <= COLUMNS and all(len(point.held) == columns for point in picture.points)

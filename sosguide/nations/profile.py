"""What a nation's file says: everything about a nation that is not words on one of its pages.

The file is `content/<nation>/nation.yaml`; docs/nations.md describes each key. Plain Python.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from sosguide.nations.not_ready import NotReady
from sosguide.nations.patterns import LOOKS, Pattern, Reference, Slug
from sosguide.nations.pictures import Picture, whole

Number = Annotated[int, Field(ge=1, lt=100)]  # from 100 on they belong to documents


MAP = "map"
"""What a door to the nation's front page names."""


@dataclass(frozen=True, kw_only=True)
class Force:
    """Who can make something happen: the value that documents hold, and the words shown for it.

    `answer` is what it says to "Can I say no?". `caution` never leaves its side: what the words alone would hide.
    `in_part_inside`: where something that is asked inside such a page can be declined, the page answers "in part".
    `once_made`: it is an order, so the page says what holds once there is one as well.
    """

    value: Slug
    answer: Literal["yes", "no", "in-part"]
    words: str
    caution: str = ""
    in_part_inside: bool = False
    once_made: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the map, in the units of the drawing (1000 wide; docs/map.md).

    `row` is where it runs, measured from the top; `drop` is how far each further branch lies below it. `laid` is how
    it lies: `along` the way that the case takes, `over` it (with the one long stop), `under` it (to be reached from
    any stop) or as `ends` to choose between. `reach` are the words on the bracket that says so, which runs at
    `reach_row`; `back` those on the way back from there. `name_at` is where its name stands. `style` names the line
    whose colour it has (static/css), its own slug where it is left out.
    """

    slug: Slug
    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    name: str
    row: int
    drop: int
    laid: Literal["along", "over", "under", "ends"] = "along"
    reach: tuple[str, ...] = ()
    reach_row: int = 0
    back: tuple[str, ...] = ()
    name_at: tuple[int, int] | None = None
    style: str = ""

    @property
    def look(self) -> str:
        """The class that styles it."""
        return self.style or self.slug


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What facts are about: those of one theme stand on one page, `/<nation>/facts/<slug>/`, with this short number.

    The same slug in another nation is the same subject there.
    """

    slug: Slug
    name: str
    number: Annotated[int, Field(ge=9000, lt=10000)]


def _has_a_look(line: Line) -> Line:
    if line.look not in LOOKS:
        raise ValueError(f"nothing is drawn as `{line.look}`: give `style`, one of {', '.join(LOOKS)}")
    return line


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that starts a clock. `name` says what happened, as a choice on a form.

    `day_one`: the day itself is day 1. `to_noon`: where the last day is a Sunday or public holiday, a court may let the
    time run to noon on the next ordinary day. Whether one of these holds is the law's choice and is the same for all
    limits that run from one event: `because` names that law.
    """

    slug: Slug
    name: str
    group: str
    day_one: bool = False
    to_noon: bool = False
    because: str = ""


def _has_its_law(event: Event) -> Event:
    if (event.day_one or event.to_noon) and not event.because:
        raise ValueError("`because` is missing: name the law that says how this is counted")
    return event


@dataclass(frozen=True, kw_only=True)
class Door:
    """A way into the guide: `to` is the map, one of the lists, or a page in one ("now/at-the-door").

    `sign` is drawn on it (templates/partials/signs). `in_part` is what it says instead of `says` for as long as the
    guide is not written.
    """

    to: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
    title: str
    says: str = ""
    in_part: str = ""
    sign: Slug = ""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who may be reading, as they would say it of themselves, one line under it, and the pages that speak to them."""

    title: str
    says: str
    pages: Annotated[tuple[Reference, ...], Field(min_length=1, max_length=4)]


@dataclass(frozen=True, kw_only=True)
class Trap:
    """What other sites get wrong: a pattern that may not be in a sentence of this nation's pages, and why.

    A sentence that matches `unless` is right after all.
    """

    pattern: Pattern
    unless: Pattern = ""
    why: str


@dataclass(frozen=True, kw_only=True)
class MayStand:
    """Words that a page may have of its own although a fact could say them: a pattern, and why."""

    pattern: Pattern
    why: str


@dataclass(frozen=True, kw_only=True)
class NationProfile:
    """One nation's file. docs/nations.md says what each key does."""

    # The records inside it have it too.
    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)
    name: str
    order: int
    announced: bool = False
    large: bool = False
    large_roles: tuple[Slug, ...] = ()
    advice_line: Slug = ""
    bank_holidays: Literal["ENG", "WLS", "SCT", "NIR"]
    number: Number
    lists: dict[Slug, Number]
    doors: tuple[Door, ...] = ()
    menu: tuple[Door, ...] = ()
    at_night: str = ""
    stages: Annotated[tuple[Slug, ...], Field(min_length=1)]
    lines: Annotated[tuple[Annotated[Line, AfterValidator(_has_a_look)], ...], Field(min_length=1)]
    force: Annotated[tuple[Force, ...], Field(min_length=1)]
    themes: tuple[Theme, ...] = ()
    on_the_map: tuple[Slug, ...] = ()
    pictures: tuple[Annotated[Picture, AfterValidator(whole)], ...] = ()
    events: tuple[Annotated[Event, AfterValidator(_has_its_law)], ...] = ()
    own_words: tuple[Pattern, ...] = ()
    traps: tuple[Trap, ...] = ()
    said_once: tuple[MayStand, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)
    readers: tuple[Reader, ...] = ()
    asked: tuple[str, ...]
    not_ready: NotReady | None = None

    def force_of(self, value: str) -> Force:
        """A value of force; one that only an old edition still has is shown as it is written."""
        found = next((force for force in self.force if force.value == value), None)
        return found or Force(value=value, answer="in-part", words=value.replace("-", " ").capitalize())

    def values(self, key: str) -> dict[str, str]:
        """The values that a document may hold, with their words: of `force`, `lines`, `themes` or `pictures`."""
        return {
            "force": {force.value: force.words for force in self.force},
            "lines": {line.slug: line.name for line in self.lines},
            "themes": {theme.slug: theme.name for theme in self.themes},
            "pictures": {picture.slug: picture.title for picture in self.pictures},
        }[key]

    def line(self, slug: str) -> Line:
        """A line of the map; one that only an old edition still has is drawn in the lowest row."""
        found = next((line for line in self.lines if line.slug == slug), None)
        lowest = max(self.lines, key=lambda line: line.row)
        name = slug.replace("-", " ").capitalize()
        return found or Line(slug=slug, letter=name[:1], name=name, row=lowest.row, drop=lowest.drop)

    def event(self, slug: str) -> Event | None:
        """A starting event, or None where there is none of that name."""
        return next((event for event in self.events if event.slug == slug), None)

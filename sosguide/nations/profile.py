"""What a nation's file says: everything about a nation that is not words on one of its pages.

The file is `content/<nation>/nation.yaml`; docs/nations.md describes each key. Plain Python.
"""

import re
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from sosguide.nations.not_ready import NotReady

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Number = Annotated[int, Field(ge=1, lt=100)]  # from 100 on they belong to documents


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from None
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]

Border = Literal["solid", "double", "ridge", "dotted"]
MAP = "map"
"""What a door to the nation's front page names."""
LOOKS = ("help", "protection", "emergency", "court", "after")
"""What a line of the map can look like: the classes that static/css has a colour and a stroke for."""


@dataclass(frozen=True, kw_only=True)
class Force:
    """Who can make something happen: the value that documents hold, and the words shown for it.

    `answer` is what it says to "Can I say no?". `caution` never leaves its side: what the words alone would hide.
    `border` is how the box that says it is drawn (static/css): a sign beside the words, for the eye only.
    """

    value: Slug
    answer: Literal["yes", "no", "in-part"]
    words: str
    caution: str = ""
    border: Border = "solid"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the map, in the units of the drawing (1248 wide).

    `row` is where it runs, measured from the top; `drop` is how far each further branch lies below it, and
    `straight` the branch that runs on in the row itself. `rail` is the height at which the ways down to this line
    are gathered; without it they are gathered close under the station they lead to. `style` names the line whose
    colour and stroke it has (static/css), its own slug where it is left out. `changes: false`: no station of it is
    drawn as one where you change lines. `core`: drawn with a light core.
    """

    slug: Slug
    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    name: str
    row: int
    drop: int
    straight: int = 0
    rail: int | None = None
    style: str = ""
    changes: bool = True
    core: bool = False

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
    """A way into the guide from the home page: `to` is the map or one of the lists.

    `in_part` is what it says instead of `says` for as long as the guide is not written.
    """

    to: Slug
    title: str
    says: str = ""
    in_part: str = ""


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
    more_doors: tuple[Door, ...] = ()
    stages: Annotated[tuple[Slug, ...], Field(min_length=1)]
    lines: Annotated[tuple[Annotated[Line, AfterValidator(_has_a_look)], ...], Field(min_length=1)]
    force: Annotated[tuple[Force, ...], Field(min_length=1)]
    themes: tuple[Theme, ...] = ()
    on_the_map: tuple[Slug, ...] = ()
    events: tuple[Annotated[Event, AfterValidator(_has_its_law)], ...] = ()
    own_words: tuple[Pattern, ...] = ()
    traps: tuple[Trap, ...] = ()
    said_once: tuple[MayStand, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)
    asked: tuple[str, ...]
    not_ready: NotReady | None = None

    def force_of(self, value: str) -> Force:
        """A value of force; one that only an old edition still has is shown as it is written."""
        found = next((force for force in self.force if force.value == value), None)
        return found or Force(value=value, answer="in-part", words=value.replace("-", " ").capitalize())

    def values(self, key: str) -> dict[str, str]:
        """The values that a document may hold, with their words: of `force`, `lines` or `themes`."""
        return {
            "force": {force.value: force.words for force in self.force},
            "lines": {line.slug: line.name for line in self.lines},
            "themes": {theme.slug: theme.name for theme in self.themes},
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

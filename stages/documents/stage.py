"""The shape of a stage: one part of the process, with its exits, its time limits and its place on the map."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict

from sosguide.publishing.documents.document import Document, Force
from sosguide.publishing.documents.kinds import Kind, register

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Way(StrEnum):
    """Where a next step leads on the journey."""

    UP = "up"
    DOWN = "down"
    SIDEWAYS = "sideways"
    OUT = "out"


class Line(StrEnum):
    """A line of the map: one for each kind of force."""

    HELP = "help"
    PROTECTION = "protection"
    EMERGENCY = "emergency"
    COURT = "court"
    AFTER = "after"


class Unit(StrEnum):
    """How a time limit is counted. A working day is not a business day of the court."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    BUSINESS_DAYS = "business days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What can follow: when `when` holds, the case goes to stage `to`, or ends where that is empty."""

    __pydantic_config__ = STRICT
    when: str
    way: Way
    to: str = ""


@dataclass(frozen=True, kw_only=True)
class TimeLimit:
    """`length` `unit`s after `starts`, falling on `binds`. `source` names the law it rests on."""

    __pydantic_config__ = STRICT
    what: str
    starts: str
    length: int
    unit: Unit
    binds: str
    source: str
    event: str = ""
    not_before: int | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    checked: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Request:
    """One thing that may be asked of you inside a stage, with its own force and what may follow."""

    __pydantic_config__ = STRICT
    what: str
    force: Force
    and_then: str

    @property
    def label(self) -> str:
        """The force of this one request."""
        return "It depends" if self.force is Force.DEPENDS else self.force.label


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a station stands on the map: its line, its order along it, its branch off it.

    Stations of one line and branch are joined in order. `comes_from` and `runs_to` name stations of
    another line or branch that this line also joins; `beside` is the stage it runs alongside; `label` is
    its name in at most two short lines.
    """

    __pydantic_config__ = STRICT
    line: Line
    order: int
    branch: int = 0
    comes_from: tuple[str, ...] = ()
    runs_to: tuple[str, ...] = ()
    beside: str = ""
    label: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stage(Document):
    """One part of the process. Text fields from `now` on are Markdown."""

    place: Place
    alongside: bool = False
    asked: tuple[str, ...] = ()
    answer: str
    force: Force
    and_then: str
    requests: tuple[Request, ...] = ()
    next_steps: tuple[NextStep, ...]
    time_limits: tuple[TimeLimit, ...] = ()
    no_time_limit: str = ""
    people: tuple[str, ...]
    questions: tuple[str, ...]
    now: str
    today: str
    lawyer: str
    wrong: str
    ends: str

    @property
    def short_name(self) -> str:
        """Its name on the map, in one line."""
        return " ".join(self.place.label).replace("- ", "") or self.title


STAGE = register(
    Kind(
        name="stage",
        label="Stage",
        plural="Stages",
        folder="stages",
        document=Stage,
        address="stages",
        sections={
            "now": "What is happening now",
            "today": "What you can do today",
            "lawyer": "Can I have a lawyer, and is it free?",
            "wrong": "What usually goes wrong, and what people get wrong",
            "ends": "How it ends",
        },
    )
)

"""A fact: one or two plain sentences of law or official figures, said once in a nation and shown wherever needed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, choice, day, figure, line, prose, rows
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.documents.source import STANDING_IN_WORDS, FoundIn, Mark


class Nature(StrEnum):
    """What sort of thing a fact says: the mentor reads those first that do most harm where they are wrong."""

    LIMIT = "limit"
    POWER = "power"
    RIGHT = "right"
    DUTY = "duty"
    SUM = "sum"
    AGE = "age"
    MEANING = "meaning"
    PRACTICE = "practice"
    FIGURE = "figure"


class FactStanding(StrEnum):
    """Whether a fact is law today, or something else that can be leaned on."""

    IN_FORCE = "in-force"
    NOT_IN_FORCE = "passed-not-in-force"
    GUIDANCE = "guidance"
    PRACTICE = "practice"
    FIGURE = "official-figure"  # a count of what happened says nothing about what anybody may or must do

    @property
    def label(self) -> str:
        """The words printed beside the fact."""
        return STANDING_IN_WORDS[self]


class Unit(StrEnum):
    """How a time limit is counted. A working day is not a business day of the court."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    BUSINESS_DAYS = "business days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class WhenItPasses(StrEnum):
    """What the end of the time means."""

    CAN_BE_RAISED = "can-be-raised"  # a limit on the council or the court: nothing ends by itself
    POWER_ENDS = "power-ends"  # nobody may go on without a new order, agreement or power
    RIGHT_MAY_BE_LOST = "right-may-be-lost"  # the reader's own last day
    WAIT = "wait"  # nothing can be asked before


LOST = (WhenItPasses.POWER_ENDS, WhenItPasses.RIGHT_MAY_BE_LOST)
"""What a family may lose by a wrong day: who relies on it acts too late, or lets go on what has ended."""
DATE = "{date}"
"""Stands for the last day in what a clock gives to say."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """`length` `unit`s from `starts`, falling on `binds`; `not_before` is the earliest day, in the same unit.

    `event` is one of the nation's file: with it the calculator counts the limit. `passes` says in one sentence what it
    means that the time is over, `say` what the reader can then write or read out (DATE stands for the last day).
    """

    starts: Annotated[str, prose()]
    event: Annotated[str, line(80)] = ""
    length: Annotated[int, figure(at_least=1)]
    unit: Annotated[Unit, choice()]
    not_before: Annotated[int | None, figure()] = None
    binds: Annotated[str, prose(longest=200)]
    when_it_passes: Annotated[WhenItPasses, choice()]
    passes: Annotated[str, prose()]
    say: Annotated[str, prose()]
    note: Annotated[str, prose()] = ""
    in_force_from: Annotated[date | None, day()] = None
    in_force_until: Annotated[date | None, day()] = None

    @property
    def in_words(self) -> str:
        """How long it is: 1 working day, 3 months."""
        unit = self.unit.value
        return f"{self.length} {unit.removesuffix('s') if self.length == 1 else unit}"

    def to_say(self, day: str = "(the day)") -> str:
        """What can be said once the time is over: with its last day, where that has been worked out."""
        return self.say.replace(DATE, day)

    @property
    def in_full(self) -> str:
        """It as a table of limits names it: with its earliest day, or as a wait."""
        if self.not_before:
            return f"Day {self.not_before} to {self.length}, in {self.unit}"
        return f"{self.in_words} wait" if self.when_it_passes is WhenItPasses.WAIT else self.in_words


@dataclass(frozen=True, kw_only=True)
class Fact(Document):
    """`says` can stand alone. `figure` is its sum, age or number by itself, as words in a sentence ("£500", "16").

    `year` and `how_to_read` belong to official figures. A fact is read on the page of its theme, which the nation's
    file names. At most one clock.
    """

    theme: Annotated[str, choice(of_nation="themes")]
    nature: Annotated[Nature, choice()]
    says: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    figure: Annotated[str, line(60, watched=True)] = ""
    standing: Annotated[FactStanding, choice(longest=30)]
    mark: Annotated[Mark, choice(watched=False)]
    found_in: Annotated[tuple[FoundIn, ...], rows()] = ()
    clocks: Annotated[tuple[Clock, ...], rows()] = ()
    year: Annotated[str, line(40)] = ""
    how_to_read: Annotated[str, prose()] = ""

    @property
    def clock(self) -> Clock | None:
        """Its clock, where it can be counted."""
        return self.clocks[0] if self.clocks else None

    @property
    def harm(self) -> int:
        """Clocks that end a power or lose a right come first, then powers, then the rest in the order of `Nature`."""
        if any(clock.when_it_passes in LOST for clock in self.clocks):
            return 0
        return 1 if self.nature is Nature.POWER else 2 + list(Nature).index(self.nature)


FACT = Kind(
    name="fact",
    label="Fact",
    plural="Facts",
    folder="facts",
    document=Fact,
    address="facts",
    gathered_by="theme",
    reading_order=5,
    short=True,
    approved_first=True,
)

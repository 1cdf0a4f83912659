"""Which stops are joined, and by what, before anything has a place on paper. Plain Python.

Every stroke says which next steps it stands for, so that none can be drawn that no stage has, and none that is common
can be left out. What has no stroke of its own is said by a short stub at its stop, or else by a word beside its name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sosguide.nations import Line
from stages.documents import Stage, Way

Step = tuple[str, str]
"""From one stage to another, by their slugs."""


class Part(StrEnum):
    """What a stop is to the drawing."""

    TRUNK = "trunk"  # on the line that the case goes along
    LONG = "long"  # one long stop over the trunk
    BANK = "bank"  # on the line of the long stop: before it, after it, or off it
    SIDING = "siding"  # off the line and back to it
    SIDE = "side"  # a small stop at the side of the line
    ALONGSIDE = "alongside"  # runs beside the line: never something you must pass
    REACHED = "reached"  # on a line that can be reached from any stop
    END = "end"  # one of several ends to choose between


HELP = (Part.LONG, Part.BANK)


class Stroke(StrEnum):
    """How two stops are joined."""

    LINE = "line"
    SIDING = "siding"
    SIDE = "side"
    TIE = "tie"  # of what runs alongside
    HELP = "help"  # to the long stop
    REACH = "reach"  # to a line that can be reached from any stop
    BACK = "back"  # from such a line, back to the trunk
    SKIP = "skip"  # along the trunk, past a stop
    SLOPE = "slope"  # from a stop before the long one to the trunk
    DROP = "drop"  # from a stop off the long one, back to a stop of the trunk


@dataclass(frozen=True)
class Stop:
    """One stage on the map. `out`: the case can close here. `to_help`, `to_side`: so much more is said by a stub.

    `also`: the stages that its name has to say, because no stroke does.
    """

    stage: Stage
    line: Line
    part: Part
    out: bool = False
    to_help: bool = False
    to_side: bool = False
    also: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return self.stage.slug


@dataclass(frozen=True)
class Join:
    """A stroke between two stops, in the look of a line, and the next steps it stands for."""

    first: str
    second: str
    stroke: Stroke
    line: Line
    steps: frozenset[Step] = frozenset()


@dataclass
class Network:
    """The stops in the order of the journey, and what joins them."""

    stops: dict[str, Stop] = field(default_factory=dict)
    joins: list[Join] = field(default_factory=list)

    def of(self, *strokes: Stroke) -> Iterator[Join]:
        """The joins of these strokes."""
        return (join for join in self.joins if join.stroke in strokes)

    def covers(self, stop: Stop) -> bool:
        """Whether a stop is under the long one, or is that one."""
        if not self.long:
            return False
        long = self.long.stage.place
        return stop.slug == self.long.slug or long.order <= stop.stage.place.order <= long.until

    def changes(self, slug: str) -> bool:
        """Whether a case can change line here."""
        return len({join.line.slug for join in self.of(Stroke.LINE) if slug in (join.first, join.second)}) > 1

    @cached_property
    def long(self) -> Stop | None:
        """The long stop, where there is one."""
        return next((stop for stop in self.stops.values() if stop.part is Part.LONG), None)


def steps_of(stage: Stage, *, common: bool = False) -> list[Step]:
    """The next steps of a stage that lead to another stage; with `common`, without the rare ones."""
    return [
        (stage.slug, step.to)
        for step in stage.next_steps
        if step.to and step.to != stage.slug and not (common and step.rare)
    ]


def ends_of(stage: Stage) -> set[str]:
    """Where the case goes when it is over for this stage: a step there is a way out, and no line."""
    return {step.to for step in stage.next_steps if step.way is Way.OUT}

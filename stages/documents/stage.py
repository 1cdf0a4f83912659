"""A stage: one part of the process, with its next steps, the limits that run in it and its place on the map."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import (
    FoundBy,
    choice,
    figure,
    flag,
    line,
    part,
    prose,
    rows,
    section,
    slug,
)
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.documents.upgrades import changed, removed


class Way(StrEnum):
    """Where a next step leads on the journey."""

    UP = "up"
    DOWN = "down"
    SIDEWAYS = "sideways"
    OUT = "out"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What can follow: when `when` holds, the case goes to stage `to`, or ends where that is empty."""

    when: Annotated[str, prose()]
    way: Annotated[Way, choice()]
    to: Annotated[str, slug("stage", hint="Slug of a stage; empty: it ends here.")] = ""


@dataclass(frozen=True, kw_only=True)
class Request:
    """One thing that may be asked of you inside a stage, with its own force and what may follow.

    A force is a value of the nation's file, which also has the words for it.
    """

    what: Annotated[str, prose()]
    force: Annotated[str, choice(of_nation="force")]
    and_then: Annotated[str, prose()]


_RENAMED = {"depends": "in-part"}
FORCE_UPGRADES = (changed("force", _RENAMED), changed("requests.force", _RENAMED))


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a station is on the map: its line (one of the nation's file), its order along it, its branch.

    Stations of one line and branch are joined in order. `comes_from` and `runs_to` name stations of
    another line or branch that this line also joins; `beside` is the stage it runs alongside; `label` is
    its name in at most two short lines.
    """

    line: Annotated[str, choice("line on the map", of_nation="lines")]
    order: Annotated[int, figure("order along the line", at_least=-99)]
    branch: Annotated[int, figure("branch off the line", at_least=-9)] = 0
    comes_from: Annotated[tuple[str, ...], slug("stage", "line comes from", hint="Slugs of stages, one a line.")] = ()
    runs_to: Annotated[tuple[str, ...], slug("stage", "line runs on to", hint="Slugs of stages, one a line.")] = ()
    beside: Annotated[str, slug("stage", "runs beside")] = ""
    label: Annotated[tuple[str, ...], line(label="name on the map", hint="At most two short lines.")] = ()


@dataclass(frozen=True, kw_only=True)
class Stage(Document):
    """One part of the process. Text fields from `now` on are Markdown."""

    upgrades = (removed("time_limits"), *FORCE_UPGRADES)  # limits are facts now, which an old edition does not name

    place: Annotated[Place, part(shown=False)]
    alongside: Annotated[bool, flag("Never something you must pass.")] = False
    asked: Annotated[tuple[str, ...], line(hint="The ways people ask it, one a line.", found_by=FoundBy.ASKING)] = ()
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    force: Annotated[str, choice(of_nation="force")]
    and_then: Annotated[str, prose(found_by=FoundBy.THEN)]
    requests: Annotated[tuple[Request, ...], rows()] = ()
    next_steps: Annotated[tuple[NextStep, ...], rows()]
    limits: Annotated[tuple[str, ...], slug("fact", hint="Slugs of the facts whose clocks run here, one a line.")] = ()
    no_time_limit: Annotated[str, prose()] = ""
    figures: Annotated[tuple[str, ...], slug("fact", hint="Slugs of facts: how common it is, one a line.")] = ()
    people: Annotated[tuple[str, ...], slug("role", hint="Slugs of people, one a line.")]
    questions: Annotated[tuple[str, ...], prose(hint="Worth asking, one a line.")]
    now: Annotated[str, section("What is happening now")]
    today: Annotated[str, section("What you can do today")]
    lawyer: Annotated[str, section("Can I have a lawyer, and is it free?")]
    wrong: Annotated[str, section("What usually goes wrong, and what people get wrong")]
    ends: Annotated[str, section("How it ends")]

    @property
    def short_name(self) -> str:
        """Its name on the map, in one line."""
        return " ".join(self.place.label).replace("- ", "") or self.title


STAGE = Kind(
    name="stage",
    label="Stage",
    plural="Stages",
    folder="stages",
    document=Stage,
    address="stages",
    reading_order=10,
)

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
from stages.documents.questions_of_cards import NEXT, NO, ONCE, TODAY, WHAT


class Way(StrEnum):
    """Where a next step leads on the journey."""

    UP = "up"
    DOWN = "down"
    SIDEWAYS = "sideways"
    OUT = "out"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What can follow: when `when` holds, the case goes to stage `to`, or ends where that is empty.

    `ends` says what it is that ends, where "It ends here" would read wrong: an adoption ends more than a case.
    A `rare` one is folded on the page and stays off the drawing of the map; every other is drawn.
    """

    when: Annotated[str, prose()]
    way: Annotated[Way, choice()]
    to: Annotated[str, slug("stage", hint="Slug of a stage; empty: it ends here.")] = ""
    ends: Annotated[str, prose("what ends", longest=60)] = ""
    rare: Annotated[bool, flag("Seldom: folded under the others, and not drawn.")] = False


@dataclass(frozen=True, kw_only=True)
class Request:
    """One thing that may be asked of you inside a stage, with its own force and what may follow.

    A force is a value of the nation's file, which also has the words for it.
    """

    what: Annotated[str, prose()]
    force: Annotated[str, choice(of_nation="force")]
    and_then: Annotated[str, prose()]


@dataclass(frozen=True, kw_only=True)
class Involved:
    """Somebody who is part of a stage, and why, in one line."""

    role: Annotated[str, slug("role")]
    why: Annotated[str, prose("why they are here", longest=120)] = ""


def involved(people: list[object]) -> list[object]:
    """People as an old edition lists them, by their slugs alone, as records."""
    return [{"role": person} if isinstance(person, str) else person for person in people]


_RENAMED = {"depends": "in-part"}
FORCE_UPGRADES = (changed("force", _RENAMED), changed("requests.force", _RENAMED))


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a stop is on the map: its line (one of the nation's file), how far from the left, its branch off the line.

    Stops of one line and branch are joined in order. `until` makes it one long stop over the others, as far as there.
    `comes_from` and `runs_to` name stops of another line or branch that this line also joins; `beside` is the stop it
    stands beside; `label` is its name in at most three short lines, and `note` says what its strokes cannot.
    """

    line: Annotated[str, choice("line on the map", of_nation="lines")]
    order: Annotated[int, figure("distance from the left", at_least=-99)]
    until: Annotated[int, figure("one long stop, as far as")] = 0
    branch: Annotated[int, figure("branch off the line", at_least=-9)] = 0
    comes_from: Annotated[tuple[str, ...], slug("stage", "line comes from", hint="Slugs of stages, one a line.")] = ()
    runs_to: Annotated[tuple[str, ...], slug("stage", "line runs on to", hint="Slugs of stages, one a line.")] = ()
    beside: Annotated[str, slug("stage", "stands beside")] = ""
    label: Annotated[tuple[str, ...], line(label="name on the map", hint="At most three short lines.")] = ()
    note: Annotated[str, line(25, "small words under the name")] = ""


@dataclass(frozen=True, kw_only=True)
class Stage(Document):
    """One part of the process. Text fields from `now` on are Markdown.

    The card that opens its page is made of `answer` (what is this?), `force` with `and_then` (can I say no?), for a
    stage at which a court decides also `once_made` (and once it has), `what_next` (what happens next, and by when?) and
    `do_first` (what can I do today?): each is one short sentence, or two.
    """

    # Limits are facts now, which an old edition does not name; how it ends is told by the next steps.
    upgrades = (removed("time_limits"), removed("ends"), changed("people", involved), *FORCE_UPGRADES)

    place: Annotated[Place, part(shown=False)]
    alongside: Annotated[bool, flag("Never something you must pass.")] = False
    asked: Annotated[tuple[str, ...], line(hint="The ways people ask it, one a line.", found_by=FoundBy.ASKING)] = ()
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER, question=WHAT)]
    force: Annotated[str, choice(of_nation="force", question=NO)]
    and_then: Annotated[str, prose("what may follow", question=NO)]
    once_made: Annotated[str, prose("can I say no, once the order is made?", question=NO, opening=ONCE)] = ""
    what_next: Annotated[str, prose("what happens next, and by when?", question=NEXT)] = ""
    do_first: Annotated[str, prose("what can I do today, in one sentence", question=TODAY)] = ""
    requests: Annotated[tuple[Request, ...], rows()] = ()
    next_steps: Annotated[tuple[NextStep, ...], rows()]
    limits: Annotated[tuple[str, ...], slug("fact", hint="Slugs of the facts whose clocks run here, one a line.")] = ()
    no_time_limit: Annotated[str, prose()] = ""
    figures: Annotated[tuple[str, ...], slug("fact", hint="Slugs of facts: how common it is, one a line.")] = ()
    people: Annotated[tuple[Involved, ...], rows()]
    topics: Annotated[
        tuple[str, ...], slug("topic", hint="Slugs of at most five questions that people ask here, one a line.")
    ] = ()
    questions: Annotated[tuple[str, ...], prose(hint="Worth asking, one a line.")]
    picture: Annotated[str, choice("picture", longest=80, of_nation="pictures")] = ""
    picture_here: Annotated[bool, flag("Drawn on this page. Without it, a link leads to it.")] = False
    now: Annotated[str, section("What is happening now")]
    today: Annotated[str, section("What you can do today")]
    lawyer: Annotated[str, section("Can I have a lawyer, and is it free?")]
    wrong: Annotated[str, section("What usually goes wrong, and what people get wrong")]

    @property
    def roles(self) -> tuple[str, ...]:
        """The slugs of those who are involved."""
        return tuple(person.role for person in self.people)

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

"""A letter: a paper you may be handed, known by the words at its top."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import (
    Field,
    FieldType,
    FoundBy,
    choice,
    flag,
    line,
    prose,
    rows,
    section,
    slug,
)
from sosguide.publishing.documents.kinds import Kind
from stages.documents.questions_of_cards import NEXT, NO, TODAY, WHAT


class Says(StrEnum):
    """What a paper does: it asks or invites, tells that somebody will decide, or has decided, ended or refused."""

    ASKS = "asks"
    INVITES = "invites"
    WILL_BE_DECIDED = "will be decided"
    DECIDED = "decided"
    ENDED = "ended"
    REFUSED = "refused"
    INFORMS = "informs"


def signs(hint: str) -> Field:
    """Words by which a pasted text is known, one a line; docs/letters.md says how they are written."""
    return Field(type=FieldType.LINE, hint=hint, found_by=FoundBy.PASTED)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way in which this paper can be meant: known by `signs`, with its own sentence, stage and seriousness where
    those of the page would not hold.
    """

    does: Annotated[Says, choice("what it does")]
    signs: Annotated[tuple[str, ...], signs("Words by which this is known, one a line.")]
    answer: Annotated[str, prose("what it is, where it says this")] = ""
    serious: Annotated[str, prose("how serious it is, where it says this")] = ""
    stage: Annotated[str, slug("stage", hint="Slug of its stage, where it is another.")] = ""


@dataclass(frozen=True, kw_only=True)
class Letter(Document):
    """`phrases` are the words at its top, and others by which it is known. `stage` is a slug. Its card is made as that
    of a stage is.

    `serious` says in one calm line how serious it is, `lawyer` whether a free lawyer comes with it. The fields from
    `does` to `aside` are the rules by which a pasted text is known: what this paper does unless a reading says
    otherwise, the signs that it is this one, may be, or is not, the papers it goes before where both fit, who else than
    the council or a court may send it, and whether it stands outside the journey.
    """

    stage: Annotated[str, slug("stage", hint="Slug of its stage; empty for a paper outside the journey.")] = ""
    also_at: Annotated[tuple[str, ...], slug("stage", hint="Slugs of other stages it may come at, one a line.")] = ()
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER, question=WHAT)]
    force: Annotated[str, choice("can I say no?", of_nation="force", question=NO)] = ""
    and_then: Annotated[str, prose("what may follow, where it is not what its stage says", question=NO)] = ""
    what_next: Annotated[str, prose("what happens next, and by when?", question=NEXT)] = ""
    do_first: Annotated[str, prose("what can I do today, in one sentence", question=TODAY)] = ""
    phrases: Annotated[
        tuple[str, ...],
        line(hint="The words at its top, and others by which it is known, one a line.", found_by=FoundBy.NAME),
    ]
    does: Annotated[Says, choice("what it does")] = Says.INFORMS
    known_by: Annotated[tuple[str, ...], signs("Words that only this paper says, wherever they stand.")] = ()
    hints: Annotated[
        tuple[str, ...], signs("Words that, two of them together, may tell it where nothing else does.")
    ] = ()
    only_with: Annotated[tuple[str, ...], signs("Words of which it has at least one, where it is this paper.")] = ()
    not_with: Annotated[tuple[str, ...], signs("Words that show it is another paper.")] = ()
    rather_than: Annotated[tuple[str, ...], slug("letter", hint="Slugs of papers it goes before, one a line.")] = ()
    sent_by: Annotated[tuple[str, ...], line(hint="Senders of the nation's papers.yaml that may send it.")] = ()
    aside: Annotated[bool, flag("It stands outside the journey: named, but never as one of its papers.")] = False
    readings: Annotated[tuple[Reading, ...], rows()] = ()
    asked: Annotated[
        tuple[str, ...], line(hint="The ways people ask about it, one a line.", found_by=FoundBy.ASKING)
    ] = ()
    serious: Annotated[str, prose("how serious it is, in one calm line")]
    lawyer: Annotated[str, prose("whether a free lawyer comes with it")]
    means: Annotated[str, section("What it means")]
    do: Annotated[str, section("What to do, and by when")]
    not_mean: Annotated[str, section("What it does not mean")]


LETTER = Kind(
    name="letter",
    label="Letter",
    plural="Letters",
    folder="letters",
    document=Letter,
    address="letters",
    reading_order=40,
    search_weight=0.7,
    search_as="paper",
)

"""A role: a person you meet."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, choice, line, prose, section
from sosguide.publishing.documents.kinds import Kind
from stages.documents.questions_of_cards import DECIDE, NO_TO_THEM, TODAY, WHO


@dataclass(frozen=True, kw_only=True)
class Role(Document):
    """Who they work for, what they do, what they cannot decide.

    The card that opens the page is made of `answer` (who is this?), `force` with `and_then` (can I say no to them?),
    `decides` (what they can decide, and what they cannot) and `do_first` (what can I do?).
    """

    group: Annotated[str, line(60)]
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER, question=WHO)]
    works_for: Annotated[str, prose(longest=200)]
    force: Annotated[str, choice("can I say no to them?", of_nation="force", question=NO_TO_THEM)] = "in-part"
    and_then: Annotated[str, prose("what may follow", question=NO_TO_THEM)] = ""
    decides: Annotated[str, prose("what they can decide, and what they cannot, in one sentence", question=DECIDE)] = ""
    do_first: Annotated[str, prose("what you can do or ask, in one sentence", question=TODAY)] = ""
    does: Annotated[str, section("What they do")]
    cannot_decide: Annotated[str, section("What they cannot decide")]
    good_to_know: Annotated[str, section("Good to know")] = ""
    asked: Annotated[tuple[str, ...], line(found_by=FoundBy.ASKING)] = ()


ROLE = Kind(
    name="role",
    label="Role",
    plural="Roles",
    folder="people",
    document=Role,
    address="people",
    reading_order=30,
    search_weight=0.9,
    reader_label="Person",
    reader_plural="People",
    search_as="person",
)

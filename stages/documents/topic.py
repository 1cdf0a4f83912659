"""A topic: a question that crosses stages."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, choice, flag, line, prose, rows, section, slug
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.documents.upgrades import removed
from stages.documents.questions_of_cards import NEXT, NO, TODAY, WHAT
from stages.documents.stage import FORCE_UPGRADES, Request


@dataclass(frozen=True, kw_only=True)
class Topic(Document):
    """One question, answered first. `stages`, `people` and `organisations` are slugs of what to read next.

    Its card is made as that of a stage is.
    """

    upgrades = (removed("time_limits"), *FORCE_UPGRADES)  # limits are facts now, which an old edition does not name

    group: Annotated[str, line(60)]
    asked: Annotated[tuple[str, ...], line(hint="The ways people ask it, one a line.", found_by=FoundBy.ASKING)]
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER, question=WHAT)]
    force: Annotated[str, choice(of_nation="force", question=NO)] = "in-part"
    and_then: Annotated[str, prose("what may follow", question=NO)]
    what_next: Annotated[str, prose("what happens next, and by when?", question=NEXT)] = ""
    do_first: Annotated[str, prose("what can I do today, in one sentence", question=TODAY)] = ""
    requests: Annotated[tuple[Request, ...], rows()] = ()
    limits: Annotated[tuple[str, ...], slug("fact", hint="Slugs of the facts whose clocks run here, one a line.")] = ()
    stages: Annotated[tuple[str, ...], slug("stage", hint="Slugs of stages, one a line.")] = ()
    people: Annotated[tuple[str, ...], slug("role", hint="Slugs of people, one a line.")] = ()
    organisations: Annotated[tuple[str, ...], slug("organisation", hint="Slugs of organisations, one a line.")] = ()
    questions: Annotated[tuple[str, ...], prose(hint="Worth asking, one a line.")] = ()
    picture: Annotated[str, choice("picture", longest=80, of_nation="pictures")] = ""
    picture_here: Annotated[bool, flag("Drawn on this page. Without it, a link leads to it.")] = False
    explained: Annotated[str, section("What you need to know")]
    today: Annotated[str, section("What you can do today")]
    help: Annotated[str, section("Who can help, and is it free?")] = ""
    wrong: Annotated[str, section("What usually goes wrong, and what people get wrong")] = ""


TOPIC = Kind(
    name="topic",
    label="Topic",
    plural="Topics",
    folder="topics",
    document=Topic,
    address="topics",
    reading_order=20,
    search_weight=0.9,
    reader_label="Question",
    reader_plural="Questions",
)

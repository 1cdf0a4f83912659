"""The shapes of the pages that tell what happens, who is in it, and who can help."""

from stages.documents.fact import DATE, FACT, Clock, Fact, FactStanding, Nature, Unit, WhenItPasses
from stages.documents.letter import LETTER, Letter
from stages.documents.moment import MOMENT, Moment
from stages.documents.organisation import ORGANISATION, Organisation
from stages.documents.question import QUESTION, Question, Reply
from stages.documents.role import ROLE, Role
from stages.documents.stage import (
    STAGE,
    Involved,
    NextStep,
    Place,
    Request,
    Stage,
    Way,
)
from stages.documents.topic import TOPIC, Topic
from stages.documents.wording import WORDING, Wording

__all__ = [
    "DATE",
    "FACT",
    "JOURNEY_KINDS",
    "LETTER",
    "MOMENT",
    "ORGANISATION",
    "QUESTION",
    "ROLE",
    "STAGE",
    "TOPIC",
    "WORDING",
    "Clock",
    "Fact",
    "FactStanding",
    "Involved",
    "Letter",
    "Moment",
    "Nature",
    "NextStep",
    "Organisation",
    "Place",
    "Question",
    "Reply",
    "Request",
    "Role",
    "Stage",
    "Topic",
    "Unit",
    "Way",
    "WhenItPasses",
    "Wording",
]

JOURNEY_KINDS = (FACT, MOMENT, STAGE, ROLE, LETTER, WORDING, TOPIC, QUESTION, ORGANISATION)

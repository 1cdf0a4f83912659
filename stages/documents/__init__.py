"""The shapes of the pages that tell what happens, who is in it, and who can help."""

from stages.documents.fact import DATE, FACT, Clock, Fact, FactStanding, Nature, Unit, WhenItPasses
from stages.documents.letter import LETTER, Letter
from stages.documents.organisation import ORGANISATION, Organisation
from stages.documents.question import QUESTION, Question, Reply
from stages.documents.role import ROLE, Role
from stages.documents.stage import (
    STAGE,
    NextStep,
    Place,
    Request,
    Stage,
    Way,
)
from stages.documents.topic import TOPIC, Topic

__all__ = [
    "DATE",
    "FACT",
    "JOURNEY_KINDS",
    "LETTER",
    "ORGANISATION",
    "QUESTION",
    "ROLE",
    "STAGE",
    "TOPIC",
    "Clock",
    "Fact",
    "FactStanding",
    "Letter",
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
]

JOURNEY_KINDS = (FACT, STAGE, ROLE, LETTER, TOPIC, QUESTION, ORGANISATION)

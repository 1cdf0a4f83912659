"""The shapes of the pages that tell what happens, who is in it, and who can help."""

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
    TimeLimit,
    Unit,
    Way,
)
from stages.documents.topic import TOPIC, Topic

__all__ = [
    "JOURNEY_KINDS",
    "LETTER",
    "ORGANISATION",
    "QUESTION",
    "ROLE",
    "STAGE",
    "TOPIC",
    "Letter",
    "NextStep",
    "Organisation",
    "Place",
    "Question",
    "Reply",
    "Request",
    "Role",
    "Stage",
    "TimeLimit",
    "Topic",
    "Unit",
    "Way",
]

JOURNEY_KINDS = (STAGE, ROLE, LETTER, TOPIC, QUESTION, ORGANISATION)

"""Testimonies and what belongs to them."""

from contributors.models.decision import Decision, Declined
from contributors.models.question import Question
from contributors.models.receipt import Receipt
from contributors.models.testimony import AboutStage, ContentNote, State, Testimony
from contributors.models.tombstone import Tombstone

__all__ = [
    "AboutStage",
    "ContentNote",
    "Decision",
    "Declined",
    "Question",
    "Receipt",
    "State",
    "Testimony",
    "Tombstone",
]

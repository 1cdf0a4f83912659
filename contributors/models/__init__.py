"""Testimonies and what belongs to them."""

from contributors.models.decision import Decision, Declined
from contributors.models.follow_up import FollowUp
from contributors.models.receipt import Receipt
from contributors.models.testimony import AboutStage, ContentNote, State, Testimony
from contributors.models.tombstone import Tombstone

__all__ = [
    "AboutStage",
    "ContentNote",
    "Decision",
    "Declined",
    "FollowUp",
    "Receipt",
    "State",
    "Testimony",
    "Tombstone",
]

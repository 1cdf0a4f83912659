"""The working copies of the journey: stages with what belongs inside them, people, topics, letters, help."""

from stages.models.letter import Letter
from stages.models.organisation import Organisation
from stages.models.question import Question, Reply
from stages.models.role import Role
from stages.models.stage import NextStep, Request, Stage, TimeLimit
from stages.models.topic import Topic, TopicRequest, TopicTimeLimit

__all__ = [
    "Letter",
    "NextStep",
    "Organisation",
    "Question",
    "Reply",
    "Request",
    "Role",
    "Stage",
    "TimeLimit",
    "Topic",
    "TopicRequest",
    "TopicTimeLimit",
]

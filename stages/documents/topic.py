"""The shape of a topic: a question that crosses stages."""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document, Force
from sosguide.publishing.documents.kinds import Kind, register
from stages.documents.stage import Request, TimeLimit


@dataclass(frozen=True, kw_only=True)
class Topic(Document):
    """One question, answered first. `stages`, `people` and `organisations` are slugs of what to read next."""

    group: str
    asked: tuple[str, ...]
    answer: str
    force: Force = Force.DEPENDS
    and_then: str
    requests: tuple[Request, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    stages: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    explained: str
    today: str
    help: str = ""
    wrong: str = ""


TOPIC = register(
    Kind(
        name="topic",
        label="Question",
        plural="Questions",
        folder="topics",
        document=Topic,
        address="topics",
        sections={
            "explained": "What you need to know",
            "today": "What you can do today",
            "help": "Who can help, and is it free?",
            "wrong": "What usually goes wrong, and what people get wrong",
        },
    )
)

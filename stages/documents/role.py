"""The shape of a person's page."""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind, register


@dataclass(frozen=True, kw_only=True)
class Role(Document):
    """A person you meet: who they work for, what they do, what they cannot decide."""

    group: str
    answer: str
    works_for: str
    does: str
    cannot_decide: str
    good_to_know: str = ""
    asked: tuple[str, ...] = ()


ROLE = register(
    Kind(
        name="role",
        label="Person",
        plural="People",
        folder="people",
        document=Role,
        address="people",
        sections={
            "does": "What they do",
            "cannot_decide": "What they cannot decide",
            "good_to_know": "Good to know",
        },
    )
)

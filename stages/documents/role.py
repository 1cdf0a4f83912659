"""A role: a person you meet."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, line, prose, section
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Role(Document):
    """Who they work for, what they do, what they cannot decide."""

    group: Annotated[str, line(60)]
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    works_for: Annotated[str, prose(longest=200)]
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

"""A source: the statute, rule, guidance or case behind a statement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import address, choice, day, flag, line, prose, slug
from sosguide.publishing.documents.kinds import Kind

STANDING_IN_WORDS = {
    "in-force": "law in force",
    "passed-not-in-force": "passed, not yet in force",
    "guidance": "guidance",
    "judgment": "court judgment",
    "information": "information from an organisation",
    "practice": "practice",
    "official-figure": "official figures",
}
"""The words printed beside a source, or beside a fact that rests on some."""


class Standing(StrEnum):
    """Whether a source is law today."""

    IN_FORCE = "in-force"
    NOT_IN_FORCE = "passed-not-in-force"
    GUIDANCE = "guidance"
    JUDGMENT = "judgment"
    INFORMATION = "information"

    @property
    def label(self) -> str:
        """The words printed beside the source."""
        return STANDING_IN_WORDS[self]


class Mark(StrEnum):
    """How sure the fact sheet is. Only VERIFIED may carry a date."""

    VERIFIED = "VERIFIED"
    VERIFIED_2 = "VERIFIED-2"
    WELL_KNOWN = "WELL-KNOWN"
    UNSURE = "UNSURE"


@dataclass(frozen=True, kw_only=True)
class Source(Document):
    """`checked` is the day someone last read the source itself; None means nobody has yet.

    `recheck` marks a source whose figures must be read again before anybody leans on them.
    """

    citation: Annotated[str, prose(longest=300)]
    url: Annotated[str, address(500)]
    standing: Annotated[Standing, choice(longest=30)]
    mark: Annotated[Mark, choice(watched=False)]
    checked: Annotated[date | None, day("The day somebody last read the source itself.")] = None
    recheck: Annotated[bool, flag()] = False
    note: Annotated[str, prose()] = ""


SOURCE = Kind(
    name="source",
    label="Source",
    plural="Sources",
    folder="sources",
    document=Source,
    reading_order=80,
    short=True,
    read_itself=True,
)


@dataclass(frozen=True, kw_only=True)
class FoundIn:
    """One source, and the place in it: section, rule, paragraph, page."""

    source: Annotated[str, slug("source", hint="Slug of the source.")]
    at: Annotated[str, line(120, hint="The place in it: section 46(6), rule 30.4(2), chapter 3.")]

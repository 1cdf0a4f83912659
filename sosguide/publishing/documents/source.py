"""A source: the statute, rule, guidance or case behind a statement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind, register


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
        return {
            Standing.IN_FORCE: "law in force",
            Standing.NOT_IN_FORCE: "passed, not yet in force",
            Standing.GUIDANCE: "guidance",
            Standing.JUDGMENT: "court judgment",
            Standing.INFORMATION: "information from an organisation",
        }[self]


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

    citation: str
    url: str
    standing: Standing
    mark: Mark
    checked: date | None = None
    recheck: bool = False
    note: str = ""


SOURCE = register(Kind(name="source", label="Source", plural="Sources", folder="sources", document=Source))

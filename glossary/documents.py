"""The shape of a glossary entry."""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind, register


@dataclass(frozen=True, kw_only=True)
class Term(Document):
    """A word of the system, with its other names.

    `short` is the meaning in one sentence. `linked` are the phrases that become links where they
    appear in a page; `page` is the page that says more ("stage:referral").
    """

    short: str
    linked: tuple[str, ...] = ()
    page: str = ""
    more: str = ""


TERM = register(
    Kind(
        name="term",
        label="Word",
        plural="Words",
        folder="glossary",
        document=Term,
        address="glossary",
        sections={"more": "More about this word"},
    )
)

"""An organisation: who can help, for what, where, when."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import address, choice, day, line, prose
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.documents.source import Mark
from sosguide.publishing.documents.upgrades import renamed


@dataclass(frozen=True, kw_only=True)
class Organisation(Document):
    """`seen_at` is the page on which the number was seen, `seen_on` the day, and `mark` how sure that makes us.

    This is the one place where a number is written: every page that prints it takes it from here. `for_whom` and
    `where` are short; `hours` is empty where nobody has confirmed them.
    """

    upgrades = (renamed("checked", "seen_on"),)

    group: Annotated[str, line(60)]
    does: Annotated[str, prose()]
    for_whom: Annotated[str, prose(longest=200)]
    where: Annotated[str, prose(longest=100)]
    url: Annotated[str, address(300)] = ""
    telephone: Annotated[str, line(40, watched=True)] = ""
    text: Annotated[str, prose(longest=100)] = ""
    hours: Annotated[str, prose(longest=200)] = ""
    mark: Annotated[Mark, choice(watched=False)]
    seen_at: Annotated[str, address(300)] = ""
    seen_on: Annotated[date | None, day("The day somebody saw the number on that page.")] = None

    @property
    def vouched_number(self) -> str:
        """Its number, or "" where nobody vouches for one."""
        return "" if self.mark is Mark.UNSURE else self.telephone

    @property
    def dial(self) -> str:
        """The digits of its number."""
        return "".join(filter(str.isdigit, self.vouched_number))

    @property
    def checked(self) -> date | None:
        """The day somebody saw the number where its owner says it; None where it was seen elsewhere only."""
        return self.seen_on if self.mark is Mark.VERIFIED else None


ORGANISATION = Kind(
    name="organisation",
    label="Organisation",
    plural="Organisations",
    folder="organisations",
    document=Organisation,
    reading_order=100,
    short=True,
)

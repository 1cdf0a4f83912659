"""An organisation: who can help, for what, where, when."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import address, choice, day, line, prose
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.documents.source import Mark


@dataclass(frozen=True, kw_only=True)
class Organisation(Document):
    """`mark` says how sure the telephone number is; only VERIFIED numbers carry a `checked` day.

    `for_whom` and `where` are short; `hours` is empty where nobody has confirmed them.
    """

    group: Annotated[str, line(60)]
    does: Annotated[str, prose()]
    for_whom: Annotated[str, prose(longest=200)]
    where: Annotated[str, prose(longest=100)]
    url: Annotated[str, address(300)] = ""
    telephone: Annotated[str, line(40, watched=True)] = ""
    text: Annotated[str, prose(longest=100)] = ""
    hours: Annotated[str, prose(longest=200)] = ""
    mark: Annotated[Mark, choice(watched=False)]
    checked: Annotated[date | None, day()] = None


ORGANISATION = Kind(
    name="organisation",
    label="Organisation",
    plural="Organisations",
    folder="organisations",
    document=Organisation,
    reading_order=100,
    short=True,
)

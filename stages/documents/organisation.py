"""The shape of an organisation: who can help, for what, where, when."""

from dataclasses import dataclass
from datetime import date

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind, register
from sosguide.publishing.documents.source import Mark


@dataclass(frozen=True, kw_only=True)
class Organisation(Document):
    """`mark` says how sure the telephone number is; only VERIFIED numbers carry a `checked` day.

    `for_whom` and `where` are short; `hours` is empty where nobody has confirmed them.
    """

    group: str
    does: str
    for_whom: str
    where: str
    url: str = ""
    telephone: str = ""
    text: str = ""
    hours: str = ""
    mark: Mark
    checked: date | None = None


ORGANISATION = register(
    Kind(
        name="organisation",
        label="Organisation",
        plural="Organisations",
        folder="organisations",
        document=Organisation,
    )
)

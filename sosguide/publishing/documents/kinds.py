"""The kinds of page there are. Each app registers its own when it is imported."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sosguide.publishing.documents.document import Document


@dataclass(frozen=True)
class Kind:
    """One kind of page: its document, where its files lie, where its pages stand.

    `sections` maps the fields that are Markdown to their headings in a content file. `address` is the part of the
    public address after the nation; "" means that the kind has no pages of its own. `read_at` is then the address
    where one is read among others, if it is. `months` is how long an approval lasts before the page must be checked
    again.
    """

    name: str
    label: str
    plural: str
    folder: str
    document: type[Document]
    address: str = ""
    read_at: str = ""
    months: int = 6
    sections: Mapping[str, str] = field(default_factory=dict)


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known by its name."""
    KINDS[kind.name] = kind
    return kind

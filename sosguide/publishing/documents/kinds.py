"""The kinds of page there are. Each is declared in one file of its own, and registered when its app is ready."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of

D_co = TypeVar("D_co", bound=Document, covariant=True)


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[D_co]):
    """One kind of page: its document, where its files and its pages are, how it is found and read.

    `address` is the part of the public address after the nation; "" means that the kind has no pages of its own.
    `read_at` is then the address where one is read among others, if it is. `months` is how long an approval lasts
    before the page must be checked again. `reading_order` is where the kind comes in the mentor's queue, and which page
    a name leads to where several bear it: lowest first. `short`: its pages are read many on one screen.
    `read_itself`: a mentor reads what the page is about, too, and may say so of the day they approve it.
    `search_weight` is what a result of this kind counts beside the others. `reader_label` and `reader_plural` are its
    name on public pages, where that is another word than staff use. `plain_pages`: the general list and page show it,
    so it needs no view and no address in the URLconf. `gathered_by`: its pages are read together, all those with the
    same value of this field on one page, each at a place of its own there; so they have no number and no description.
    `search_as` is what its pages are to a search: the meaning of a `word` is shown above the results, a `paper` counts
    more where a letter is spoken of, and a `person` where one of them is typing ("health visitor here").
    `approved_first`: a page that shows words of this kind can be approved only when those are live, so its pages come
    first in the queue, by the harm that they would do.
    """

    name: str
    label: str
    plural: str
    folder: str
    document: type[D_co]
    address: str = ""
    read_at: str = ""
    months: int = 6
    reading_order: int = 50
    short: bool = False
    read_itself: bool = False
    approved_first: bool = False
    search_weight: float = 1.0
    plain_pages: bool = False
    gathered_by: str = ""
    reader_label: str = ""
    reader_plural: str = ""
    search_as: Literal["page", "word", "paper", "person"] = "page"

    def __post_init__(self) -> None:
        fields_of(self.document)  # says at once which field does not say what it is
        object.__setattr__(self, "reader_label", self.reader_label or self.label)
        object.__setattr__(self, "reader_plural", self.reader_plural or self.plural)

    @property
    def sections(self) -> dict[str, str]:
        """The fields that are Markdown, with their headings in a content file."""
        return {name: field.heading for name, field in fields_of(self.document).items() if field.heading}


KINDS: dict[str, Kind[Document]] = {}
"""Every kind by its name, in reading order."""


def register_kinds(*kinds: Kind[Document]) -> None:
    """Make kinds known; an app calls it once, when it is ready. Raises ValueError where two share name, folder
    or address.
    """
    everything = {kind.name: kind for kind in (*KINDS.values(), *kinds)}
    for part in ("name", "folder", "document", "address"):
        taken = [given for kind in (*KINDS.values(), *kinds) if (given := getattr(kind, part))]
        if len(set(taken)) != len(taken):
            raise ValueError(f"two kinds of page have the same {part}: {taken}")
    KINDS.clear()
    KINDS.update(sorted(everything.items(), key=lambda item: item[1].reading_order))


def kind_of(document: Document) -> Kind[Document]:
    """The kind a document belongs to."""
    return next(kind for kind in KINDS.values() if kind.document is type(document))

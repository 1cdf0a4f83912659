"""What a page rests on, resolved against what is live."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import leaves
from sosguide.publishing.documents.source import SOURCE, FoundIn, Source
from sosguide.publishing.site.live import Entry, Live


@dataclass(frozen=True)
class SourceRow:
    """One source as the page prints it; `source` is None where it is not live.

    `lapsed` says that it was read, but its own day to be read again has passed.
    """

    slug: str
    source: Source | None
    checked: date | None = None
    lapsed: bool = False

    @property
    def name(self) -> str:
        """Its title, or plain words made of its slug."""
        return self.source.title if self.source else self.slug.replace("-", " ").capitalize()

    @property
    def read(self) -> str:
        """When it was last read, in words that follow its name; "" where nobody has read it."""
        if not self.checked:
            return ""
        return f", checked {date_format(self.checked, 'j F Y')}{', due to be read again' * self.lapsed}"


@dataclass(frozen=True)
class PlaceInSource:
    """Where a source says it: `at` names the section, rule or page."""

    row: SourceRow
    at: str


@dataclass(frozen=True)
class Cited:
    """A page whose words another shows, with the places where its sources say them.

    `number` is the one that stands beside its words; 0 where none does.
    """

    entry: Entry[Document]
    places: list[PlaceInSource]
    number: int = 0


def cited(entry: Entry[Document], live: Live, *, number: int = 0) -> Cited:
    """A fact, with the places in the law where it is found."""
    found: Iterable[FoundIn] = getattr(entry.document, "found_in", ())
    nation = entry.document.nation
    return Cited(entry, [PlaceInSource(source_row(place.source, nation, live), place.at) for place in found], number)


def sources_cited(facts: Iterable[Cited]) -> set[str]:
    """The slugs of the sources that these facts name."""
    return {place.row.slug for fact in facts for place in fact.places}


def sources_of(document: Document) -> list[str]:
    """The slugs of the sources that a document names in any of its fields, in its own order, each once."""
    return list(dict.fromkeys(value for _, field, value in leaves(document) if field.kind == SOURCE.name))


def source_rows(document: Document, live: Live) -> list[SourceRow]:
    """The sources of a document, in its own order."""
    return [source_row(slug, document.nation, live) for slug in sources_of(document)]


def source_row(slug: str, nation: Nation, live: Live) -> SourceRow:
    """One source by its slug, as the page prints it."""
    entry = live.get(SOURCE, nation, slug)
    return _row(entry, live) if entry else SourceRow(slug, None)


def _row(entry: Entry[Source], live: Live) -> SourceRow:
    read = last_read(entry)
    return SourceRow(entry.document.slug, entry.document, read, lapsed=bool(read) and entry.overdue(live.today))


def last_read(entry: Entry[Any]) -> date | None:
    """The day somebody last read a source itself: as its document says, or a mentor confirmed since."""
    return max(filter(None, [entry.document.checked, entry.confirmed_on]), default=None)

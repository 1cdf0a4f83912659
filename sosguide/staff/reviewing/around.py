"""What stands around the pages under review: their editions, their sources, the same page elsewhere, what they show.

Asked for many pages at once, so that twenty on one page take as many queries as one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, values
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.documents.source import SOURCE, Source
from sosguide.publishing.models import Edition, LoadedFile, SentBack, WorkingCopy
from sosguide.publishing.models.working_copy import WORKING_COPIES, refusals
from sosguide.publishing.site.live import Entry, Key, Live
from sosguide.publishing.site.references import SourceRow, source_row, sources_of


@dataclass(frozen=True)
class RestsOn:
    """A source of a page, `at` the place in it where that is known. One that is not live is described by its working
    copy; without one, too, by its slug.
    """

    row: SourceRow
    at: str
    name: str
    url: str
    standing: str
    read_on: date | None


@dataclass(frozen=True)
class Elsewhere:
    """The page of the same slug in another nation: what it says, live or as its working copy has it."""

    key: Key
    nation: str
    says: str
    live: bool


@dataclass(frozen=True)
class Shared:
    """A page of which another shows words. `edition` is the live one, 0 where none is; `changed` says that it is newer
    than the live edition of the page that shows it.
    """

    key: Key
    title: str
    says: str
    edition: int
    changed: bool


@dataclass(frozen=True)
class Around:
    """All of it by the keys of the pages; sources as their working copies have them, by nation and slug."""

    editions: dict[Key, Edition]
    proposals: dict[Key, LoadedFile]
    sent_back: dict[Key, SentBack]
    live: Live
    sources: dict[tuple[str, str], Source]
    elsewhere: dict[Key, list[Elsewhere]]
    shares: dict[Key, list[Shared]]


def around(pages: Sequence[WorkingCopy], documents: Sequence[Document], live: Live) -> Around:
    """Ask for everything around some pages."""
    of = {"kind__in": {page.kind for page in pages}, "slug__in": {page.slug for page in pages}}
    editions = {row.key: row for row in Edition.objects.live().filter(**of)}
    return Around(
        editions=editions,
        proposals={row.key: row for row in LoadedFile.objects.filter(**of).exclude(proposal="")},
        sent_back={row.key: row for row in SentBack.objects.filter(**of).order_by("pk")},
        live=live,
        sources=_sources(documents),
        elsewhere=_elsewhere(pages, live),
        shares=_shares(documents, pages, editions, live),
    )


def _sources(documents: Sequence[Document]) -> dict[tuple[str, str], Source]:
    named = {slug for document in documents for slug in sources_of(document)}
    copies = WORKING_COPIES[SOURCE.name].objects.filter(slug__in=named)
    found = [copy.to_document() for copy in copies if not refusals(copy)]
    return {(source.nation.value, source.slug): source for source in found if isinstance(source, Source)}


def _elsewhere(pages: Sequence[WorkingCopy], live: Live) -> dict[Key, list[Elsewhere]]:
    """Of kinds whose pages are said once in each nation under the same slug."""
    found: dict[Key, list[Elsewhere]] = {page.key: [] for page in pages}
    for kind in {page.kind for page in pages if KINDS[page.kind].approved_first}:
        slugs = {page.slug for page in pages if page.kind == kind}
        for copy in WORKING_COPIES[kind].whole().filter(slug__in=slugs):
            there = _there(copy, live)
            for nation in Nation:
                if nation != copy.nation and (kind, nation.value, copy.slug) in found:
                    found[kind, nation.value, copy.slug].append(there)
    return found


def _there(copy: WorkingCopy, live: Live) -> Elsewhere:
    entry = live.find(*copy.key)
    document = entry.document if entry else None if refusals(copy) else copy.to_document()
    says = next(iter(values(document, FoundBy.ANSWER)), "") if document else ""
    return Elsewhere(copy.key, Nation(copy.nation).label, says or copy.title, live=entry is not None)


def _shares(
    documents: Sequence[Document], pages: Sequence[WorkingCopy], editions: dict[Key, Edition], live: Live
) -> dict[Key, list[Shared]]:
    """What each page shows of pages that are approved before it."""
    wanted = {
        page.key: [(kind, page.nation, slug) for kind, slug in shared_by(document) if KINDS[kind].approved_first]
        for page, document in zip(pages, documents, strict=True)
    }
    everything = {key for keys in wanted.values() for key in keys}
    slugs = {slug for _, _, slug in everything}
    found = {row.key: row for row in Edition.objects.live().filter(slug__in=slugs).defer("payload")}
    titles: dict[Key, str] = {}
    for kind in {kind for kind, _, _ in everything}:
        copies = WORKING_COPIES[kind].objects.filter(slug__in=slugs)
        titles |= {(kind, nation, slug): title for nation, slug, title in copies.values_list("nation", "slug", "title")}
    return {
        page: [
            _shared(live.find(*key), key, found.get(key), titles.get(key, key[2]), editions.get(page)) for key in keys
        ]
        for page, keys in wanted.items()
    }


def _shared(entry: Entry[Document] | None, key: Key, edition: Edition | None, title: str, of: Edition | None) -> Shared:
    says = next(iter(values(entry.document, FoundBy.ANSWER)), "") if entry and edition else ""
    newer = bool(edition and of and edition.pk > of.pk and edition.edition > 1)
    return Shared(key, title, says, edition.edition if edition else 0, changed=newer)


def rests_on(document: Document, known: Around) -> Iterator[RestsOn]:
    """The sources of a document: those with a place in them first, then the others."""
    found = [(place.source, place.at) for place in getattr(document, "found_in", ())]
    found += [(slug, "") for slug in sources_of(document) if slug not in dict(found)]
    for slug, at in found:
        row = source_row(slug, document.nation, known.live)
        source = row.source or known.sources.get((document.nation.value, slug))
        yield RestsOn(
            row,
            at,
            name=source.title if source else row.name,
            url=source.url if source else "",
            standing=source.standing.label if source else "",
            read_on=row.checked if row.source else source.checked if source else None,
        )

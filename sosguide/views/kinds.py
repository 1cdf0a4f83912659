"""The pages of a kind that has no view of its own: a list, and one page a document, both at the kind's address."""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, path

from glossary.pages import detail, listing
from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410


def urls_of_plain_kinds() -> Iterator[URLPattern]:
    """The addresses of every kind that is declared with `plain_pages`."""
    for kind in KINDS.values():
        if kind.plain_pages:
            yield path(f"<nation:nation>/{kind.address}/", public(_list(kind)), name=f"{kind.name}-list")
            yield path(f"<nation:nation>/{kind.address}/<slug:slug>/", public(_page(kind)), name=kind.name)


def _list(kind: Kind[Document]) -> Callable[..., Page]:
    def page_list(live: Live, *, nation: Nation) -> Page:
        """Every live page of the kind."""
        entries = members(live, kind, nation)
        return listing(
            kind.address, entries, nation=nation, template="pages/list.html", style="short",
            title=f"{kind.reader_plural}, {nation.label}",
            description=f"{kind.reader_plural}: every page of this guide for {nation.label}.",
            entries=entries,
        )  # fmt: skip

    return page_list


def _page(kind: Kind[Document]) -> Callable[..., Page]:
    def page(live: Live, *, nation: Nation, slug: str) -> Page:
        """One page of the kind."""
        return detail(get_live_or_410(live, kind, nation, slug), live)

    return page

"""Who are you? A door for each of those who may be reading, with the pages that speak to them."""

from itertools import chain

from glossary.pages import listing
from sosguide.nations import Nation
from sosguide.nations.profile import Reader
from sosguide.publishing.documents.document import Document
from sosguide.publishing.site.guides import entries_or_404
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import PageUnreadable
from stages.views.frame import referred_to

Spoken = list[tuple[Reader, list[Entry[Document]]]]
"""Each reader with the pages that speak to them."""


def readers(live: Live, nation: Nation) -> Spoken:
    """Everyone for whom the nation's file names a page that is live. Raises PageUnreadable where none of them can be
    read.
    """
    found = [(reader, referred_to(live, nation, reader.pages)) for reader in nation.profile.readers]
    there = [(reader, pages) for reader, pages in found if pages]
    if not there and any(_away(page, live, nation) for reader in nation.profile.readers for page in reader.pages):
        raise PageUnreadable(nation)
    return there


def _away(page: str, live: Live, nation: Nation) -> bool:
    """Whether a page (`kind:slug`) is live and cannot be read."""
    kind, _, slug = page.partition(":")
    return (kind, nation, slug) in live.unreadable


@public
def who_are_you(live: Live, *, nation: Nation) -> Page:
    """The doors. Each opens where it stands."""
    found = entries_or_404(readers(live, nation), nation)
    return listing(
        "who-are-you", chain.from_iterable(pages for _, pages in found), nation=nation,
        template="stages/readers.html",
        title=f"Who are you? Parents, relatives, carers and others, {nation.label}",
        description=f"Pages for mothers, fathers, grandparents, carers, young people and others in {nation.label}, "
        "when social services are involved with a child.",
        readers=found,
    )  # fmt: skip

"""The three ways in which a page may not be there: never published, withdrawn, or live and not to be read."""

from typing import ClassVar

from django.http import Http404

from sosguide.nations import Nation
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.models import Edition
from sosguide.publishing.site.live import D, Entry, Live


class PageNotShown(Exception):
    """A page that was published is not shown. Answered in the same clothes, by its status and title."""

    status: ClassVar[int]
    title: ClassVar[str]

    def __init__(self, nation: Nation) -> None:
        super().__init__(self.title)
        self.nation = nation


class PageWithdrawn(PageNotShown):
    """The page was public once and was taken down."""

    status = 410
    title = "This page was withdrawn"


class PageUnreadable(PageNotShown):
    """The page is live, but this release cannot read its edition: our fault, not a withdrawal."""

    status = 503
    title = "This page cannot be shown just now"


def get_live_or_410(live: Live, kind: Kind[D], nation: Nation, slug: str) -> Entry[D]:
    """The live page of that name. Raises PageUnreadable, PageWithdrawn or Http404."""
    entry = live.get(kind, nation, slug)
    if entry:
        return entry
    if (kind.name, nation, slug) in live.unreadable:
        raise PageUnreadable(nation)
    if Edition.objects.of((kind.name, nation, slug)).exists():
        raise PageWithdrawn(nation)
    raise Http404

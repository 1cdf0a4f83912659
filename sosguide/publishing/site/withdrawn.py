"""The two ways in which a page may not be there: never published, or withdrawn."""

from django.http import Http404

from sosguide.nations import Nation
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.models import Edition
from sosguide.publishing.site.live import D, Entry, Live


class PageWithdrawn(Exception):
    """The page was public once and was taken down. Answered with 410, in the same clothes."""

    def __init__(self, nation: Nation) -> None:
        super().__init__("withdrawn")
        self.nation = nation


def get_live_or_410(live: Live, kind: Kind[D], nation: Nation, slug: str) -> Entry[D]:
    """The live page of that name. Raises PageWithdrawn or Http404."""
    entry = live.get(kind, nation, slug)
    if entry:
        return entry
    if Edition.objects.of((kind.name, nation, slug)).exists():
        raise PageWithdrawn(nation)
    raise Http404

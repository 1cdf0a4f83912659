"""The two ways in which a page may not be there: never published, or withdrawn."""

from django.http import Http404

from sosguide.nations import Nation
from sosguide.publishing.models import Edition
from sosguide.publishing.site.live import Entry, Live


class Withdrawn(Exception):
    """The page was public once and was taken down. Answered with 410, in the same clothes."""

    def __init__(self, nation: Nation) -> None:
        super().__init__("withdrawn")
        self.nation = nation


def found(live: Live, kind: str, nation: Nation, slug: str) -> Entry:
    """The live page of that name. Raises Withdrawn or Http404."""
    entry = live.get(kind, nation, slug)
    if entry:
        return entry
    if Edition.objects.of((kind, nation, slug)).exists():
        raise Withdrawn(nation)
    raise Http404

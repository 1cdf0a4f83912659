"""The journey's lists: how to tell whether one of them has an entry in a nation."""

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.site.guides import HasEntries
from sosguide.publishing.site.live import Live
from stages.documents import LETTER, ORGANISATION, QUESTION, ROLE, STAGE, TOPIC


def _of_kind(kind: Kind[Document]) -> HasEntries:
    def has_entries(live: Live, nation: Nation) -> bool:
        return bool(live.of_kind(kind, nation))

    return has_entries


def _has_time_limits(live: Live, nation: Nation) -> bool:
    on_stages = any(entry.document.time_limits for entry in live.of_kind(STAGE, nation))
    return on_stages or any(entry.document.time_limits for entry in live.of_kind(TOPIC, nation))


JOURNEY_LISTS: dict[str, HasEntries] = {
    "people": _of_kind(ROLE),
    "letters": _of_kind(LETTER),
    "topics": _of_kind(TOPIC),
    "time-limits": _has_time_limits,
    "where-am-i": _of_kind(QUESTION),
    "help": _of_kind(ORGANISATION),
    "print": _of_kind(STAGE),
}

"""What the journey's pages share: the pages of a list, pages by their slugs, lists by group."""

from collections.abc import Iterable
from typing import TypeVar

from sosguide.nations import Nation
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.documents.source import SOURCE, Source
from sosguide.publishing.site.live import D, Entry, Live
from stages.documents import Organisation, Role, Stage, TimeLimit, Topic

Grouped = TypeVar("Grouped", bound=Organisation | Role | Topic)


def named(live: Live, kind: Kind[D], nation: Nation, slugs: Iterable[str]) -> list[Entry[D] | str]:
    """The live pages of these slugs; plain words for one that is not live."""
    return [live.get(kind, nation, slug) or slug.replace("-", " ") for slug in slugs]


def in_groups(entries: Iterable[Entry[Grouped]]) -> list[tuple[str, list[Entry[Grouped]]]]:
    """Entries under the names of their groups, both in reading order."""
    groups: dict[str, list[Entry[Grouped]]] = {}
    for entry in entries:
        groups.setdefault(entry.document.group, []).append(entry)
    return list(groups.items())


def limits_of(document: Stage | Topic, live: Live) -> list[tuple[TimeLimit, Entry[Source] | None]]:
    """The time limits of a page, each with the source it rests on where that is live."""
    return [(limit, live.get(SOURCE, document.nation, limit.source)) for limit in document.time_limits]

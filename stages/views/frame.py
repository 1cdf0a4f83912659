"""What the journey's pages share: the pages of a list, pages by their slugs, lists by group."""

from collections.abc import Iterable
from typing import TypeVar

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.site.live import D, Entry, Live
from sosguide.publishing.site.references import Cited, cited
from stages.documents import FACT, Organisation, Role, Topic

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


def facts_named(live: Live, nation: Nation, slugs: Iterable[str]) -> list[Cited]:
    """The live facts of these slugs, each with its places in the law; one that is not live is left out."""
    return [cited(entry, live) for slug in slugs if (entry := live.get(FACT, nation, slug))]


def referred_to(live: Live, nation: Nation, references: Iterable[str]) -> list[Entry[Document]]:
    """The live pages behind references (`kind:slug`); one that is not live is left out."""
    return [
        entry
        for kind, _, slug in (reference.partition(":") for reference in references)
        if (entry := live.find(kind, nation, slug))
    ]


def number_of_things(listed: str) -> int:
    """How many points a list in Markdown has: the card says so, and leads to it."""
    return sum(line.startswith("- ") for line in listed.splitlines())

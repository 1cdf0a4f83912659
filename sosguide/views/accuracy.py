"""How right the guide is: of every page, when it was checked, when that is due, and the law it rests on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.documents.source import SOURCE, Standing
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.references import last_read, sources_of

LAW = {Standing.IN_FORCE: "in force", Standing.NOT_IN_FORCE: "passed, not yet in force"}


@dataclass(frozen=True)
class Checked:
    """Pages that are counted together: how many there are, how many a mentor has read, and what is due first."""

    name: str
    entries: list[Entry[Document]]
    path: str = ""

    @property
    def checked(self) -> int:
        return sum(1 for entry in self.entries if entry.edition)

    @property
    def due(self) -> date | None:
        return min((entry.check_due for entry in self.entries if entry.check_due), default=None)


@public
def accuracy(live: Live) -> Page:
    """Every page: last checked, next due, the law it rests on and whether that is in force."""
    places = {name: place for place, name in enumerate(KINDS)}
    entries = sorted(
        (e for e in live.entries.values() if e.path),
        key=lambda e: (e.document.nation, places[e.kind], e.document.title),
    )
    gathered = [entry for entry in entries if KINDS[entry.kind].gathered_by]
    alone = [entry for entry in entries if not KINDS[entry.kind].gathered_by]
    sources = [last_read(e) for e in live.entries.values() if e.kind == SOURCE.name]
    return Page(
        template="history/accuracy.html",
        style="lists",
        path="/accuracy/",
        title="How right is this guide? Every page, when it was checked, and by whom",
        description="Every page of this guide: when it was last checked, when it is due again, the law it rests on.",
        context={
            "tallies": _tallies(alone, gathered),
            "any_checked": any(entry.edition for entry in entries),
            "all_checked": all(entry.edition for entry in entries),
            "overdue_pages": sum(1 for entry in entries if entry.overdue(live.today)),
            "groups": [(group, _rows(group.entries, live)) for group in _by_kind(alone)],
            "gathered": [(group, _by_page(group.entries)) for group in _by_kind(gathered)],
            "sources": len(sources),
            "read": sum(1 for day in sources if day),
        },
    )


def _tallies(alone: list[Entry[Document]], gathered: list[Entry[Document]]) -> list[Checked]:
    """What is counted, each by its own name: pages, and what has no page of its own."""
    counted = [Checked("pages", alone)] if alone else []
    by_kind = groupby(sorted(gathered, key=_plural), key=_plural)
    return counted + [Checked(name, list(entries)) for name, entries in by_kind]


def _plural(entry: Entry[Document]) -> str:
    return entry.reader_plural.lower()


def _by_kind(entries: Iterable[Entry[Document]]) -> list[Checked]:
    """Entries in the order in which they come, by nation and kind."""
    groups = groupby(entries, key=lambda entry: (entry.document.nation, entry.reader_plural))
    return [Checked(f"{nation.label}: {plural}", list(group)) for (nation, plural), group in groups]


def _by_page(entries: list[Entry[Document]]) -> list[Checked]:
    """What has no page of its own, by the page on which it stands."""
    found: dict[str, Checked] = {}
    for entry in entries:
        field = KINDS[entry.kind].gathered_by
        path, of_nation = entry.path.partition("#")[0], fields_of(type(entry.document))[field].of_nation
        value: str = getattr(entry.document, field)
        name = _label(entry.document.nation, of_nation, value)
        found.setdefault(path, Checked(name, [], path)).entries.append(entry)
    return list(found.values())


def _label(nation: Nation, of_nation: str, value: str) -> str:
    profile = nation.profile
    return f"{profile.name}: {profile.values(of_nation).get(value, value)}"


Row = tuple[Entry[Document], tuple[list[tuple[str, str]], int], bool]


def _rows(entries: list[Entry[Document]], live: Live) -> list[Row]:
    """Each page with the law behind it, and whether its check is overdue."""
    return [(entry, _law(entry, live), entry.overdue(live.today)) for entry in entries]


def _law(entry: Entry[Document], live: Live) -> tuple[list[tuple[str, str]], int]:
    """The Acts and rules behind a page, as (whether they are in force, their names), and how many other sources."""
    written, nation = entry.written or entry.document, entry.document.nation
    facts = [live.find(kind, nation, slug) for kind, slug in shared_by(written)]
    slugs = [
        slug for document in (written, *(fact.document for fact in facts if fact)) for slug in sources_of(document)
    ]
    found = [live.get(SOURCE, nation, slug) for slug in dict.fromkeys(slugs)]
    sources = [source.document for source in found if source]
    law = {standing: [s.citation for s in sources if s.standing == standing] for standing in LAW}
    told = [(LAW[standing], "; ".join(dict.fromkeys(map(_act, cited)))) for standing, cited in law.items() if cited]
    return told, len(sources) - sum(map(len, law.values()))


def _act(citation: str) -> str:
    """The Act or rules that a citation is of; the page itself says which section."""
    named = re.match(r".*?\b(Act|Rules|Regulations|Order) \d{4}", citation)
    return named[0] if named else citation

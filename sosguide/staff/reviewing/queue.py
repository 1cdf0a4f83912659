"""What waits for a mentor: new, changed, proposed, answered, overdue and reported pages; facts before all others."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.db.models import QuerySet
from django.utils import timezone

from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.editions import digest_today
from sosguide.publishing.models import LoadedFile, Report, SentBack, Withdrawal
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Key, Live
from sosguide.staff.reviewing import shared
from sosguide.staff.reviewing.shared import Showing

WORDS_A_MINUTE = 200  # of careful reading

REASONS = {
    "unreadable": "approved, but cannot be shown",
    "proposed": "a file proposes new words",
    "answered": "sent back, and answered",
    "changed": "changed since it was approved",
    "reported": "reported by a reader",
    "missing": "shows a fact that is not live",
    "overdue": "due to be checked again",
    "rewritten": "withdrawn, and rewritten",
    "new": "nobody has read it yet",
    "sent back": "sent back",
    "withdrawn": "withdrawn",
}
WITH_EDITORS = ("sent back", "withdrawn")
"""Reasons for which a page waits for its editors, and no mentor can act on it."""
Reports = dict[str, list[date]]
"""The months of the open reports, by the address of the page they are about."""


def minutes(words: int) -> int:
    """How long so many words take to read, at least one minute."""
    return max(1, round(words / WORDS_A_MINUTE))


class Row(TypedDict):
    """What the queue reads of a working copy."""

    nation: str
    slug: str
    title: str
    digest: str
    words: int
    changed_on: date | None
    order: int
    writers: list[int]
    shows: list[str] | None
    harm: int


@dataclass(frozen=True)
class Item:
    """One page that waits: why, since when, how much reading it is, and how many readers' reports are open."""

    reason: str
    kind: str
    nation: str
    slug: str
    title: str
    since: date
    words: int
    reports: int = 0
    order: int = 0
    harm: int = 0

    @property
    def key(self) -> Key:
        """Kind, nation and slug."""
        return self.kind, self.nation, self.slug

    @property
    def why(self) -> str:
        """The reason in words, the readers' reports with it."""
        if not self.reports or self.reason == "reported":
            return REASONS[self.reason]
        return f"{REASONS[self.reason]}; {REASONS['reported']}"

    @property
    def minutes(self) -> int:
        return minutes(self.words)

    @property
    def label(self) -> str:
        return KINDS[self.kind].label

    def place(self) -> tuple[bool, int, date, int, int, int, str]:
        """First what other pages wait for, by the harm it would do; then the oldest wait. Of one day, what touches live
        pages comes first, then long pages, then reading order.
        """
        first, reason, kind = KINDS[self.kind].approved_first, list(REASONS).index(self.reason), list(KINDS)
        return not first, self.harm, self.since, reason, kind.index(self.kind), self.order, self.slug


@dataclass(frozen=True)
class Queue:
    """Everything that waits, in the order in which it is read, and how far the whole guide is: pages by kind, and those
    live. `shown_on` has the pages on which the words of one stand, by its key.
    """

    items: list[Item]
    live: Counter[str]
    total: Counter[str]
    shown_on: dict[Key, list[Showing]]

    def waiting(self, *, nation: str = "", kind: str = "", why: str = "") -> list[Item]:
        """What a mentor can act on now; of one nation, kind or reason where given."""
        asked = {name: value for name, value in (("nation", nation), ("kind", kind), ("reason", why)) if value}
        return [
            item
            for item in self.items
            if item.reason not in WITH_EDITORS and all(getattr(item, name) == value for name, value in asked.items())
        ]

    def following(self, key: Key, **asked: str) -> Item | None:
        """What waits next besides this page, within the same filters: for the step from one review to the next."""
        return next((item for item in self.waiting(**asked) if item.key != key), None)

    def with_editors(self) -> list[Item]:
        """What waits for its editors."""
        return [item for item in self.items if item.reason in WITH_EDITORS]

    def by_kind(self) -> list[tuple[str, str, int, int, int]]:
        """Of each kind: its name, words for it, how many wait, how many are live, how many there are."""
        counts = Counter(item.kind for item in self.waiting())
        return [
            (name, KINDS[name].plural, counts[name], self.live[name], self.total[name])
            for name in KINDS
            if self.total[name]
        ]

    def by_reason(self) -> list[tuple[str, str, int]]:
        """How many wait for each reason: its name, words for it, the number."""
        counts = Counter(item.reason for item in self.waiting())
        return [(name, words, counts[name]) for name, words in REASONS.items() if counts[name]]


@dataclass(frozen=True)
class _Found:
    """What is known of every page, by its key, before its working copy is looked at.

    Hashes are compared in today's shape: `public` knows that of the words that are live.
    """

    public: Live
    live: set[Key]
    proposed: dict[Key, LoadedFile]
    sent_back: dict[Key, SentBack]
    withdrawn: dict[Key, Withdrawal]
    waits_for: dict[Key, list[Key]]

    def reason(self, key: Key, row: Row) -> tuple[str, date | None] | None:
        """Why a page with these words waits, and since when where that is not the day they were written."""
        digest = row["digest"]
        back, proposed = self.sent_back.get(key), self.proposed.get(key)
        if proposed:
            return "proposed", proposed.proposed_on
        if self.public.digest(key) == digest:
            return self._unchanged(key)
        if back:
            return ("sent back", back.sent_on) if back.digest == digest else ("answered", None)
        if key in self.live:
            return "unreadable" if key in self.public.unreadable else "changed", None
        gone = self.withdrawn.get(key)
        if gone:
            return ("rewritten", None) if _written_since(gone, row) else ("withdrawn", gone.withdrawn_on)
        return "new", None

    def _unchanged(self, key: Key) -> tuple[str, date | None] | None:
        """Why a page waits whose words are those that are live."""
        missing = [page for page in self.waits_for.get(key, ()) if page not in self.live]
        if missing:
            gone = [self.withdrawn[page].withdrawn_on for page in missing if page in self.withdrawn]
            return "missing", max(gone, default=None)
        entry = self.public.entries[key]
        return ("overdue", entry.check_due) if entry.overdue(self.public.today) else None


def _written_since(gone: Withdrawal, row: Row) -> bool:
    """Whether the words are others than those withdrawn.

    Of what was erased the hash is left, in the shape of its day; of what cannot be read not even that: then it is
    asked who wrote, and when.
    """
    then = digest_today(gone.edition)
    if then == row["digest"] or (then and gone.edition.payload):
        return then != row["digest"]
    return bool(row["writers"]) or (row["changed_on"] is not None and row["changed_on"] >= gone.withdrawn_on)


def _withdrawals() -> QuerySet[Withdrawal]:
    return Withdrawal.objects.select_related("edition").order_by("pk")


def build() -> Queue:
    """The queue. A handful of queries, however much waits."""
    public = live_index.now()
    found = _Found(
        public=public,
        live={key for key, entry in public.entries.items() if entry.edition} | {*public.unreadable},
        proposed={row.key: row for row in LoadedFile.objects.exclude(proposal="").defer("payload", "proposal")},
        sent_back={row.key: row for row in SentBack.objects.order_by("pk")},
        withdrawn={row.edition.key: row for row in _withdrawals()},
        waits_for=shared.waits_for(public),
    )
    reported = _reports_by_page()
    items: list[Item] = []
    total: Counter[str] = Counter()
    shown_on = shared.ShownOn(public)
    for name, model in WORKING_COPIES.items():
        for row in model.objects.values(*Row.__annotations__):
            total[name] += 1
            key = (name, row["nation"], row["slug"])
            shown_on.add(key, row["title"], row["shows"] or [])
            why = found.reason(key, row)
            item = _item(name, row, why, reported.get(live_index.path_of_page(*key), []))
            items += [item] if item else []
    return Queue(sorted(items, key=Item.place), Counter(kind for kind, _, _ in found.live), total, shown_on.found)


def _reports_by_page() -> Reports:
    """The open reports of readers."""
    found: Reports = {}
    for path, month in Report.objects.filter(closed_on=None).values_list("path", "month"):
        found.setdefault(path, []).append(month)
    return found


def _item(kind: str, row: Row, why: tuple[str, date | None] | None, months: list[date]) -> Item | None:
    if months and (why is None or why[0] in WITH_EDITORS):
        why = "reported", min(months)
    if why is None:
        return None
    since = why[1] or row["changed_on"] or timezone.localdate()
    return Item(
        reason=why[0], kind=kind, nation=row["nation"], slug=row["slug"], title=row["title"], since=since,
        words=row["words"], reports=len(months), order=row["order"], harm=row["harm"],
    )  # fmt: skip

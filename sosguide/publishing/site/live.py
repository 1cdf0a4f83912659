"""What is public at this moment: every live document, held in memory until something changes.

A public page is a pure function of its document, this index and today's date. Asking costs one small
query; everything else is remembered by content version, and thrown away with it.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.utils import timezone
from pydantic import ValidationError

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.documents.notation import shown
from sosguide.publishing.editions import EditionUnreadable, read_edition
from sosguide.publishing.memo import Remembering
from sosguide.publishing.models import ContentVersion, Edition
from sosguide.publishing.models.working_copy import WORKING_COPIES

logger = logging.getLogger(__name__)

Key = tuple[str, str, str]
D = TypeVar("D", bound=Document)
D_co = TypeVar("D_co", bound=Document, covariant=True)
T = TypeVar("T")


@dataclass(frozen=True)
class Entry(Generic[D_co]):
    """One page that may be shown. `edition` is None where no mentor has read it yet.

    `confirmed_on` is the day a mentor last marked this edition as still right, if one has. `document` is what is shown;
    `written` is the document itself, where it names words of other pages that stand in their place in the first.
    """

    kind: str
    document: D_co
    edition: int | None = None
    approved_on: date | None = None
    checked_on: date | None = None
    check_due: date | None = None
    confirmed_on: date | None = None
    written: D_co | None = None

    @property
    def key(self) -> Key:
        """Kind, nation and slug."""
        return self.kind, self.document.nation.value, self.document.slug

    def overdue(self, today: date) -> bool:
        """Whether the day by which it had to be checked again has passed."""
        return self.check_due is not None and self.check_due < today

    @property
    def reader_plural(self) -> str:
        return KINDS[self.kind].reader_plural

    @property
    def path(self) -> str:
        """Its address, or "" for a kind without pages."""
        gathered_by = KINDS[self.kind].gathered_by
        if gathered_by:
            kind, nation, slug = self.key
            return f"{path_of_page(kind, nation, getattr(self.document, gathered_by))}#{slug}"
        return path_of_page(*self.key)


def path_of_page(kind: str, nation: str, slug: str) -> str:
    """The address of a page, or "" for a kind without pages (or one that this release does not know)."""
    address = KINDS[kind].address if kind in KINDS else ""
    return address and f"/{nation}/{address}/{slug}/"


@dataclass
class Live(Remembering):
    """Everything public, as of one content version and one day (Europe/London).

    `unreadable` holds the short numbers of pages that are live and cannot be read by this release, by their keys.
    They are on no list; their own addresses say that they cannot be shown just now.
    """

    version: tuple[int, int]
    today: date
    entries: dict[Key, Entry[Any]] = field(default_factory=dict)
    unreadable: dict[Key, int | None] = field(default_factory=dict)

    def get(self, kind: Kind[D], nation: str, slug: str) -> Entry[D] | None:
        """One live page, or None."""
        return self.entries.get((kind.name, nation, slug))

    def find(self, kind: str, nation: str, slug: str) -> Entry[Document] | None:
        """One live page by the name of its kind, as a link has it; None also where there is no such kind."""
        return self.entries.get((kind, nation, slug))

    def of_kind(self, kind: Kind[D], nation: str) -> list[Entry[D]]:
        """The live pages of one kind in one nation, in reading order."""
        return self.memoised(("of_kind", kind.name, nation), lambda: self._sorted(kind.name, nation))

    def away(self, kind: Kind[D], nation: str) -> int:
        """How many of these are live and cannot be read."""
        return sum((k, n) == (kind.name, nation) for k, n, _ in self.unreadable)

    def published(self) -> frozenset[Key]:
        """Every live page, also those that cannot be read."""
        return self.memoised("published", lambda: frozenset((*self.entries, *self.unreadable)))

    def _sorted(self, kind: str, nation: str) -> list[Entry[Any]]:
        found = [entry for (k, n, _), entry in self.entries.items() if (k, n) == (kind, nation)]
        return sorted(found, key=lambda entry: (entry.document.order, entry.document.title))

    def having(self, entry: Entry[Document]) -> "Live":
        """What would be public if this entry were live too, or instead of another. Nothing of it is remembered."""
        return replace(self, entries=as_shown({**self.entries, entry.key: entry}), memo={})

    def approved(self) -> "Live":
        """What a mentor has approved, and no more: where drafts are shown, neither they nor a word of theirs."""
        return self.memoised("approved", self._approved)

    def _approved(self) -> "Live":
        entries = {key: entry for key, entry in self.entries.items() if entry.edition is not None}
        return replace(self, entries=as_shown(entries), memo={}) if len(entries) < len(self.entries) else self

    def log_once(self, edition: Edition, why: str) -> None:
        """Say in the log that an edition cannot be shown; once for this version, however many ask for it."""
        self.memoised(("cannot be shown", edition.pk), lambda: log_unreadable(edition, why))

    def numbers(self) -> dict[int, str]:
        """The address behind each short number."""
        return self.memoised("numbers", self._numbers)

    def _numbers(self) -> dict[int, str]:
        away = [(number, path_of_page(*key)) for key, number in self.unreadable.items()]
        shown = [(entry.document.number, entry.path) for entry in self.entries.values()]
        return {number: path for number, path in away + shown if number and path}

    def digest(self, key: Key) -> str | None:
        """The hash of the words that are live, in today's shape; None where no readable edition is live."""
        entry = self.entries.get(key)
        if entry is None or entry.edition is None:
            return None
        digest: str = self.memoised(("digest", key), (entry.written or entry.document).digest)
        return digest


_latest: Live | None = None


def now() -> Live:
    """What is public now. One query; the rest only when something has changed since the last call."""
    global _latest  # noqa: PLW0603 - the memory of this worker
    row = ContentVersion.objects.values_list("live", "working").first()
    version = (row[0], row[1] if settings.SHOW_UNCHECKED else -1) if row else (0, 0)
    today = timezone.localdate()
    live = _latest  # another thread may replace what is remembered, by something older too
    if live is None or row is None or (live.version, live.today) != (version, today):
        live = _latest = _build(version, today)
    return live


def forget() -> None:
    """Read everything again at the next call, as a worker does that has just started."""
    global _latest  # noqa: PLW0603 - the memory of this worker
    _latest = None


def _build(version: tuple[int, int], today: date) -> Live:
    """Read every live edition. One that cannot be read is logged by name, and leaves the others alone."""
    live = Live(version, today)
    if settings.SHOW_UNCHECKED:
        live.entries |= {entry.key: entry for entry in _unchecked()}
    for edition in Edition.objects.live().prefetch_related("checks"):
        try:
            live.entries[edition.key] = _entry(edition, read_edition(edition))
        except EditionUnreadable as why:
            live.entries.pop(edition.key, None)
            live.unreadable[edition.key] = edition.number
            live.log_once(edition, str(why))
    live.entries = as_shown(live.entries)
    return live


def as_shown(entries: dict[Key, Entry[Document]]) -> dict[Key, Entry[Document]]:
    """The same entries, each document with the words that it names of others."""
    written = {key: entry.written or entry.document for key, entry in entries.items()}

    def one(key: Key, entry: Entry[Document]) -> Entry[Document]:
        document = shown(written[key], lambda kind, slug: written.get((kind, key[1], slug)))
        same = document is written[key]
        return replace(entry, document=document, written=None if same else written[key])

    return {key: one(key, entry) for key, entry in entries.items()}


def log_unreadable(edition: Edition, why: str) -> None:
    """Say in the log which edition cannot be shown, and why; nothing of it comes from a reader, nor from its words."""
    logger.error("an edition cannot be shown", extra={"about": f"{edition}: {why}"})


def _entry(edition: Edition, document: Document) -> Entry[Document]:
    check = next(iter(edition.checks.all()), None)
    confirmed_on = check.checked_on if check else None
    due = check.next_due if check else edition.check_due
    checked_on = confirmed_on or edition.approved_on
    return Entry(edition.kind, document, edition.edition, edition.approved_on, checked_on, due, confirmed_on)


def _unchecked() -> Iterable[Entry[Document]]:
    """Working copies that no mentor has read; only where the setting allows, never in production."""
    for kind, model in WORKING_COPIES.items():
        for page in model.whole():
            with suppress(ValidationError):  # half-finished: the admin says what it lacks
                yield Entry(kind, page.to_document(), check_due=page.check_due)

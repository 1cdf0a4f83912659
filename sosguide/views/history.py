"""What changed, in public: the editions of a page, old words, the accuracy table and the feed."""

import re
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render as render_template
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.documents.source import SOURCE, Standing
from sosguide.publishing.editions import EditionUnreadable, read_edition
from sosguide.publishing.models import Edition, Withdrawal
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Entry, Key, Live, path_of_page
from sosguide.publishing.site.pages import Page, page_at, public, respond_once
from sosguide.publishing.site.references import last_read, sources_of
from sosguide.publishing.site.withdrawn import PageUnreadable, get_live_or_410

FEED_LENGTH = 50
LAW = {Standing.IN_FORCE: "in force", Standing.NOT_IN_FORCE: "passed, not yet in force"}
BY_ADDRESS = {kind.address: kind for kind in KINDS.values() if kind.address}


@public
def changes(live: Live, *, nation: Nation, address: str, slug: str) -> Page:
    """The editions of one page, newest first, with the mentor's public notes; also while the page cannot be read."""
    kind = _kind(address)
    key, entry = (kind.name, nation.value, slug), live.get(kind, nation, slug)
    if key not in live.unreadable:
        entry = get_live_or_410(live, kind, nation, slug)
    editions, path = _editions(key, entry), path_of_page(*key)
    title = entry.document.title if entry else editions[0][0].title
    return Page(
        template="history/changes.html",
        path=f"{path}changes/",
        title=f"What changed: {title}",
        description=f"Every edition of our page “{title}”: when it was approved, and what changed.",
        trail=(("Start", "/"), (title, path)),
        nation=nation,
        indexed=False,
        context={"subject": title, "subject_path": path, "editions": editions},
    )


def _editions(key: Key, entry: Entry[Document] | None) -> list[tuple[Edition, str, Withdrawal | None]]:
    """Each edition of a page, newest first, with its state and its withdrawal."""
    rows = Edition.objects.of(key).defer("payload").select_related("withdrawal", "publication")
    return [(row, _state(row, entry), getattr(row, "withdrawal", None)) for row in rows]


def _state(row: Edition, entry: Entry[Document] | None) -> str:
    """Current, away (it is live and cannot be read), erased, withdrawn or past."""
    if hasattr(row, "publication"):
        return "current" if entry else "away"
    if row.erased_because:
        return "erased"
    return "withdrawn" if hasattr(row, "withdrawal") else "past"


@require_safe
def old_edition(request: HttpRequest, *, nation: Nation, address: str, slug: str, edition: int) -> HttpResponseBase:
    """An edition that is no longer current, under a banner that says so; one that was withdrawn is not shown.

    It is shown also while the live one cannot be read.
    """
    live, key = live_index.now(), (_kind(address).name, nation.value, slug)
    entry = live.entries.get(key)
    if key not in live.published() or (entry and entry.edition == edition):
        raise Http404
    row = Edition.objects.of(key).filter(edition=edition, withdrawal=None).exclude(payload="").first()
    if row is None:
        raise Http404
    try:
        document = read_edition(row)
    except EditionUnreadable as why:
        live.log_once(row, str(why))
        raise PageUnreadable(nation) from why
    past = Entry(row.kind, document, row.edition, row.approved_on, row.approved_on, None)
    then = live.having(past)
    return respond_once(page_at(past.path, then), then)


def _kind(address: str) -> Kind[Document]:
    if address not in BY_ADDRESS:
        raise Http404
    return BY_ADDRESS[address]


@public
def accuracy(live: Live) -> Page:
    """Every page: last checked, next due, the law it rests on and whether that is in force."""
    places = {name: place for place, name in enumerate(KINDS)}
    entries = sorted(
        (e for e in live.entries.values() if e.path),
        key=lambda e: (e.document.nation, places[e.kind], e.document.title),
    )
    alone = [entry for entry in entries if not KINDS[entry.kind].gathered_by]
    sources = [(e, last_read(e)) for e in live.entries.values() if e.kind == SOURCE.name]
    return Page(
        template="history/accuracy.html",
        path="/accuracy/",
        title="How right is this guide? Every page, when it was checked, and by whom",
        description="Every page of this guide: when it was last checked, when it is due again, the law it rests on.",
        trail=(("Start", "/"),),
        context={
            "rows": [(entry, _law(entry, live), entry.overdue(live.today)) for entry in alone],
            "gathered": _gathered(entries),
            "pages": len(entries),
            "checked": sum(1 for entry in entries if entry.edition),
            "overdue": sum(1 for entry in entries if entry.overdue(live.today)),
            "sources": len(sources),
            "read": sum(1 for _, day in sources if day),
        },
    )


@dataclass(frozen=True)
class Gathered:
    """Pages that are read together: how many there are, how many were checked, and when the first is due again."""

    path: str
    name: str
    entries: list[Entry[Document]]

    @property
    def checked(self) -> int:
        return sum(1 for entry in self.entries if entry.edition)

    @property
    def due(self) -> date | None:
        return min((entry.check_due for entry in self.entries if entry.check_due), default=None)


def _gathered(entries: list[Entry[Document]]) -> list[Gathered]:
    """The pages that have no page of their own, by the page on which they stand."""
    found: dict[str, Gathered] = {}
    for entry in entries:
        field = KINDS[entry.kind].gathered_by
        if field:
            path, of_nation = entry.path.partition("#")[0], fields_of(type(entry.document))[field].of_nation
            value: str = getattr(entry.document, field)
            profile = entry.document.nation.profile
            words = f"{profile.name}: {entry.reader_plural.lower()}, {profile.values(of_nation).get(value, value)}"
            found.setdefault(path, Gathered(path, words, [])).entries.append(entry)
    return list(found.values())


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


@require_safe
def updates(request: HttpRequest) -> HttpResponseBase:
    """An Atom feed of approvals and withdrawals of guide pages."""
    live = live_index.now()
    body = live.memoised("feed", lambda: _feed(live))
    etag = f'W/"{live.version[0]}"'
    response = HttpResponse(body, content_type="application/atom+xml")
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response


def _feed(live: Live) -> bytes:
    approved = (
        Edition.objects.live().exclude(number=None).order_by("-approved_on", "-pk").defer("payload")[:FEED_LENGTH]
    )
    withdrawn = Withdrawal.objects.select_related("edition").order_by("-withdrawn_on", "-pk")[:FEED_LENGTH]
    items = [FeedItem(edition.approved_on, edition) for edition in approved if edition.key not in live.unreadable]
    items += [FeedItem(row.withdrawn_on, row.edition, row.reason) for row in withdrawn]
    items = sorted(filter(attrgetter("path"), items), key=attrgetter("day"), reverse=True)
    return render_template(
        None, "history/updates.xml", {"items": items[:FEED_LENGTH], "site": settings.SITE_URL}
    ).content


@dataclass(frozen=True)
class FeedItem:
    """One entry of the feed: an approval, or a withdrawal with its reason."""

    day: date
    edition: Edition
    reason: str = ""

    @property
    def path(self) -> str:
        """The page it is about; "" where it has no address."""
        return path_of_page(*self.edition.key)

    @property
    def name(self) -> str:
        """What tells this entry from every other, for ever."""
        edition = self.edition
        what = "withdrawn" if self.reason else "approved"
        return f"{edition.nation}:{edition.kind}:{edition.slug}:{edition.edition}:{what}"

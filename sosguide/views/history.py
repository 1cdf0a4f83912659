"""What changed, in public: the editions of a page, old words, and the feed."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render as render_template
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from glossary.pages import trail
from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.editions import EditionUnreadable, read_edition
from sosguide.publishing.models import Edition, Withdrawal
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Entry, Key, Live, path_of_page
from sosguide.publishing.site.pages import Page, page_at, public, respond_once
from sosguide.publishing.site.withdrawn import PageUnreadable, get_live_or_410

FEED_LENGTH = 50
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
        trail=trail(nation, (title, path)),
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

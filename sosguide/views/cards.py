"""A page as a card in somebody else's: `/embed/p/<number>/`, the only address of ours that another site may frame.

The card has no script and no form, loads nothing, and its links open the whole page in a window of its own. It says
what the page would: that it was withdrawn, cannot be shown just now, or that no mentor has read it.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, values
from sosguide.publishing.models import Edition
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.assets import CARD
from sosguide.publishing.site.card import Answer
from sosguide.publishing.site.guides import nation_of
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, not_shown, page_at, render, respond, special
from sosguide.publishing.site.quiet import OWN, path_of
from sosguide.publishing.site.withdrawn import PageNotShown, PageUnreadable, PageWithdrawn
from sosguide.search.nation_pages import nation_pages
from sosguide.search.site_pages import SITE_PAGES
from stages.letters.paper import card_of_page


@dataclass(frozen=True)
class Card:
    """What a card says of a page: its `answers`, or where it has none one sentence."""

    path: str
    title: str
    answer: str
    answers: tuple[Answer, ...] = ()


@xframe_options_exempt
@require_safe
def card(request: HttpRequest, *, number: int) -> HttpResponseBase:
    """The card of the page with this short number, or why there is none, in the same small clothes."""
    live = live_index.now()
    try:
        rendered = live.memoised(("card", number), lambda: render(_page(number, live), live))
    except PageNotShown as reason:
        return not_shown(live, reason, card=True)
    except Http404:
        return special(live, 404, "There is no such page", card=True)
    return respond(request, rendered)


def _page(number: int, live: Live) -> Page:
    """The card as a page. Raises PageNotShown or Http404."""
    entry = next((e for e in live.entries.values() if e.document.number == number and e.path), None)
    shown = _of_document(entry, live) if entry else _of_address(number, live)
    nation = entry.document.nation if entry else next(iter(nation_of(shown.path) or ()), None)
    return Page(
        template="embed/frame.html",
        path="",
        title=shown.title,
        entry=entry,
        nation=nation if isinstance(nation, Nation) else None,
        indexed=False,
        style=CARD,
        context={"shown": shown},
    )


def _of_document(entry: Entry[Document], live: Live) -> Card:
    document = entry.document
    return Card(
        entry.path,
        document.title,
        " ".join(values(document, FoundBy.ANSWER)) or document.description,
        card_of_page(document, live),
    )


def _of_address(number: int, live: Live) -> Card:
    """A page that is no document: a map, a list, one of our own. A testimony has no card: it could outlive it."""
    path = path_of(number, live)
    if path is None or OWN.fullmatch(path):
        raise _why_not(number, live)
    nation, _ = nation_of(path) or (None, "")
    of_nation = nation_pages(nation, live) if nation else ()
    for known in (*SITE_PAGES, *of_nation):
        if known.path == path:
            return Card(path, known.title, known.answer)
    try:
        page = page_at(path, live)
    except TypeError:
        raise Http404 from None
    return Card(path, page.title, page.description)


def _why_not(number: int, live: Live) -> Exception:
    """Why no page is shown under a number: it was withdrawn, this release cannot read it, or there never was one."""
    away = [key for key, taken in live.unreadable.items() if taken == number]
    if away:
        return PageUnreadable(Nation(away[0][1]))
    withdrawn = Edition.objects.filter(number=number).values_list("nation", flat=True).first()
    return PageWithdrawn(Nation(withdrawn)) if withdrawn else Http404()

"""The search page. What is typed is answered for one request; it is in no log, no cache and no memory of ours."""

from urllib.parse import quote, urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from glossary.pages import least_checked
from sosguide.nations import Nation, default
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import FROM_ELSEWHERE, answer, from_our_own_page, typed
from sosguide.publishing.site.guides import guides
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page
from sosguide.search.query import MAX_LENGTH, tidy
from sosguide.search.ranking import Answer
from sosguide.search.ranking import search as find
from stages.letters.paper import card_of_page

PATH = "/search/"
RESULTS_A_PAGE = 8


@csrf_exempt  # this form uses no cookie, so there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, *, quiet: bool = False) -> HttpResponseBase:
    """Pages for what was asked in `q`: from the address, or in quiet reading by POST, so that no address has it."""
    posted = request.method == "POST"
    ours = not posted or from_our_own_page(request)
    given = typed(request) if posted else QueryDict() if quiet else request.GET
    live = live_index.now()
    page = build(live, given if ours else QueryDict(), problem="" if ours else FROM_ELSEWHERE)
    return answer(page, live, quiet=quiet, status=200 if ours else 403)


def build(live: Live, given: QueryDict, *, problem: str = "") -> Page:
    """The page of results for a form: `q`, and where they are given `page` and `nation` (else the first)."""
    asked = tidy(given.get("q", "").replace("\0", " "))
    nation = next((nation for nation in Nation if nation == given.get("nation")), default())
    found = find(asked, live, nation) if asked else Answer()
    shown = Paginator(found.results, RESULTS_A_PAGE).get_page(given.get("page"))
    first = shown.number == 1
    listed = [*(found.top if first else ()), *shown]
    cards = ((r, card_of_page(r.entry.document, live) if r.entry else ()) for r in listed if first)
    best, card = next((pair for pair in cards if pair[1]), (listed[0] if first and listed else None, ()))
    known = {"q": asked} if nation is default() else {"q": asked, "nation": str(nation)}
    entries = [result.entry for result in (found.term, *found.top, *shown) if result and result.entry]
    return Page(
        template="search.html",
        path=PATH,
        title="Search in your own words",
        description="Find the page for your letter, your question or a word, in your own words. Nothing is kept.",
        nation=None if nation is default() else nation,
        entry=least_checked(entries),
        indexed=False,
        context={
            "asked": asked,
            "found": found,
            "best": best,
            "best_card": card,
            "listed": [result for result in listed if result is not best],
            "shown": shown,
            "max_length": MAX_LENGTH,
            "problem": problem,
            "choose": any(one.open for one in guides(live) if one.nation is not default()),
            "address": f"{PATH}?{urlencode(known, quote_via=quote)}&page=",
        },
    )

"""From a page as data to bytes on the wire: built once per content version, then served from memory."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from sosguide.nations import Nation, default
from sosguide.publishing.documents.document import Document
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.advice import advice_lines
from sosguide.publishing.site.assets import CARD, POLICY, policy, stylesheet
from sosguide.publishing.site.guides import guide, guides
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.quiet import number_of, quiet_path, rewrite_links, short_address
from sosguide.publishing.site.withdrawn import PageNotShown, PageUnreadable

# Indents are a thirtieth of a page on the wire, even compressed.
_SPACED = re.compile(r"(<(pre|textarea)\b.*?</\2>)|\n\s+", re.DOTALL)

RETRY_AFTER = 60 * 60  # seconds; a mentor can approve the page again, or somebody repairs the release


@dataclass(frozen=True)
class Page:
    """One public page as data: what the template needs and what the head says.

    `entry` is the document's entry where the page shows one; its state decides banners and robots.
    `trail` is the way back: (words, address) from under the home page. `style` names one of assets.SHEETS.
    """

    template: str
    path: str
    title: str
    description: str = ""
    entry: Entry[Document] | None = None
    trail: tuple[tuple[str, str], ...] = ()
    nation: Nation | None = None
    indexed: bool = True
    style: str = "whole"
    context: dict[str, object] = field(default_factory=dict)

    @property
    def unchecked(self) -> bool:
        """Whether no mentor has read this yet."""
        return self.entry is not None and self.entry.edition is None


@dataclass(frozen=True)
class Rendered:
    """A finished page: its bytes, its entity tag, whether search engines may keep it, and its stylesheet."""

    body: bytes
    etag: str
    indexed: bool
    style: str


Build = Callable[..., Page]


class PublicView:
    """A view made of a function from (live, **address) to a Page, which is its `build`.

    The page is a pure function of both, so its bytes are remembered for as long as nothing changes.
    """

    csrf_exempt = True  # nothing is taken here, so a form sent here is told so, and not asked for a token

    def __init__(self, build: Build) -> None:
        update_wrapper(self, build)
        self.build = build

    @method_decorator(require_safe)
    def __call__(self, request: HttpRequest, *, quiet: bool = False, **address: Any) -> HttpResponseBase:
        live = live_index.now()
        key = (self.build, quiet, tuple(sorted(address.items())))
        rendered = live.memoised(key, lambda: render(self.build(live, **address), live, quiet=quiet))
        return respond(request, rendered, quiet=quiet)


def public(build: Build) -> PublicView:
    """Make a view of a function from (live, **address) to a Page."""
    return PublicView(build)


def page_at(path: str, live: Live) -> Page:
    """The page at one of our own addresses, as it is in `live`. Raises what its function raises."""
    found = resolve(path.partition("#")[0])
    if not isinstance(found.func, PublicView):
        raise TypeError(f"{path} is not the page of a document")
    return found.func.build(live, **found.kwargs)


def render(page: Page, live: Live, *, quiet: bool = False, indents: bool = False) -> Rendered:
    """Write a page out. Quiet pages are the same words with a neutral head and quiet links.

    `indents` are kept where a page shows what somebody wrote to us, whose own spaces stand.
    """
    number = number_of(page.path, live)
    context = {
        "page": page,
        "quiet": quiet,
        "number": number,
        "quiet_address": quiet_path(number) if number else "",
        "short_address": short_address(number) if number else "",
        "normal_address": f"{settings.SITE_URL}{page.path}" if settings.QUIET_HOST else page.path,
        "site": settings.SITE_URL,
        "leave_to": settings.LEAVE_TO,
        "stylesheet": stylesheet(page.style),
        "today": live.today,
        "guide": guide(page.nation or default(), live),
        "guides": guides(live),
        "overdue": page.entry.check_due if page.entry and page.entry.overdue(live.today) else None,
        "advice_lines": advice_lines(live, page.nation),
        "past": False,
        "structured": "",
        "cited": (),
        "words": (),
        "line": None,
        "things": 0,
        **page.context,
    }
    text: str = render_to_string(page.template, context)
    if quiet:
        text = rewrite_links(text, live)
    body = (text if indents else _without_indents(text)).encode()
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Rendered(body, etag, page.indexed and not page.unchecked and not quiet, page.style)


def _without_indents(text: str) -> str:
    return _SPACED.sub(lambda found: found[1] or "\n", text)


def response_of(rendered: Rendered, *, status: int = 200) -> HttpResponse:
    """A page as a response that lets its own stylesheet in, and no other."""
    response = HttpResponse(rendered.body, status=status)
    response[POLICY] = policy(rendered.style)
    return response


def respond(request: HttpRequest, rendered: Rendered, *, quiet: bool = False) -> HttpResponseBase:
    """The response for a rendered page: a withdrawal is seen at the next request."""
    answer: HttpResponseBase
    answer = response = response_of(rendered)
    if not rendered.indexed:
        response["X-Robots-Tag"] = "noindex"
    if quiet:
        response["Cache-Control"] = "no-store"
    else:
        response["Cache-Control"] = "no-cache"
        response["ETag"] = rendered.etag
        answer = get_conditional_response(request, etag=rendered.etag, response=response) or response
    answer[POLICY] = policy(rendered.style)
    return answer


def respond_once(page: Page, live: Live) -> HttpResponse:
    """An old edition: the page as it was, marked as no longer current."""
    page = replace(page, indexed=False, context={**page.context, "past": True})
    response = response_of(render(page, live))
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def not_shown(live: Live, reason: PageNotShown, *, quiet: bool = False, card: bool = False) -> HttpResponse:
    """What a page answers that was published and is not shown. One that cannot be read may be back in an hour."""
    response = special(live, reason.status, reason.title, reason.nation, quiet=quiet, card=card)
    if isinstance(reason, PageUnreadable):
        response["Retry-After"] = str(RETRY_AFTER)
        # Django would log a line for every reader who asks for this page.
        response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def special(
    live: Live, status: int, title: str, nation: Nation | None = None, *, quiet: bool = False, card: bool = False
) -> HttpResponse:
    """A page that says why there is none (404, 410, 503), in the same clothes and with ways on; or a card that does."""
    template, style = (f"embed/{status}.html", CARD) if card else (f"{status}.html", "whole")
    page = Page(template=template, path="", title=title, nation=nation, indexed=False, style=style)
    response = response_of(render(page, live, quiet=quiet), status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response

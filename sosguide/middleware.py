"""What every response carries, and how pages are compressed."""

import gzip
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.assets import CARD, NO_PAGE, PAGES, POLICY, policy, policy_of_a_card
from sosguide.publishing.site.pages import not_shown
from sosguide.publishing.site.quiet import QUIET
from sosguide.publishing.site.withdrawn import PageNotShown

GetResponse = Callable[[HttpRequest], HttpResponseBase]
WORTH_IT = 200  # bytes; below this nothing is gained
COMPRESSIBLE = (
    "text/html", "text/plain", "application/xml", "application/atom+xml", "application/json", "application/schema+json",
)  # fmt: skip
LARGE = 300_000  # bytes; above this the last few per cent would take seconds


def _is_card(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this is what the view of cards answered; a fault of ours is a page, and is framed nowhere."""
    match = request.resolver_match
    return match is not None and match.url_name == CARD and response.status_code != HTTPStatus.INTERNAL_SERVER_ERROR


def privacy_headers(get_response: GetResponse) -> GetResponse:
    """No framing but of cards, no sniffing, no third party, no sensors; nothing staff see is kept by a browser."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        card = _is_card(request, response)
        if card:
            response[POLICY] = policy_of_a_card()
        elif POLICY not in response:  # no page that says which of the stylesheets it carries
            is_page = response.get("Content-Type", "text/html").startswith("text/html")
            response[POLICY] = policy(*PAGES) if is_page else NO_PAGE
        response["Cross-Origin-Resource-Policy"] = "cross-origin" if card else "same-origin"
        response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), browsing-topics=()"
        if request.path.startswith("/admin/"):
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
        return response

    return middleware


class NotShown:
    """What a page that was published and is not shown answers, whichever view found that out."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let everything else pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django's hook for what a view raises."""
        if isinstance(exception, PageNotShown):
            return not_shown(live_index.now(), exception, quiet=request.path.startswith(QUIET))
        return None


def compress(get_response: GetResponse) -> GetResponse:
    """Compress public text. An answer to something sent is left as it is: what was typed and what is secret may
    share that page, and the length of a compressed page would reveal both (the BREACH attack)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        sent = request.method == "POST" or request.path.startswith("/admin/")
        if sent or not isinstance(response, HttpResponse):  # another one is streamed
            return response
        response["Vary"] = "Accept-Encoding"
        kind = response.get("Content-Type", "").partition(";")[0]
        encoding = chosen(request.headers.get("Accept-Encoding", ""))
        if encoding and kind in COMPRESSIBLE and len(response.content) > WORTH_IT:
            once = request.META["QUERY_STRING"] or getattr(response, "unremembered", False)
            response.content = (compressed.__wrapped__ if once else compressed)(response.content, encoding)
            response["Content-Encoding"] = encoding
        if response.content:
            response["Content-Length"] = str(len(response.content))
        return response

    return middleware


def chosen(accepted: str) -> str | None:
    """The best encoding that a client accepts ("br", "gzip"), or None. Source: RFC 9110, section 12.5.3."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if weights.get(name)), None)


@lru_cache(maxsize=1000)
def compressed(content: bytes, encoding: str) -> bytes:
    """The same page is compressed once, at the highest level that is quick enough. What answers something typed, what
    holds a token and a testimony is not remembered: it would stay in a worker's memory when it is gone from the site.
    """
    if encoding == "br":
        packed: bytes = brotli.compress(content, quality=11 if len(content) < LARGE else 6)
        return packed
    return gzip.compress(content, 9, mtime=0)

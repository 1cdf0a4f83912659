"""Forms that anybody may send: no cookie, no token, nothing kept. What was typed is answered and forgotten."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict

from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, render, response_of

FORM = "application/x-www-form-urlencoded"  # an upload could be written to a temporary file; a plain form is not
FROM_ELSEWHERE = (
    "This did not come from our own page, so we did nothing with it. Press the button to send it again. If you read "
    "this a second time, something in your browser hides which page you are on: switch that extension off, or use "
    "another browser."
)


def from_our_own_page(request: HttpRequest) -> bool:
    """Whether a form was sent from this site, as far as the browser says.

    There is no cookie to misuse. This only keeps other sites from filling in our forms in a reader's name, so an
    old browser that says nothing is let through.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()


def typed(request: HttpRequest) -> QueryDict:
    """What was typed, by field; nothing where the body is not a plain form."""
    return request.POST if request.content_type == FORM else QueryDict()


def answer(page: Page, live: Live, *, quiet: bool = False, status: int = 200) -> HttpResponse:
    """The page that answers what somebody typed: written for them alone."""
    return unkept(response_of(render(page, live, quiet=quiet, indents=True), status=status))


def unkept(response: HttpResponse) -> HttpResponse:
    """Ask browsers, proxies and search engines to keep nothing of a response."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    unremembered(response)
    return response


def unremembered(response: HttpResponseBase) -> HttpResponseBase:
    """Ask our own worker, too, to remember nothing of a response (which it does of pages it has compressed)."""
    vars(response)["unremembered"] = True  # a mark of our own, not an attribute of the class
    return response

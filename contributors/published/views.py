"""`/stories/`: what professionals say of their work. Rendered at each request, because there may be thousands."""

from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from contributors.published import testimonies
from contributors.published.attribution import BANDS
from contributors.published.roles import stages
from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import typed, unkept, unremembered
from sosguide.publishing.site.pages import Page, render, respond, response_of

SIZE = 12
LONGEST = 5  # digits of a page number


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stories(request: HttpRequest, *, quiet: bool = False) -> HttpResponseBase:
    """A page of testimonies, by role, stage, nation and years in this work.

    Quiet pages choose by POST, so that no address tells.
    """
    live = live_index.now()
    asked = typed(request) if request.method == "POST" else request.GET
    heard = testimonies.roles_heard(live)
    asked_for = {
        "role": _one_of(asked.get("role", ""), [slug for slug, _ in heard]),
        "nation": _one_of(asked.get("nation", ""), list(Nation)),
        "band": _one_of(asked.get("band", ""), [value for value, _ in BANDS]),
        "stage": _one_of(asked.get("stage", ""), list(stages(live))),
    }
    number = _page_number(asked.get("page", "1"))
    rows, fitting = testimonies.chosen(**asked_for, page=number, size=SIZE, live=live)
    try:
        shown = Paginator(range(fitting), SIZE).page(number)
    except EmptyPage as error:
        raise Http404 from error
    chosen = {name: value for name, value in asked_for.items() if value}
    page = Page(
        template="contributors/published/stories.html", path="/stories/",
        title="Stories: what people in child protection say from their chairs",
        description="Social workers, judges, lawyers and nurses say, without their names, what their job is like and "
        "what they cannot decide. Every story is checked first.",
        indexed=not chosen and number == 1,
        context={
            "testimonies": rows, "shown": shown, "chosen": chosen,
            **asked_for, "roles": heard, "bands": BANDS,
            "nations": [(n.value, n.label) for n in Nation], "stages": stages(live).items(),
            "address": f"/stories/?{urlencode({**chosen, 'page': ''})}",
        },
    )  # fmt: skip
    return _shown(request, page, live, quiet=quiet)


@require_safe
def story(request: HttpRequest, number: int, *, quiet: bool = False) -> HttpResponseBase:
    """One testimony. Not there, not yet there and withdrawn are answered alike: 404, no date, no reason."""
    live = live_index.now()
    testimony = testimonies.one(number, live)
    if testimony is None:
        raise Http404
    page = Page(
        template="contributors/published/story.html", path=testimony.path, title=f"{testimony.role}: from my chair",
        description=f"{testimony.role} tells families what the work is like. An anonymous story, checked before it "
        "was shown.",
        trail=(("Stories", "/stories/"),), context={"testimony": testimony},
    )  # fmt: skip
    return _shown(request, page, live, quiet=quiet)


def _shown(request: HttpRequest, page: Page, live: live_index.Live, *, quiet: bool) -> HttpResponseBase:
    rendered = render(page, live, quiet=quiet, indents=True)
    if request.method == "POST":
        return unkept(response_of(rendered))
    return unremembered(respond(request, rendered, quiet=quiet))


def _page_number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST else 1


def _one_of(given: str, allowed: list[str]) -> str:
    return given if given in allowed else ""

"""One A4 sheet of questions for a meeting, with room for the answers."""

import re
from collections.abc import Collection

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import answer, from_our_own_page, typed
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import STAGE
from stages.on_paper.of_stage import paper_of_stage


def meeting_sheet(live: Live, *, nation: Nation, slug: str, ticked: Collection[int] = ()) -> Page:
    """One A4 sheet with a stage's questions: those whose places (from 1) are ticked, or all where none is."""
    entry = get_live_or_410(live, STAGE, nation, slug)
    stage = entry.document
    questions = [text for place, text in enumerate(stage.questions, 1) if place in ticked]
    return paper_of_stage(
        entry, template="stages/paper/sheet.html", title=f"Meeting sheet: {stage.title}",
        questions=questions or stage.questions,
        rows=range(4),
    )  # fmt: skip


_whole_sheet = public(meeting_sheet)


@csrf_exempt
def sheet(request: HttpRequest, *, nation: Nation, slug: str, quiet: bool = False) -> HttpResponseBase:
    """The sheet; by POST with the ticked questions on it. What was ticked is in no address."""
    if request.method != "POST":
        return _whole_sheet(request, nation=nation, slug=slug, quiet=quiet)
    live, ours = live_index.now(), from_our_own_page(request)
    ticked = _ticked(request) if ours else set()
    page = meeting_sheet(live, nation=nation, slug=slug, ticked=ticked)
    return answer(page, live, quiet=quiet, status=200 if ours else 403)


def _ticked(request: HttpRequest) -> set[int]:
    return {int(place) for place in typed(request).getlist("q") if re.fullmatch(r"[0-9]{1,2}", place)}

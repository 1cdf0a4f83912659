"""On paper: the whole journey as one booklet, and one sheet of questions for a meeting."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt

from glossary.documents import TERM
from glossary.pages import listing, trail
from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import answer, from_our_own_page, typed
from sosguide.publishing.site.guides import guide, members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import Resolve, to_html
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.quiet import path_of
from sosguide.publishing.site.references import Cited
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import ROLE, STAGE, Role, Stage
from stages.map import next_steps
from stages.views.frame import facts_named, named
from stages.views.help import contact_groups


@dataclass(frozen=True)
class Chapter:
    """One stage of the booklet, with everything resolved against what is live."""

    entry: Entry[Stage]
    texts: dict[str, SafeString]
    next_steps: list[next_steps.ResolvedStep]
    limits: list[Cited]
    people: list[Entry[Role] | str]
    overdue: bool


@public
def booklet(live: Live, *, nation: Nation) -> Page:
    """Every stage in order, then the people, the words, and who can help."""
    stages, ready = members(live, STAGE, nation), guide(nation, live)
    heading = "The whole journey on paper" if ready.written else "The journey on paper, as far as it is ready"
    terms = sorted(live.of_kind(TERM, nation), key=lambda entry: entry.document.title.lower())
    resolve = _anchors(live, nation)
    return listing(
        "print", stages, nation=nation, template="stages/paper/booklet.html",
        title=f"{heading}, {nation.label}",
        description=f"A booklet to print: {ready.map_of} of child protection in {nation.label}, the people, the time "
        "limits, the words, and who can help.",
        heading=heading,
        chapters=[_chapter(entry, live, resolve) for entry in stages],
        people=[_person(entry, resolve) for entry in live.of_kind(ROLE, nation)],
        headings=STAGE.sections,
        terms=terms,
        groups=contact_groups(live, nation),
    )  # fmt: skip


def _anchors(live: Live, nation: Nation) -> Resolve:
    """Links of the booklet: to its own chapters where they are in it, else to the page."""

    def resolve(kind: str, slug: str) -> str:
        entry = live.find(kind, nation, slug)
        if entry and kind in ("stage", "role", "term"):
            return f"#{kind}-{slug}"
        return entry.path if entry else ""

    return resolve


def _chapter(entry: Entry[Stage], live: Live, resolve: Resolve) -> Chapter:
    stage = entry.document
    return Chapter(
        entry,
        {field: to_html(getattr(stage, field), resolve=resolve) for field in STAGE.sections},
        next_steps.next_steps(stage, live),
        facts_named(live, stage.nation, stage.limits),
        named(live, ROLE, stage.nation, stage.people),
        entry.overdue(live.today),
    )


def _person(entry: Entry[Role], resolve: Resolve) -> tuple[Entry[Role], SafeString, SafeString]:
    role = entry.document
    return entry, to_html(role.does, resolve=resolve), to_html(role.cannot_decide, resolve=resolve)


def meeting_sheet(live: Live, *, nation: Nation, slug: str, ticked: Collection[int] = ()) -> Page:
    """One A4 sheet with a stage's questions: those whose places (from 1) are ticked, or all where none is."""
    entry = get_live_or_410(live, STAGE, nation, slug)
    stage = entry.document
    questions = [text for place, text in enumerate(stage.questions, 1) if place in ticked]
    return Page(
        template="stages/paper/sheet.html",
        path=entry.path,
        title=f"Meeting sheet: {stage.title}",
        entry=entry,
        trail=trail(nation, (stage.title, entry.path)),
        nation=nation,
        indexed=False,
        context={"stage": stage, "questions": questions or stage.questions, "rows": range(4)},
    )


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


@csrf_exempt
def quiet_sheet(request: HttpRequest, *, number: int) -> HttpResponseBase:
    """The sheet of the stage behind a short number, so that no address tells which stage it is."""
    path = path_of(number, live_index.now()) or ""
    stage = re.fullmatch(r"/([a-z-]+)/stages/([a-z0-9-]+)/", path)
    if not stage:
        raise Http404
    return sheet(request, nation=Nation(stage[1]), slug=stage[2], quiet=True)

"""By when? Every time limit of a nation in one table, and a calculator that keeps nothing."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from glossary.pages import listing
from sosguide.nations import Event, Nation
from sosguide.publishing.documents.source import SOURCE, Source
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import FROM_ELSEWHERE, answer, from_our_own_page, typed, unkept
from sosguide.publishing.site.guides import entries_or_404
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import PageUnreadable
from stages.documents import STAGE, TOPIC, Stage, TimeLimit, Topic, Unit
from stages.law.calendar_file import calendar_file
from stages.law.date_form import EventForm
from stages.law.missed import last_in_words, length_in_words, say_if_missed
from stages.law.time_limits import Due, NoSuchTime, follow
from stages.law.working_days import FIRST_YEAR, LAST_YEAR

NO_EVENT = Event(slug="", name="Other limits", group="")
IN_DAYS = dict(zip(Unit, (1 / 24, 1, 7 / 5, 7 / 5, 7, 365 / 12, 365), strict=True))


@dataclass(frozen=True)
class Row:
    """One limit of the table, with the page that tells it and the source it rests on, where that is live."""

    limit: TimeLimit
    told: Entry[Stage | Topic]
    source: Entry[Source] | None


@dataclass(frozen=True)
class Result:
    """One answer of the calculator: a limit, what follows from it, and both in words."""

    row: Row
    due: Due
    last: str
    length: str
    say: str
    passed: bool


Table = dict[Event, list[Row]]


def all_limits(live: Live, nation: Nation) -> Table:
    """Every live limit under its event, in the order of the journey. One that several pages give is listed once.

    Raises PageUnreadable where there is none, and pages that may have some cannot be read.
    """
    found = live.memoised(("all_limits", nation), lambda: _gather(live, nation))
    if not found and (live.away(STAGE, nation) or live.away(TOPIC, nation)):
        raise PageUnreadable(nation)
    return found


def _gather(live: Live, nation: Nation) -> Table:
    found: dict[Event, dict[Hashable, Row]] = {event: {} for event in (*nation.profile.events, NO_EVENT)}
    pages: list[Entry[Stage | Topic]] = [*live.of_kind(TOPIC, nation), *live.of_kind(STAGE, nation)]
    for entry in pages:
        for limit in entry.document.time_limits:
            event = nation.profile.event(limit.event) or NO_EVENT
            name = limit.length, limit.unit, limit.source, limit.not_before, limit.in_force_from, limit.in_force_until
            key: Hashable = (limit, entry.key) if event is NO_EVENT else name
            found[event].setdefault(key, Row(limit, entry, live.get(SOURCE, nation, limit.source)))
    return {event: sorted(rows.values(), key=_shortest_first) for event, rows in found.items() if rows}


def _shortest_first(row: Row) -> float:
    """About how many days a limit lasts: good enough to sort by."""
    return row.limit.length * IN_DAYS[row.limit.unit]


@csrf_exempt  # this form uses no cookie, so there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def time_limits(request: HttpRequest, *, nation: Nation, quiet: bool = False) -> HttpResponseBase:
    """The table and the form; to a POST, the dates that follow: as a page, to print, or as a calendar file."""
    if request.method != "POST":
        return _table(request, nation=nation, quiet=quiet)
    live, data = live_index.now(), typed(request)
    form = _form(all_limits(live, nation), data)
    if not from_our_own_page(request):
        return answer(_page(live, nation, form=form, refused=FROM_ELSEWHERE), live, quiet=quiet, status=403)
    results = _results(live, nation, form) if form.is_valid() else []
    if form.errors:
        return answer(_page(live, nation, form=form, wrong=True), live, quiet=quiet, status=422)
    if data.get("format") == "ics" and any(result.due.last for result in results):
        return _download(results, quiet=quiet)
    page = _page(live, nation, form=form, results=results, printing=data.get("format") == "print")
    return answer(page, live, quiet=quiet)


@public
def _table(live: Live, *, nation: Nation) -> Page:
    return _page(live, nation, form=_form(all_limits(live, nation)))


def _form(table: Table, data: QueryDict | None = None) -> EventForm:
    by_hour = {event.slug for event, rows in table.items() if any(row.limit.unit is Unit.HOURS for row in rows)}
    return EventForm(data, events=[event for event in table if event.slug], by_hour=by_hour)


def _page(
    live: Live, nation: Nation, *, form: EventForm, results: Sequence[Result] = (), refused: str = "",
    wrong: bool = False, printing: bool = False,
) -> Page:  # fmt: skip
    table = entries_or_404(all_limits(live, nation), nation)
    groups: dict[str, list[Event]] = {}
    for event in table:
        if event.slug:
            groups.setdefault(event.group, []).append(event)
    told = (row.told for rows in table.values() for row in rows)
    return listing(
        "time-limits", told, nation=nation, template="stages/law/time_limits.html",
        title=f"By when? Time limits for social services and courts, and a date calculator, {nation.label}",
        description=f"Every time limit in {nation.label}'s child protection process in one table, and the dates that "
        "follow from a day you give. Nothing is kept.",
        table=list(table.items()),
        groups=list(groups.items()),
        form=form,
        known=(FIRST_YEAR, LAST_YEAR),
        results=results,
        refused=refused,
        wrong=wrong,
        printing=printing,
    )  # fmt: skip


def _results(live: Live, nation: Nation, form: EventForm) -> list[Result]:
    values = form.cleaned_data
    table = all_limits(live, nation)
    event = next(event for event in table if event.slug == values["event"])
    results = []
    for row in table[event]:
        try:
            due = follow(row.limit, event, values["on"], nation=nation, at=values.get("at"))
        except NoSuchTime as no_such_time:
            form.add_error("time", str(no_such_time))
            return []
        last = last_in_words(due)
        passed = bool(due.last and due.last < live.today)
        results.append(Result(row, due, last, length_in_words(due), say_if_missed(due), passed))
    return results


def _download(results: list[Result], *, quiet: bool) -> HttpResponse:
    body = calendar_file([result.due for result in results], now=timezone.now(), quiet=quiet)
    disposition = {"Content-Disposition": 'attachment; filename="dates.ics"'}
    return unkept(HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=disposition))

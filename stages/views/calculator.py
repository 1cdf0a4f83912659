"""By when? Every time limit of a nation in one table, and a calculator that keeps nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from glossary.pages import listing
from sosguide.nations import Event, Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import FROM_ELSEWHERE, answer, from_our_own_page, typed, unkept
from sosguide.publishing.site.guides import entries_or_404, readable
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.references import Cited, cited
from stages.documents import FACT, Fact, Unit
from stages.law.calendar_file import calendar_file
from stages.law.date_form import EventForm
from stages.law.in_words import last_in_words, to_say
from stages.law.on_a_line import OnALine, on_a_line
from stages.law.time_limits import Due, NoSuchTime, follow
from stages.law.working_days import FIRST_YEAR, LAST_YEAR

NO_EVENT = Event(slug="", name="Other limits", group="")
IN_DAYS = dict(zip(Unit, (1 / 24, 1, 7 / 5, 7 / 5, 7, 365 / 12, 365), strict=True))


@dataclass(frozen=True)
class Result:
    """One answer of the calculator: what follows from a fact, with its sources, and both in words."""

    cited: Cited
    due: Due
    last: str
    say: str
    line: OnALine | None


Table = dict[Event, list[tuple[Fact, Cited]]]
"""The facts that can be counted, by the event that starts their clocks, each with its places in the law."""


def all_limits(live: Live, nation: Nation) -> Table:
    """Every live fact with a clock under its event, in the order of the nation's file, the shortest first.

    Raises PageUnreadable where there is none, and facts cannot be read.
    """
    return readable(live.memoised(("all_limits", nation), lambda: _gather(live, nation)), live, FACT, nation)


def _gather(live: Live, nation: Nation) -> Table:
    found: Table = {event: [] for event in (*nation.profile.events, NO_EVENT)}
    for entry in live.of_kind(FACT, nation):
        if entry.document.clock:
            event = nation.profile.event(entry.document.clock.event) or NO_EVENT
            found[event].append((entry.document, cited(entry, live)))
    return {event: sorted(rows, key=_shortest_first) for event, rows in found.items() if rows}


def _shortest_first(row: tuple[Fact, Cited]) -> float:
    """About how many days a limit lasts: good enough to sort by."""
    clock = row[0].clock
    return clock.length * IN_DAYS[clock.unit] if clock else 0


@csrf_exempt  # this form uses no cookie, so there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def time_limits(request: HttpRequest, *, nation: Nation, quiet: bool = False) -> HttpResponseBase:
    """The table and the form; to a POST, its second step, or the dates: as a page, to print, or as a calendar file."""
    if request.method != "POST":
        return _table(request, nation=nation, quiet=quiet)
    live, data = live_index.now(), typed(request)
    form = _form(all_limits(live, nation), data)
    if not from_our_own_page(request):
        return answer(_page(live, nation, form=form, refused=FROM_ELSEWHERE), live, quiet=quiet, status=403)
    results = _results(live, nation, form) if form.is_valid() and "on" in form.cleaned_data else []
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
    by_hour = {
        event.slug
        for event, rows in table.items()
        if any(fact.clock and fact.clock.unit is Unit.HOURS for fact, _ in rows)
    }
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
    facts = (row.entry for rows in table.values() for _, row in rows)
    return listing(
        "time-limits", facts, nation=nation, template="stages/law/time_limits.html",
        title=f"{'Error: ' * wrong}By when? Time limits for social services and courts, and a date calculator, "
        f"{nation.label}",
        description=f"Every time limit in {nation.label}’s child protection process in one table, and the dates that "
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
    for fact, row in table[event]:
        try:
            due = follow(fact, event, values["on"], nation=nation, at=values.get("at"))
        except NoSuchTime as no_such_time:
            form.add_error("time", str(no_such_time))
            return []
        results.append(Result(row, due, last_in_words(due), to_say(due), on_a_line(due, live.today)))
    return results


def _download(results: list[Result], *, quiet: bool) -> HttpResponse:
    key = salted_hmac("entries of a calendar", "").digest()
    body = calendar_file([result.due for result in results], now=timezone.now(), key=key, quiet=quiet)
    disposition = {"Content-Disposition": 'attachment; filename="dates.ics"'}
    return unkept(HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=disposition))

"""The review of testimonies, under /admin/testimonies/. Who may come here is decided where it is wired;
who may act is decided again inside every act.
"""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from contributors.models import State, Testimony
from contributors.months import next_month
from contributors.published.attribution import role_words
from contributors.review import four_eyes, lanes, reading
from contributors.review.acts import ACTS
from contributors.review.forms import ActForm, HeldForm, PrivacyForm
from contributors.writing.mirror import Mirror, mirror
from sosguide.publishing.desk import acting, page
from sosguide.publishing.site import live as live_index
from sosguide.publishing.workflow import Refused

SHOWN = 50  # rows of a list
DESK = "contributors/review"


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponseBase:
    """What waits, by month; and what is ready, published or declined, as numbers."""
    live, shown = live_index.now(), Paginator(_queue(), SHOWN).get_page(request.GET.get("page"))
    drafts = [(row, reading.draft_of(row)) for row in shown]
    rows = [(row, reading.status(row), role_words(draft.role, draft.nation, live)) for row, draft in drafts]
    counts = dict(Testimony.objects.values_list("state").annotate(Count("pk")))
    return page(request, f"{DESK}/queue.html", "Testimonies", rows=rows, shown=shown, counts=counts)


def _queue() -> QuerySet[Testimony]:
    """What waits, by the month it came, and last what waits for its writer; within a month in random order."""
    rows = Testimony.objects.filter(state=State.WAITING).annotate(
        asked=Count("follow_ups"), answered=Count("follow_ups", filter=~Q(follow_ups__answer=""))
    )
    agreed = Q(agreed_version=F("version"), agreed_digest=F("digest"), asked=F("answered"))
    away = Case(When(agreed, then=Value(False)), default=Value(True), output_field=BooleanField())
    return rows.annotate(away=away).order_by("away", "received", "id")


@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest) -> HttpResponseBase:
    """The lane for floods: let in what is ticked, or erase everything else that was on the page."""
    if request.method == "POST":
        form = HeldForm(request.POST)
        try:
            kept, gone = _sort(form, request) if form.is_valid() else (0, 0)
            messages.success(request, f"{kept} let in, {gone} erased.")
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("testimonies-held")
    rows = Testimony.objects.filter(state=State.HELD).order_by("id")
    shown = [(row, reading.draft_of(row)) for row in rows[:SHOWN]]
    return page(request, f"{DESK}/held.html", "Testimonies held back", rows=shown, total=rows.count())


def _sort(form: HeldForm, request: HttpRequest) -> tuple[int, int]:
    """Carry it out; returns how many were let in, and how many erased."""
    asked = form.cleaned_data
    kept = lanes.let_in(testimonies=asked["ticked"], by=acting(request))
    if asked["empty"]:
        return kept, lanes.empty(testimonies=asked["on_page"] - asked["ticked"], by=acting(request))
    return kept, lanes.empty(by=acting(request)) if asked["empty_all"] else 0


@require_http_methods(["GET", "HEAD", "POST"])
def testimony(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One testimony: read it, look in the same mirror, and decide. What was refused comes back as it was typed."""
    row = get_object_or_404(Testimony, pk=pk)
    if request.method != "POST":
        return _testimony(request, row, 200)
    name = request.POST.get("act", "")
    if name not in ACTS:
        return HttpResponseBadRequest("No such act.")
    act, draft = ACTS[name], reading.draft_of(row)
    strong = _mirror(row).strong if act.form is PrivacyForm else ()
    form = act.form(request.POST, act=name, button=act.button, draft=draft, strong=strong)
    status = 422
    if form.is_valid():
        try:
            act.verb(testimony=row, by=acting(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, act.said.format(month=next_month()))
            return redirect("testimonies") if act.leaves else redirect("testimony", pk=row.pk)
    for problem in dict.fromkeys(str(text) for texts in form.errors.values() for text in texts):
        messages.error(request, problem)
    return _testimony(request, row, status, form)


def _testimony(request: HttpRequest, row: Testimony, status: int, typed: ActForm | None = None) -> HttpResponseBase:
    """The page of one testimony, with the form that was refused in the place of a fresh one."""
    try:
        row.refresh_from_db()
    except Testimony.DoesNotExist:  # withdrawn a moment ago; what was said of it is shown above the queue
        return redirect("testimonies")
    live, draft, found = live_index.now(), reading.draft_of(row), _mirror(row)
    forms = {name: act.form(None, act=name, button=act.button, draft=draft, strong=found.strong)
             for name, act in ACTS.items()}  # fmt: skip
    return page(
        request, f"{DESK}/testimony.html", "A testimony", status,
        row=row, status=reading.status(row), words=reading.words(draft),
        who=reading.who_speaks(row, draft, live), found=reading.recognised(draft, found) if row.sealed else None,
        follow_ups=reading.follow_ups(row), decisions=reading.decisions(row),
        keys=four_eyes.keys_of(row), turnable=four_eyes.turnable(row, acting(request)),
        forms=forms | ({typed.act: typed} if typed else {}),
    )  # fmt: skip


def _mirror(row: Testimony) -> Mirror:
    """What the mirror finds in what is sealed; what is public is not searched any more."""
    return mirror(reading.draft_of(row)) if row.sealed else Mirror((), ())

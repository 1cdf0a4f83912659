"""What a mentor decides, carried out: one page, many short entries, a file's proposal."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sosguide.publishing.content.loading import decide_proposal
from sosguide.publishing.desk import acting, page
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models import Edition, LoadedFile, WorkingCopy
from sosguide.publishing.models.working_copy import WORKING_COPIES, refusals
from sosguide.publishing.site import live as live_index
from sosguide.publishing.triggers import EDITOR, MENTOR
from sosguide.publishing.workflow import Refused, approve, confirm, record_audit, send_back, withdraw
from sosguide.staff.access import needs
from sosguide.staff.reviewing import queue as queueing
from sosguide.staff.reviewing.review import compared, reviews
from sosguide.staff.reviewing.shared import waiting_for_others
from sosguide.staff.views import filters, where, working_copy

APPROVE, READ, SEND_BACK, WITHDRAW, STILL = "approve", "approve and read", "send back", "withdraw", "still right"
MANY = 20  # short entries on one page
TO_READ = ("new", "changed", "answered", "unreadable")
"""Reasons for which an entry waits to be read and approved."""


class DecisionForm(forms.Form):
    """What a mentor decides on one page. `digest` names the words that were read, `edition` what was live then."""

    decision = forms.ChoiceField(choices=[(name, name) for name in (APPROVE, READ, SEND_BACK, WITHDRAW, STILL)])
    digest = forms.CharField(max_length=64, required=False)
    edition = forms.IntegerField(required=False)
    note = forms.CharField(max_length=300, required=False)
    check_due = forms.DateField(required=False)


@needs(MENTOR)
@require_POST
def decide(request: HttpRequest, *, nation: str, kind: str, slug: str) -> HttpResponseBase:
    """Carry out one decision, then go on to what waits next in the same part of the queue."""
    copy, asked = working_copy(kind, nation, slug), filters(request)
    form = DecisionForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(" ".join(f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items()))
        told = carry_out(copy, by=acting(request), **form.cleaned_data)
    except Refused as refused:
        note = request.POST.get("note", "")
        messages.error(request, f"{refused} Your note was: {note}" if note else str(refused))
        return redirect(_with(reverse("staff:review", kwargs=where(copy.key)), asked))
    messages.success(request, f"{copy.title}: {told}.")
    following = queueing.build().following(copy.key, **asked)
    if following is None:
        return redirect(_with(reverse("staff:queue"), asked))
    return redirect(_with(reverse("staff:review", kwargs=where(following.key)), asked))


def _with(address: str, asked: dict[str, str]) -> str:
    return f"{address}?{urlencode(asked)}" if asked else address


def carry_out(
    copy: WorkingCopy, *, by: User, decision: str, digest: str, edition: int | None, note: str, check_due: date | None
) -> str:
    """Do what a mentor decided. Returns what happened, in words. Raises Refused."""
    if decision in (APPROVE, READ):
        return _approve(copy, by=by, digest=digest, note=note, check_due=check_due, read=decision == READ)
    if decision == SEND_BACK:
        send_back(page=copy, by=by, digest=digest, note=note)
        return "sent back to its editors"
    live = Edition.objects.live().of(copy.key).first()
    if live is None:
        raise Refused("This page is not live.")
    if live.edition != edition:
        raise Refused("Another edition has gone live since you read this page. Read it again, then decide.")
    if decision == WITHDRAW:
        withdraw(edition=live, by=by, reason=note)
        return "withdrawn"
    return f"still right; next check by {confirm(edition=live, by=by, next_due=check_due).next_due:%-d %B %Y}"


@transaction.atomic
def _approve(copy: WorkingCopy, *, by: User, digest: str, note: str, check_due: date | None, read: bool) -> str:
    """Approve; where the mentor says so, note too that they read the source itself today."""
    made = approve(page=copy, by=by, digest=digest, note=note, check_due=check_due)
    if read and KINDS[copy.kind].read_itself:
        confirm(edition=made, by=by, next_due=check_due)
        return f"live as edition {made.edition}, and read today"
    return f"live as edition {made.edition}"


@needs(MENTOR, EDITOR)
@require_POST
def proposal(request: HttpRequest, *, nation: str, kind: str, slug: str) -> HttpResponseBase:
    """Take or refuse what a file proposes for a page that a person has edited. Neither makes anything public."""
    take = request.POST.get("take") == "yes"
    with transaction.atomic():
        copy = working_copy(kind, nation, slug)
        copies, rows = WORKING_COPIES[kind].objects.select_for_update(), LoadedFile.objects.select_for_update()
        copy = copies.get(pk=copy.pk)
        loaded = get_object_or_404(rows.exclude(proposal=""), nation=nation, kind=kind, slug=slug)
        if request.POST.get("seen") != compared(copy, loaded):
            messages.error(request, "The page or the proposal has changed since you read it. Read it again.")
            return redirect(reverse("staff:review", kwargs=where(copy.key)))
        decide_proposal(loaded=loaded, take=take)
        copy.refresh_from_db()
        record_audit(acting(request), "took a file's words" if take else "refused a file's words", page=copy)
    messages.success(request, "The file's words are now the working copy." if take else "The proposal was refused.")
    return redirect(reverse("staff:review", kwargs=where(copy.key)))


@needs(MENTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, *, kind: str) -> HttpResponseBase:
    """Up to 20 short entries on one page, each whole, each with its own decision and its own edition."""
    if kind not in KINDS or not KINDS[kind].short:
        raise Http404
    if request.method == "POST":
        _decide_each(request, kind)
        return redirect(request.get_full_path())
    everything, on = queueing.build(), request.GET.get("on", "")
    waiting = [
        item
        for item in everything.waiting(kind=kind)
        if item.reason in TO_READ
        and (not on or on in ("/".join(showing.key) for showing in everything.shown_on.get(item.key, [])))
    ]
    cannot = waiting_for_others(everything.shown_on, live_index.now().approved())
    waiting.sort(key=lambda item: item.key in cannot)
    copies = _in_order(kind, waiting[:MANY])
    not_whole = [copy for copy in copies if refusals(copy)]
    found = reviews([copy for copy in copies if copy not in not_whole], everything)
    return page(
        request,
        "staff/reviewing/batch.html",
        f"{KINDS[kind].plural} that wait",
        reviews=found,
        words=sum(review.page.words for review in found),
        minutes=sum(review.minutes for review in found),
        kind=KINDS[kind],
        not_whole=not_whole,
        on=on,
        left=max(0, len(waiting) - MANY),
        live=everything.live[kind],
        total=everything.total[kind],
    )


def _in_order(kind: str, items: list[queueing.Item]) -> list[WorkingCopy]:
    """The working copies of some of one kind that wait, in the order of the queue."""
    rows = WORKING_COPIES[kind].whole().filter(slug__in=[item.slug for item in items])
    copies = {row.key: row for row in rows}
    return [copies[item.key] for item in items if item.key in copies]


def _decide_each(request: HttpRequest, kind: str) -> None:
    done = 0
    for key in request.POST.getlist("entry")[:MANY]:
        nation, _, slug = key.partition("/")
        others = APPROVE if request.POST.get("others") == APPROVE else "later"
        decision = request.POST.get(f"decision-{key}", others)
        typed = {name: request.POST.get(f"{name}-{key}", "") for name in ("digest", "note")}
        form = DecisionForm({**typed, "decision": decision, "edition": ""})
        copy = WORKING_COPIES[kind].objects.filter(nation=nation, slug=slug).first()
        if copy is None or decision not in (APPROVE, READ, SEND_BACK):
            continue
        try:
            if not form.is_valid():
                raise Refused("Shorten the note.")
            carry_out(copy, by=acting(request), **form.cleaned_data)
            done += 1
        except Refused as refused:
            note = request.POST.get(f"note-{key}", "")
            messages.error(request, f"{copy.title}: {refused}" + (f" Your note was: {note}" if note else ""))
    messages.success(request, f"{done} decided.")

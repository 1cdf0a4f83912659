"""The mentor's desk for testimonies, under /admin/testimonies/. Who may come here is decided where it is wired;
who may act is decided again inside every act.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from contributors.drafts import Draft, unseal_text
from contributors.models import ContentNote, Decision, Declined, State, Testimony
from contributors.published.attribution import BANDS, attribution, role_words
from contributors.published.roles import roles, stages
from contributors.review import four_eyes, lanes, mentoring
from contributors.writing.cleaning import LIMIT
from contributors.writing.mirror import mirror
from contributors.writing.prompts import ANSWERS, HUMAN
from sosguide.nations import Nation
from sosguide.publishing.compare import pieces
from sosguide.publishing.sealing import CannotOpen
from sosguide.publishing.site import live as live_index
from sosguide.publishing.workflow import Refused

SHOWN = 50  # rows of a list
CHECKLIST = (
    "Names, also in praise, initials, nicknames; social workers, doctors and experts too, because few work in one area",
    "Places, schools, hospitals, councils, courts; an area, a job and a child’s age together can find a family",
    "Days, dates, ages, birth order, how many children; what was in the news",
    "Nationality or faith narrower than a reader needs; the distinctive, but also the mundane",
    "Words that were said, which someone in the room would know again",
    "Whatever the writer said about each finding, and the four answers below",
)


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponseBase:
    """What waits, by month; and what is ready, published or declined, as numbers."""
    live, page = live_index.now(), Paginator(_queue(), SHOWN).get_page(request.GET.get("page"))
    shown = [(row, _stands(row), role_words(_draft(row).role, live)) for row in page]
    counts = Testimony.objects.values_list("state").annotate(Count("pk"))
    context = {"title": "Testimonies", "rows": shown, "page": page, "counts": dict(counts), "states": State}
    return _page(request, "queue", context)


def _queue() -> QuerySet[Testimony]:
    """What waits, by the month it came, and last what waits for its writer; within a month in no order."""
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
        on_page, ticked = (_ids(request.POST.getlist(name)) for name in ("on_page", "ticked"))
        try:
            kept = lanes.let_in(testimonies=ticked, by=request.user)
            gone = 0
            if "empty" in request.POST:
                gone = lanes.empty(testimonies=on_page - ticked, by=request.user)
            elif "empty_all" in request.POST:
                gone = lanes.empty(by=request.user)
            messages.success(request, f"{kept} let in, {gone} erased.")
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("testimonies-held")
    rows = Testimony.objects.filter(state=State.HELD).order_by("id")
    shown = [(row, _draft(row)) for row in rows[:SHOWN]]
    context = {"title": "Testimonies held back", "rows": shown, "total": rows.count()}
    return _page(request, "held", context)


@require_http_methods(["GET", "HEAD", "POST"])
def testimony(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One testimony: read it, look in the same mirror, and decide."""
    row = get_object_or_404(Testimony, pk=pk)
    if request.method == "POST":
        return _act(request, row)
    return _page(request, "testimony", _context(row, request.user))


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page in the admin's own clothes."""
    frame = admin.site.each_context(request)
    return render(request, f"contributors/staff/{name}.html", frame | context, status=status)


def _act(request: HttpRequest, row: Testimony) -> HttpResponse:
    post, act = request.POST, request.POST.get("act", "")
    try:
        said = ACTS[act](row, request.user, post) if act in ACTS else "Nothing was done."
    except Refused as refused:
        messages.error(request, str(refused))
        return _page(request, "testimony", _context(row, request.user, post), status=409)
    messages.success(request, said)
    return redirect("testimonies") if act in LEAVES else redirect("testimony", pk=row.pk)


def _context(row: Testimony, by: Any, typed: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """What the page of one testimony shows; what was typed and refused comes back into its fields."""
    row.refresh_from_db()
    live = live_index.now()
    draft = _draft(row)
    shown = attribution(role=draft.role, group=draft.group, nation=draft.nation, band=draft.band, stages=draft.stages)
    found = mirror(draft) if row.sealed else None
    notes = (draft.content_note, draft.law_changed) if row.sealed else (row.content_note, row.law_changed)
    decisions = row.decisions.select_related("by").order_by("version", "kind")
    return {
        "title": "A testimony", "row": row, "draft": draft, "limit": LIMIT, "checklist": CHECKLIST, "states": State,
        "stands": _stands(row), "keys": four_eyes.keys_of(row), "turnable": four_eyes.turnable(row, by), "notes": notes,
        "content_notes": ContentNote.choices, "reasons": Declined.Reason.choices,
        "strong": [(spot, draft.explanations.get(spot.key, ""), typed.get(f"why-{spot.key}", ""))
                   for spot in (found.strong if found else ())],
        "hints": found.hints if found else [], "typed": typed,
        "human": [(words, dict(ANSWERS).get(draft.answers.get(name, ""), "not answered")) for name, words in HUMAN],
        "diff": pieces(draft.before, draft.text) if draft.before else None,
        "questions": [(unseal_text(q.question), unseal_text(q.answer)) for q in row.follow_ups.all()],
        "decisions": [(decision, _note(decision)) for decision in decisions],
        "shown_role": role_words(shown.role, live) if draft.role else role_words(row.role, live),
        "role": roles(live).get(draft.role, ("", ""))[0], "widened": bool(draft.role) and shown.role != draft.role,
        "band": dict(BANDS).get(draft.band, ""),
        "nation": Nation(draft.nation).label if draft.nation in set(Nation) else "",
        "stages": [stages(live).get(stage, stage) for stage in draft.stages],
    }  # fmt: skip


def _draft(row: Testimony) -> Draft:
    """What was sent. A text whose key is lost is shown as such; nobody can read it any more."""
    try:
        return Draft.unsealed(row.sealed) if row.sealed else Draft(text=row.words)
    except CannotOpen:
        return Draft(text="(The key that sealed this text is not among SEALING_KEYS.)")


def _note(decision: Decision) -> str:
    try:
        return unseal_text(decision.note)
    except CannotOpen:
        return "(sealed with a key that is not among SEALING_KEYS)"


def _stands(row: Testimony) -> str:
    """Where it stands, in words."""
    if row.state == State.PUBLISHED:
        return f"Approved; public from {row.month:%B %Y}"
    if row.state != State.WAITING:
        return row.get_state_display()
    if not row.agreed:
        return "Waits for the contributor’s yes to your edit"
    turned = len(four_eyes.keys_of(row))
    if four_eyes.ready(row):
        return "Ready to publish"
    second = " by one person, and a second must turn one" if turned == len(four_eyes.KEYS) else ""
    return f"Waits for you: {turned} of 2 keys{second}"


def _ids(given: list[str]) -> set[UUID]:
    found = set()
    for text in given:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return found


def _version(post: QueryDict) -> int:
    given = post.get("version", "")
    return int(given) if given.isascii() and given.isdigit() else 0


def _ask(row: Testimony, by: Any, post: QueryDict) -> str:
    mentoring.ask(testimony=row, by=by, text=post.get("question", ""))
    return "Your question waits behind the receipt."


def _edit(row: Testimony, by: Any, post: QueryDict) -> str:
    mentoring.edit(testimony=row, by=by, version=_version(post), text=post.get("text", ""))
    return "Edited. The contributor must agree through the receipt before it can be published."


def _annotate(row: Testimony, by: Any, post: QueryDict) -> str:
    note, changed = post.get("content_note", ""), bool(post.get("law_changed"))
    mentoring.annotate(testimony=row, by=by, content_note=note, law_changed=changed)
    return "The notes are stored."


def _privacy(row: Testimony, by: Any, post: QueryDict) -> str:
    reasons = {name[4:]: value for name, value in post.items() if name.startswith("why-")}
    four_eyes.check_privacy(testimony=row, by=by, version=_version(post), reasons=reasons)
    return "The privacy key is turned."


def _accuracy(row: Testimony, by: Any, post: QueryDict) -> str:
    four_eyes.check_accuracy(testimony=row, by=by, version=_version(post), note=post.get("note", ""))
    return "The accuracy key is turned."


def _publish(row: Testimony, by: Any, post: QueryDict) -> str:
    published = four_eyes.publish(testimony=row, by=by, version=_version(post))
    return f"Approved. It becomes public at the start of {published.month:%B %Y}, with the others of that month."


def _decline(row: Testimony, by: Any, post: QueryDict) -> str:
    mentoring.decline(testimony=row, by=by, version=_version(post), reason=post.get("reason", ""))
    return "Declined, and counted."


def _risk(row: Testimony, by: Any, post: QueryDict) -> str:
    mentoring.report_risk(testimony=row, by=by, note=post.get("risk", ""))
    return "Recorded."


def _take_down(row: Testimony, by: Any, post: QueryDict) -> str:
    mentoring.take_down(testimony=row, by=by, reason=post.get("reason", ""))
    return "Taken down, and counted. It is gone from every page."


ACTS: dict[str, Callable[[Testimony, Any, QueryDict], str]] = {
    "ask": _ask,
    "edit": _edit,
    "annotate": _annotate,
    "privacy": _privacy,
    "accuracy": _accuracy,
    "publish": _publish,
    "decline": _decline,
    "risk": _risk,
    "take-down": _take_down,
}
LEAVES = ("publish", "decline")

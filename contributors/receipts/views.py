"""`/contribute/receipt/`: the six words open it. Nothing is remembered but a pass of 30 minutes in the form."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from contributors import receipt_words
from contributors.drafts import Draft, unseal_text
from contributors.models import State, Testimony
from contributors.published.attribution import attribution, band_words, role_words
from contributors.published.roles import role_of, stages
from contributors.receipts import actions as acts
from contributors.writing import pages
from contributors.writing.cleaning import LIMIT
from contributors.writing.giving_back import form_view
from contributors.writing.typed import Typed
from contributors.writing.views import why_not
from sosguide.nations import Nation
from sosguide.publishing.compare import pieces
from sosguide.publishing.sealing import CannotOpen
from sosguide.publishing.site import form_token
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import FROM_ELSEWHERE, from_our_own_page
from sosguide.publishing.site.live import Live
from sosguide.publishing.workflow import Refused

UNKNOWN = "These words are not recognised, or what they opened is already deleted. Check them, and try again."
NEED_WORDS = (
    "Type your six words again: half an hour has passed, or this step needs them. What you typed is still here."
)
BUSY = "Too many people are at this door. Wait a minute, then try again. What you typed is still here."
CHANGED = "Your change is stored. It will be read again before anything is published."
UNCHANGED = "Nothing was changed. Your story is stored as it was."
LOST = "We can no longer open what you wrote: our key to it is lost. You can still withdraw it, below."
Step = Callable[[Testimony, Typed, Live], HttpResponse]


@form_view
def receipt(request: HttpRequest) -> HttpResponse:
    """A form for six words; by POST, what they open."""
    live = live_index.now()
    if request.method != "POST":
        return _door(Typed(), live)
    typed = Typed.of(request.POST)
    if not from_our_own_page(request):
        return _door(typed, live, FROM_ELSEWHERE, 403)
    if typed.step == "mirror":
        return pages.mirror_page(typed, live, {}, path=pages.RECEIPT)
    return _open(typed, live)


def _open(typed: Typed, live: Live) -> HttpResponse:
    try:
        testimony = _whose(typed)
    except receipt_words.Expired:
        return _door(typed, live, UNKNOWN if typed.step == "open" else NEED_WORDS, 422)
    except form_token.TokenRefused as refused:
        return _door(typed, live, str(refused), 422)
    except receipt_words.TooBusy:
        return _door(typed, live, BUSY, 503)
    if testimony is None:
        return _door(typed, live, UNKNOWN, 422)
    return _step(testimony, typed, live)


def _step(testimony: Testimony, typed: Typed, live: Live) -> HttpResponse:
    try:
        return STEPS.get(typed.step, _status)(testimony, typed, live)
    except CannotOpen:
        return _status(testimony, typed, live, LOST, 409)
    except Testimony.DoesNotExist:  # withdrawn a moment ago, in another window
        return _door(typed, live, UNKNOWN, 422)


def _whose(typed: Typed) -> Testimony | None:
    """Whom the form speaks for: by the six words where they were typed, by the pass otherwise."""
    if typed.words:
        _no_machine(typed)
        return acts.find(receipt_words.as_typed(typed.words))
    if typed.step in NEEDS_WORDS:
        raise receipt_words.Expired
    return Testimony.objects.filter(pk=receipt_words.read_pass(typed.pass_)).first()


def _no_machine(typed: Typed) -> None:
    """Who types words has seen the form for a moment, or holds a pass. Raises form_token.TokenRefused."""
    try:
        receipt_words.read_pass(typed.pass_)
    except receipt_words.Expired:
        purpose = pages.purpose(typed.number) if typed.step == "change" else pages.DOOR
        form_token.verify(typed.token, purpose=purpose)


def _door(typed: Typed, live: Live, problem: str = "", status: int = 200) -> HttpResponse:
    """Where the words are typed. Anything else that was typed waits in the same form."""
    if typed.step == "change":
        problems = {"words": problem, "form": problem}
        return pages.mirror_page(typed, live, problems, path=pages.RECEIPT, status=status, ask_words=True)
    token = pages.token(typed.token, pages.DOOR)
    return pages.show(
        "receipts/door", live, path=pages.RECEIPT, status=status, typed=typed, problem=problem, token=token
    )


def _status(testimony: Testimony, typed: Typed, live: Live, said: str = "", status: int = 200) -> HttpResponse:
    """Status, questions, and an edit that waits for a yes; not the text itself."""
    try:
        draft = Draft.unsealed(testimony.sealed) if testimony.sealed else None
        rows = [(row, unseal_text(row.question), unseal_text(row.answer)) for row in testimony.follow_ups.all()]
    except CannotOpen:  # withdrawing must stay possible
        draft, rows, said = None, [], said or LOST
    edited = draft if draft and draft.before and not testimony.agreed else None
    return pages.show(
        "receipts/status", live, path=pages.RECEIPT, status=status, said=said, testimony=testimony, questions=rows,
        given=receipt_words.give_pass(testimony.pk), typed=typed,
        public=Testimony.objects.public().filter(pk=testimony.pk).exists(),
        diff=pieces(edited.before, edited.text) if edited else None,
        reworded=edited and edited.before != edited.text, who=_who(edited, live) if edited else "",
    )  # fmt: skip


def _who(draft: Draft, live: Live) -> str:
    """What would be shown of who speaks, in words: an agreement covers this too."""
    shown = attribution(draft)
    nation = Nation(shown.nation).label if shown.nation else ""
    titles = [stages(live).get(stage, "") for stage in shown.stages]
    return ", ".join(
        filter(None, [role_words(shown.role, shown.nation, live), nation, band_words(shown.band), *titles])
    )


def _answer(testimony: Testimony, typed: Typed, live: Live) -> HttpResponse:
    if not typed.text or len(typed.text) > LIMIT:
        return _status(testimony, typed, live, f"Write between 1 and {LIMIT:,} characters. It is still here.", 422)
    try:
        acts.answer(testimony=testimony, question=UUID(typed.question), text=typed.text)
    except (Refused, ValueError):
        return _status(testimony, typed, live, "There is no such question any more. Your answer is still here.", 409)
    return _status(testimony, replace(typed, text=""), live, "Your answer is stored.")


def _decide(act: Callable[..., None], said: str, testimony: Testimony, typed: Typed, live: Live) -> HttpResponse:
    try:
        act(testimony=testimony, version=typed.version)
    except Refused as refused:
        return _status(testimony, typed, live, str(refused), 409)
    return _status(testimony, typed, live, said)


def _see(testimony: Testimony, typed: Typed, live: Live) -> HttpResponse:
    """The text itself, to read or change. It needs the six words again."""
    if testimony.state == State.DECLINED:
        return _status(testimony, typed, live, "This story was declined, so it can only be withdrawn.", 409)
    draft = Draft.unsealed(testimony.sealed) if testimony.sealed else Draft(text=testimony.words)
    filled = replace(
        typed, step="", words="", pass_=receipt_words.give_pass(testimony.pk), text=draft.text, nation=draft.nation,
        role=draft.role if role_of(draft.role, draft.nation, live) else "", band=draft.band, stages=draft.stages,
        answers=draft.answers, explanations=draft.explanations,
    )  # fmt: skip
    return pages.mirror_page(filled, live, {}, path=pages.RECEIPT)


def _change(testimony: Testimony, typed: Typed, live: Live) -> HttpResponse:
    if problems := why_not(typed, live):
        return pages.mirror_page(typed, live, problems, path=pages.RECEIPT, status=422)
    try:
        changed = acts.change(testimony=testimony, draft=typed.draft(live))
    except Refused as refused:
        return pages.mirror_page(typed, live, {"form": str(refused)}, path=pages.RECEIPT, status=409)
    return _status(testimony, replace(typed, text=""), live, CHANGED if changed else UNCHANGED)


def _withdraw(testimony: Testimony, typed: Typed, live: Live) -> HttpResponse:
    acts.withdraw(testimony=testimony)
    return pages.show("receipts/withdrawn", live, path=pages.RECEIPT, again=False)


NEEDS_WORDS = ("open", "see")
STEPS: dict[str, Step] = {
    "open": _status,
    "answer": _answer,
    "agree": partial(_decide, acts.agree, "You have agreed to these words."),
    "refuse": partial(_decide, acts.refuse, "The words are again as you last agreed to them."),
    "see": _see,
    "change": _change,
    "withdraw": _withdraw,
}

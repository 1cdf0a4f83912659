"""`/contribute/`: one address for every step, so that a history shows one visit. No cookie, no script."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from contributors import receipts
from contributors.actions.submit import Differs, Full, Withdrawn, submit
from contributors.configuration import lacking
from contributors.keys import fingerprint
from contributors.mirror import mirror
from contributors.prompts import BY_GROUP, EVERYBODY, HUMAN
from contributors.typed import Problems, Typed, chair_problems, sending_problems, text_problems
from contributors.views import writing
from contributors.views.giving_back import STORED_NOTHING, form_view
from sosguide.publishing import live as live_index
from sosguide.publishing import ripening
from sosguide.publishing.forms import FROM_ELSEWHERE, from_our_own_page
from sosguide.publishing.live import Live

AGAIN = "The words have changed since the mirror was held up to them. Look once more, then send."
WRONG_BACK = "Those are not the two words. Here they all are again: write them down, then type the two."
OTHER_WORDS = (
    "This form was sent before, and is stored with the words it had then. To change them, type your six words at "
    "the receipt page. Your new words are still here."
)
FULL = (
    "So much is being sent to us that we have to stop for now. Nothing was stored. Keep your words and try another day."
)
CLOSED = "This page was closed while you wrote. Nothing was stored. Keep your words and try another day."


@form_view
def contribute(request: HttpRequest) -> HttpResponse:
    """What this is; then every step of writing, sent here by POST."""
    live = live_index.now()
    closed = bool(lacking(live))
    if request.method != "POST":
        groups = [(group, prompts) for group, prompts in BY_GROUP.items()]
        return writing.show("intro", live, closed=closed, groups=groups, everybody=EVERYBODY, human=HUMAN)
    typed = Typed.of(request.POST)
    if not from_our_own_page(request):
        return _held_up(typed, live, FROM_ELSEWHERE, 403)
    if closed:
        return _held_up(typed, live, CLOSED, 503)
    return STEPS.get(typed.step, _chair)(typed, live)


def _held_up(typed: Typed, live: Live, problem: str, status: int) -> HttpResponse:
    """Not taken, and everything that was typed comes back."""
    page = writing.checking_page if typed.text else writing.chair_page
    return page(typed, live, {"form": problem}, status=status)


def _chair(typed: Typed, live: Live) -> HttpResponse:
    return writing.chair_page(typed, live, {})


def _write(typed: Typed, live: Live) -> HttpResponse:
    if problems := chair_problems(typed, live):
        return writing.chair_page(typed, live, problems, status=422)
    return writing.words_page(typed, live, {})


def _check(typed: Typed, live: Live) -> HttpResponse:
    if problems := chair_problems(typed, live):
        page = writing.checking_page if typed.seen else writing.chair_page
        return page(typed, live, problems, status=422)
    if problems := text_problems(typed):
        page = writing.checking_page if typed.seen else writing.words_page
        return page(typed, live, problems, status=422)
    return writing.checking_page(typed, live, {})


def _send(typed: Typed, live: Live) -> HttpResponse:
    problems = why_not(typed, live)
    if problems:
        return writing.checking_page(typed, live, problems, status=422)
    try:
        submit(number=typed.number, draft=typed.draft(live), suspicious=bool(typed.trap))
    except Full:
        return _held_up(typed, live, FULL, 503)
    except Differs:
        return _held_up(typed, live, OTHER_WORDS, 409)
    except Withdrawn:
        return writing.show("withdrawn", live, status=410, again=True)
    except (receipts.TooBusy, DatabaseError):
        return _held_up(typed, live, STORED_NOTHING, 503)
    return writing.words_shown(typed.number, live)


def why_not(typed: Typed, live: Live) -> Problems:
    """Everything that keeps a checked text from being sent."""
    problems = {**chair_problems(typed, live), **text_problems(typed), **sending_problems(typed)}
    if mirror(typed.draft(live)).unexplained(typed.explanations):
        problems["strong"] = "Change each of these, or say why it gives nobody away."
    if typed.seen != fingerprint(typed.text):
        problems["form"] = AGAIN
    try:
        ripening.check(typed.token, purpose=writing.purpose(typed.number))
    except ripening.NotRipe as error:
        problems["form"] = str(error)
    return problems


def _remember(typed: Typed, live: Live) -> HttpResponse:
    if not receipts.is_number(typed.number):
        return writing.show("wrong_words", live, path=writing.RECEIPT, status=422, words="")
    words = receipts.words_of(typed.number)
    given = tuple("".join(receipts.as_typed(word)) for word in typed.back)
    if given != tuple(words[place] for place in writing.asked_back(typed.number)):
        return writing.words_shown(typed.number, live, WRONG_BACK, 422)
    return writing.show("thanks", live, kept=True)


def _no_receipt(typed: Typed, live: Live) -> HttpResponse:
    return writing.show("thanks", live, kept=False)


STEPS = {
    "chair": _chair,
    "write": _write,
    "check": _check,
    "send": _send,
    "remember": _remember,
    "no-receipt": _no_receipt,
}

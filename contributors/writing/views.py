"""`/contribute/`: one address for every step, so that a history shows one visit. No cookie, no script."""

from collections.abc import Callable
from functools import partial

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from contributors import receipt_words
from contributors.keeping.configuration import missing_requirements
from contributors.keys import fingerprint
from contributors.writing import pages
from contributors.writing.giving_back import STORED_NOTHING, form_view
from contributors.writing.mirror import mirror
from contributors.writing.prompts import BY_GROUP, EVERYBODY, HUMAN
from contributors.writing.submit import Differs, Full, Withdrawn, submit
from contributors.writing.typed import Problems, Typed, attribution_problems, sending_problems, text_problems
from sosguide.publishing.site import form_token
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import FROM_ELSEWHERE, from_our_own_page
from sosguide.publishing.site.live import Live

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
    closed = bool(missing_requirements(live))
    if request.method != "POST":
        groups = [(group, prompts) for group, prompts in BY_GROUP.items()]
        return pages.show("writing/intro", live, closed=closed, groups=groups, everybody=EVERYBODY, human=HUMAN)
    typed = Typed.of(request.POST)
    if not from_our_own_page(request):
        return _held_up(typed, live, FROM_ELSEWHERE, 403)
    if closed:
        return _held_up(typed, live, CLOSED, 503)
    return STEPS.get(typed.step, BEGIN)(typed, live)


def _held_up(typed: Typed, live: Live, problem: str, status: int) -> HttpResponse:
    """Not taken, and everything that was typed comes back."""
    page = pages.mirror_page if typed.text else pages.attribution_page
    return page(typed, live, {"form": problem}, status=status)


def _write(typed: Typed, live: Live) -> HttpResponse:
    if problems := attribution_problems(typed, live):
        return pages.attribution_page(typed, live, problems, status=422)
    return pages.words_page(typed, live, {})


def _mirror(typed: Typed, live: Live) -> HttpResponse:
    if problems := attribution_problems(typed, live):
        page = pages.mirror_page if typed.seen else pages.attribution_page
        return page(typed, live, problems, status=422)
    if problems := text_problems(typed):
        page = pages.mirror_page if typed.seen else pages.words_page
        return page(typed, live, problems, status=422)
    return pages.mirror_page(typed, live, {})


def _send(typed: Typed, live: Live) -> HttpResponse:
    problems = why_not(typed, live)
    if problems:
        return pages.mirror_page(typed, live, problems, status=422)
    try:
        submit(number=typed.number, draft=typed.draft(live), suspicious=bool(typed.trap))
    except Full:
        return _held_up(typed, live, FULL, 503)
    except Differs:
        return _held_up(typed, live, OTHER_WORDS, 409)
    except Withdrawn:
        return pages.show("receipts/withdrawn", live, status=410, again=True)
    except (receipt_words.TooBusy, DatabaseError):
        return _held_up(typed, live, STORED_NOTHING, 503)
    return pages.words_shown(typed.number, live)


def why_not(typed: Typed, live: Live) -> Problems:
    """Everything that keeps a checked text from being sent."""
    problems = {**attribution_problems(typed, live), **text_problems(typed), **sending_problems(typed)}
    if mirror(typed.draft(live)).unexplained(typed.explanations):
        problems["strong"] = "Change each of these, or say why it gives nobody away."
    if typed.seen != fingerprint(typed.text):
        problems["form"] = AGAIN
    try:
        form_token.verify(typed.token, purpose=pages.purpose(typed.number))
    except form_token.TokenRefused as error:
        problems["form"] = str(error)
    return problems


def _remember(typed: Typed, live: Live) -> HttpResponse:
    if not receipt_words.is_number(typed.number):
        return pages.show("receipts/wrong_words", live, path=pages.RECEIPT, status=422)
    words = receipt_words.words_of(typed.number)
    given = tuple("".join(receipt_words.as_typed(word)) for word in typed.back)
    if given != tuple(words[place] for place in pages.asked_back(typed.number)):
        return pages.words_shown(typed.number, live, WRONG_BACK, 422)
    return pages.show("writing/thanks", live, kept=True)


BEGIN = partial(pages.attribution_page, problems={})
STEPS: dict[str, Callable[[Typed, Live], HttpResponse]] = {
    "attribution": BEGIN,
    "write": _write,
    "mirror": _mirror,
    "send": _send,
    "remember": _remember,
    "no-receipt": lambda _, live: pages.show("writing/thanks", live, kept=False),
}

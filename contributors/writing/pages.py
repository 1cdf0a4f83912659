"""The pages a contributor writes on, as data. Each carries in its form what the next one needs."""

from typing import Any

from django.http import HttpResponse

from contributors import receipt_words
from contributors.keys import fingerprint
from contributors.published.attribution import BANDS, attribution, role_words
from contributors.published.roles import MOST_STAGES, grouped_roles, role_of, stages
from contributors.writing.cleaning import LIMIT
from contributors.writing.consents import CONSENTS
from contributors.writing.mirror import mirror
from contributors.writing.prompts import ANSWERS, HUMAN, prompts_for
from contributors.writing.typed import Problems, Typed
from sosguide.nations import Nation
from sosguide.publishing.site import form_token
from sosguide.publishing.site.forms import answer
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page

ADDRESS, RECEIPT = "/contribute/", "/contribute/receipt/"
DOOR = "receipt"  # the purpose of the token at the receipt's door
HARD_LIMIT = 3 * LIMIT  # where a browser stops taking text, far under what the server in front may refuse


def show(template: str, live: Live, *, path: str = ADDRESS, status: int = 200, **context: object) -> HttpResponse:
    """One page of the contributor's way: neutral title, kept by nobody."""
    page = Page(
        template=f"contributors/{template}.html", path=path, title="Writing", indexed=False,
        context={"action": path, "limit": LIMIT, "hard_limit": HARD_LIMIT, **context},
    )  # fmt: skip
    return answer(page, live, status=status)


def attribution_page(typed: Typed, live: Live, problems: Problems, status: int = 200) -> HttpResponse:
    """What work they do, as it may be shown."""
    choices = attribution_choices(live)
    return show("writing/attribution", live, status=status, typed=_fresh(typed), problems=problems, **choices)


def words_page(typed: Typed, live: Live, problems: Problems, status: int = 200) -> HttpResponse:
    """The box to write in, under questions fitted to the role."""
    title, group = role_of(typed.role, typed.nation, live) or ("", "")
    return show(
        "writing/words", live, status=status, typed=_fresh(typed), problems=problems,
        prompts=prompts_for(group), role=title,
    )  # fmt: skip


def mirror_page(
    typed: Typed, live: Live, problems: Problems, *, path: str = ADDRESS, status: int = 200, ask_words: bool = False
) -> HttpResponse:
    """Everything once more, with the mirror held up to it."""
    draft = typed.draft(live)
    shown = attribution(draft)
    reflection = mirror(draft)
    return show(
        "writing/mirror", live, path=path, status=status, typed=_fresh(typed), problems=problems, ask_words=ask_words,
        seen=fingerprint(typed.text), final="change" if path == RECEIPT else "send",
        strong=[(spot, typed.explanations.get(spot.key, "")) for spot in reflection.strong], hints=reflection.hints,
        human=[(name, question, typed.answers.get(name, "")) for name, question in HUMAN], allowed=ANSWERS,
        consents=[(consent, consent.name in typed.consents) for consent in CONSENTS],
        shown_role=role_words(shown.role, shown.nation, live), widened=shown.role != draft.role,
        **attribution_choices(live),
    )  # fmt: skip


def words_shown(number: str, live: Live, problem: str = "", status: int = 200) -> HttpResponse:
    """The receipt: six words, shown once, two of them typed back."""
    words = receipt_words.words_of(number)
    return show(
        "receipts/receipt_words", live, number=number, words=words, problem=problem, status=status,
        asked=[place + 1 for place in asked_back(number)],
    )  # fmt: skip


def asked_back(number: str) -> tuple[int, int]:
    """Which two words are asked for: one of the first three, one of the last three."""
    return int(number[0], 16) % 3, 3 + int(number[1], 16) % 3


def attribution_choices(live: Live) -> dict[str, Any]:
    """What can be chosen on the page of the attribution."""
    return {
        "roles": grouped_roles(live),
        "nations": [(nation.value, nation.label) for nation in Nation],
        "bands": BANDS,
        "stages": stages(live).items(),
        "most_stages": MOST_STAGES,
    }


def _fresh(typed: Typed) -> dict[str, object]:
    """What was typed, with a number and a token for the next page where there is none that serves."""
    number = typed.number if receipt_words.is_number(typed.number) else receipt_words.new_number()
    return {**vars(typed), "pass": typed.pass_, "number": number, "token": token(typed.token, purpose(number))}


def purpose(number: str) -> str:
    """What the token of a form is for: this form alone, so that a machine must ask for each one and wait for it."""
    return f"contribute.{number}"


def token(given: str, purpose: str) -> str:
    """The token that came with a form, counted from when it was made, or a new one where it is not valid."""
    try:
        form_token.verify(given, purpose=purpose, seconds=0)
    except form_token.TokenRefused:
        return form_token.issue(purpose)
    return given

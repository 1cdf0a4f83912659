"""How good the search is: real questions through the real search over the real content files. No database.

A question names the facts that its answer needs, and `standing` tells on which pages they stand. They are also looked
for on a page that is no answer, to show what chance gives.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from sosguide.nations import Nation
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.site.live import Entry, Live, as_shown
from sosguide.search.index import Index, index_of
from sosguide.search.ranking import search
from tests.search.scoring.cards import on_card
from tests.search.scoring.standing import facts_standing, words_standing

PLACES = (1, 3, 5)
FIRST = 3  # the pages that a reader looks at
MOVED = {
    "/england/topics/contact/": "/england/stages/contact/",
    "/england/topics/case-closed/": "/england/stages/case-closed/",
}
"""Addresses that lead to another for ever: the same page."""


@dataclass(frozen=True)
class Case:
    """One question as a person put it, the page that answers it best, and those that will do.

    `facts` are the slugs of what the answer must say, none where it is plain guidance. A set that others wrote says it
    in words instead, in `key_facts`.
    """

    id: str
    question: str
    nation: Nation
    best: str
    also_ok: tuple[str, ...]
    facts: tuple[str, ...] = ()
    key_facts: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """What the answer must say: the facts it names; where it names none, its words."""
        return self.facts or self.key_facts


@dataclass(frozen=True)
class Outcome:
    """Where the pages of a case came (0: not at all), and which of what it needs stands where.

    `stated` is on the best page, `nearby` on that or a page that will do, `among_first` on one of the first that were
    found, `by_chance` on a page that is no answer. `on_card` is on the card of the page found first, `card_by_chance` on
    the card of a page that is no answer.
    """

    case: Case
    best: int
    any: int
    found: tuple[str, ...]
    stated: tuple[bool, ...]
    nearby: tuple[bool, ...]
    among_first: tuple[bool, ...]
    by_chance: tuple[bool, ...]
    on_card: tuple[bool, ...] = ()
    card_by_chance: tuple[bool, ...] = ()


def read_cases(path: Path) -> list[Case]:
    """Read a file of questions, one JSON object a line."""
    return [_case(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _case(row: dict[str, Any]) -> Case:
    best, *also_ok = (MOVED.get(path, path) for path in (row["best"], *row["also_ok"]))
    facts, words = tuple(row.get("facts", ())), tuple(row.get("key_facts", ()))
    return Case(row["id"], row["question"], Nation(row["nation"]), best, tuple(also_ok), facts, words)


def as_live(tree: ContentTree) -> Live:
    """The content files as if all of them were approved today, with the words of facts where pages name them."""
    today = timezone.localdate()
    entries = {key: Entry(key[0], file.document, 1, today, today) for key, file in tree.files.items()}
    return Live((0, 0), today, as_shown(entries))


def ask(case: Case, live: Live) -> Outcome:
    """Ask one question of the search, and look for its facts on the page that answers it."""
    found = search(case.question, live, case.nation).in_order
    no_answer = _no_answer(case, index_of(live, case.nation))
    will_do = [case.best, *case.also_ok]
    return Outcome(
        case=case,
        best=_place(found, will_do[:1]),
        any=_place(found, will_do),
        found=tuple(found[: max(PLACES)]),
        stated=_standing(case, will_do[:1], live),
        nearby=_standing(case, will_do, live),
        among_first=_standing(case, found[:FIRST], live),
        by_chance=_standing(case, no_answer, live),
        on_card=_on_card(case, found, live),
        card_by_chance=_on_card(case, no_answer, live),
    )


def _place(found: list[str], wanted: Iterable[str]) -> int:
    return min((found.index(path) + 1 for path in wanted if path in found), default=0)


def _no_answer(case: Case, index: Index) -> list[str]:
    """One page of the same kind as the best that is no answer; always the same one."""
    kind = next((page.kind for page in index.pages if page.path == case.best), None)
    wrong = [p.path for p in index.pages if p.kind == kind and p.path not in (case.best, *case.also_ok)]
    return [wrong[len(case.question) % len(wrong)]] if wrong else []


def _standing(case: Case, paths: list[str], live: Live) -> tuple[bool, ...]:
    stands = facts_standing if case.facts else words_standing
    return stands(case.needs, paths, live, case.nation)


def _on_card(case: Case, paths: list[str], live: Live) -> tuple[bool, ...]:
    return on_card(case.facts, case.key_facts, next(iter(paths), ""), live, case.nation)


def share(outcomes: list[Outcome], *, places: int, strict: bool) -> float:
    """The share of questions whose page came in the first `places`: the best page, or any that will do."""
    met = sum(0 < (outcome.best if strict else outcome.any) <= places for outcome in outcomes)
    return met / max(len(outcomes), 1)


def facts_stated(outcomes: list[Outcome], *, where: str) -> float:
    """The share of what is needed that stands there: "stated", "nearby", "among_first" or "by_chance"."""
    facts: list[bool] = [fact for outcome in outcomes for fact in getattr(outcome, where)]
    return sum(facts) / max(len(facts), 1)


def answered_first(outcomes: list[Outcome], *, where: str = "on_card", least: float = 0.0) -> float:
    """The share of the questions that need a fact for which some of it stands there ("on_card" or "card_by_chance"):
    one fact, or at `least` this share of them.
    """
    cards: list[tuple[bool, ...]] = [getattr(outcome, where) for outcome in outcomes if outcome.case.needs]
    return sum(any(card) and sum(card) >= least * len(card) for card in cards) / max(len(cards), 1)

"""How good the search is: real questions through the real search over the real content files. No database.

Whether a page states a key fact is measured by words: half of the fact's content words, each weighted by its
idf, must occur within a few lines of the page. That counts words, not meaning; so the same facts are also looked
for on a page that is no answer, to show what chance gives.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from django.utils import timezone

from sosguide.nations import Nation
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.site.live import Entry, Live, as_shown
from sosguide.search.index import Index, index_of
from sosguide.search.pages import Result, text_of
from sosguide.search.ranking import search

PLACES = (1, 3, 5)
STATED = 0.5  # share of a fact's words, weighted by idf, that must occur together
TOGETHER = 5  # lines or sentences in which they must occur
MOVED = {
    "/england/topics/contact/": "/england/stages/contact/",
    "/england/topics/case-closed/": "/england/stages/case-closed/",
}
"""Addresses that lead to another for ever: the same page."""


@dataclass(frozen=True)
class Case:
    """One question as a person put it, the page that answers it best, and those that will do."""

    id: str
    question: str
    nation: Nation
    best: str
    also_ok: tuple[str, ...]
    key_facts: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """Where the pages of a case came (0: not at all), and which key facts are stated where.

    `stated` is on the best page, `nearby` on that or a page that will do, `by_chance` on a page that is no answer.
    """

    case: Case
    best: int
    any: int
    found: tuple[str, ...]
    stated: tuple[bool, ...]
    nearby: tuple[bool, ...]
    by_chance: tuple[bool, ...]


def read_cases(path: Path) -> list[Case]:
    """Read a file of questions, one JSON object a line."""
    return [_case(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _case(row: dict[str, Any]) -> Case:
    best, *also_ok = (MOVED.get(path, path) for path in (row["best"], *row["also_ok"]))
    return Case(
        row["id"], row["question"], Nation(row["nation"]), best, tuple(also_ok), tuple(row.get("key_facts", ()))
    )


def as_live(tree: ContentTree) -> Live:
    """The content files as if all of them were approved today, with the words of facts where pages name them."""
    today = timezone.localdate()
    entries = {key: Entry(key[0], file.document, 1, today, today) for key, file in tree.files.items()}
    return Live((0, 0), today, as_shown(entries))


def ask(case: Case, live: Live) -> Outcome:
    """Ask one question of the search, and look for its facts on the page that answers it."""
    found = search(case.question, live, case.nation).in_order
    index = index_of(live, case.nation)
    will_do = [case.best, *case.also_ok]
    return Outcome(
        case=case,
        best=_place(found, will_do[:1]),
        any=_place(found, will_do),
        found=tuple(found[: max(PLACES)]),
        stated=_facts(case.key_facts, will_do[:1], live, case.nation),
        nearby=_facts(case.key_facts, will_do, live, case.nation),
        by_chance=_facts(case.key_facts, _no_answer(case, index), live, case.nation),
    )


def _place(found: list[str], wanted: Iterable[str]) -> int:
    return min((found.index(path) + 1 for path in wanted if path in found), default=0)


def _no_answer(case: Case, index: Index) -> list[str]:
    """One page of the same kind as the best that is no answer; always the same one."""
    kind = next((page.kind for page in index.pages if page.path == case.best), None)
    wrong = [p.path for p in index.pages if p.kind == kind and p.path not in (case.best, *case.also_ok)]
    return [wrong[len(case.question) % len(wrong)]] if wrong else []


def _facts(facts: Iterable[str], paths: Collection[str], live: Live, nation: Nation) -> tuple[bool, ...]:
    """For each fact, whether any of these pages has enough of its words close together."""
    index, told = index_of(live, nation), live.memoised(("passages", nation), lambda: _all_passages(live, nation))
    passages = [words for path in paths for words in told.get(path, [])]
    rarest = max(index.idf.values(), default=1.0)
    stated = []
    for fact in facts:
        weight = {stem: index.idf.get(stem, rarest) for stem in index.lexicon.tokenise(fact).content_words}
        most = max((sum(weight[stem] for stem in weight.keys() & passage) for passage in passages), default=0)
        stated.append(most >= STATED * sum(weight.values()))
    return tuple(stated)


def _all_passages(live: Live, nation: Nation) -> dict[str, list[set[str]]]:
    """The passages of every page, by its address."""
    index, seen = index_of(live, nation), dict[str, tuple[str, ...]]()
    return {page.path: list(_passages(page, index, seen)) for page in index.pages}


def _passages(page: Result, index: Index, seen: dict[str, tuple[str, ...]]) -> Iterator[set[str]]:
    """The words of every few lines of a page that follow each other."""
    lines = [_stems(line, index, seen) for line in re.split(r"\n+|(?<=[.!?])\s+", text_of(page)) if line.strip()]
    for start in range(max(len(lines) - TOGETHER, 0) + 1):
        yield set(chain.from_iterable(lines[start : start + TOGETHER]))


def _stems(line: str, index: Index, seen: dict[str, tuple[str, ...]]) -> set[str]:
    tokenised = index.lexicon.tokenise(line, seen)
    return {*tokenised.content_words, *tokenised.added}


def share(outcomes: list[Outcome], *, places: int, strict: bool) -> float:
    """The share of questions whose page came in the first `places`: the best page, or any that will do."""
    met = sum(0 < (outcome.best if strict else outcome.any) <= places for outcome in outcomes)
    return met / max(len(outcomes), 1)


def facts_stated(outcomes: list[Outcome], *, where: str) -> float:
    """The share of key facts that are stated there: "stated", "nearby" or "by_chance"."""
    facts = [fact for outcome in outcomes for fact in getattr(outcome, where)]
    return sum(facts) / max(len(facts), 1)

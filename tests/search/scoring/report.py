"""What `make score` prints: the shares for each file of questions, every question missed, and facts that were not found.

With `--write` the table of `/accuracy/` is brought up to date too.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from sosguide.publishing.content.tree import read_tree
from tests.search.scoring.asking import (
    FIRST,
    PLACES,
    Outcome,
    answered_first,
    as_live,
    ask,
    facts_stated,
    read_cases,
    share,
)
from tests.search.scoring.shown import SHOWN, with_figures
from tests.search.scoring.standing import STATED, TOGETHER

OWN = settings.BASE_DIR / "tests" / "questions.jsonl"
SHARED = settings.BASE_DIR.parent / "shared" / "questions" / "dev.jsonl"  # not in the repository: used where it is
AIM = 0.6  # of the questions, with a key fact on the card of the page found first
NAMES = {OWN: "of our own", SHARED: "as people put them"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line (`sys.argv` without `arguments`), ask every question, and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.search.score", description="How good the search is.")
    parser.add_argument("files", nargs="*", type=Path, help="files of questions; without any, all there are")
    parser.add_argument("--brief", action="store_true", help="figures only, without the misses")
    parser.add_argument("--write", action="store_true", help=f"bring {SHOWN.name} up to date")
    given = parser.parse_args(arguments)
    files = given.files or [path for path in (SHARED, OWN) if path.exists()]
    live = as_live(read_tree(settings.CONTENT_DIR))
    asked = {path: [ask(case, live) for case in read_cases(path)] for path in files}
    print(f"Question score, {timezone.localdate():%-d %B %Y}, {len(live.entries)} content files")
    for line in report(asked, brief=given.brief):
        print(line)
    if given.write:
        figures = {NAMES[path]: outcomes for path, outcomes in asked.items() if path in NAMES}
        SHOWN.write_text(with_figures(SHOWN.read_text("utf-8"), figures), "utf-8")


def report(asked: dict[Path, list[Outcome]], *, brief: bool = False) -> Iterator[str]:
    """The lines of the report over what came of these files of questions; `brief` leaves out the misses."""
    for path, outcomes in asked.items():
        yield from _figures(path.name, outcomes)
        for outcome in () if brief else outcomes:
            yield from _misses(outcome)
    yield (
        "\nWhere a question names facts, one counts as stated where a page shows that fact. Where a set says in words what "
        f"is needed, it counts where {STATED:.0%} of the content words, weighted by idf, occur within {TOGETHER} lines or "
        "sentences of a page: words, not meaning. By chance: the same on a page that is no answer. A card, "
        "with its title, states a fact that it shows or half of whose words it has."
    )


def _figures(name: str, outcomes: list[Outcome]) -> Iterator[str]:
    yield f"\n{name}: {len(outcomes)} questions"
    for strict, words in ((True, "the best page"), (False, "the best page or one that will do")):
        shares = "   ".join(f"first {n}: {share(outcomes, places=n, strict=strict):4.0%}" for n in PLACES)
        yield f"  {words:35} {shares}"
    stated = {where: facts_stated(outcomes, where=where) for where in ("stated", "nearby", "among_first", "by_chance")}
    how = "facts stated" if any(outcome.case.facts for outcome in outcomes) else "key facts stated (words)"
    yield (
        f"  {how:35} on the best page {stated['stated']:.0%}, on it or one that will do {stated['nearby']:.0%}, "
        f"on one of the first {FIRST} found {stated['among_first']:.0%}, by chance {stated['by_chance']:.0%}"
    )
    yield (
        f"  {'answered by the first card':35} one key fact {answered_first(outcomes):.0%} (aim {AIM:.0%}), half of them "
        f"{answered_first(outcomes, least=0.5):.0%}, all {answered_first(outcomes, least=1):.0%}, "
        f"one by chance {answered_first(outcomes, where='card_by_chance'):.0%}"
    )


def _misses(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    if not 0 < outcome.any <= max(PLACES):
        yield f"  miss {case.id}: {case.question}"
        yield f"    wanted {case.best}; found {', '.join(outcome.found) or 'nothing'}"
    if case.needs and not any(outcome.on_card):
        yield f"  card {case.id}: {case.question}"
        yield f"    {next(iter(outcome.found), 'nothing')}: on its card is none of: {'; '.join(case.needs)}"
    if case.facts:
        yield from _facts_not_found(outcome)
        return
    for fact, nearby in zip(case.key_facts, outcome.nearby, strict=True):
        if not nearby:
            yield f"  fact {case.id}: not on {case.best}: {fact}"


def _facts_not_found(outcome: Outcome) -> Iterator[str]:
    """For a writer: which facts of a question stand on none of the first pages found, and if the right pages have them."""
    case = outcome.case
    each = zip(case.facts, outcome.among_first, outcome.stated, outcome.nearby, strict=True)
    missing = [(fact, stated, nearby) for fact, found, stated, nearby in each if not found]
    if missing:
        yield f"  facts {case.id}: {case.question}"
        yield f"    first found: {', '.join(outcome.found[:FIRST]) or 'nothing'}"
    for fact, stated, nearby in missing:
        where = (
            "it stands there" if stated else "it stands on one that will do" if nearby else "it does not stand there"
        )
        yield f"    on none of them: {fact}; best page {case.best}: {where}"

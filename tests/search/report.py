"""What `make score` prints: the shares for each file of questions, and every question that was missed."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from sosguide.publishing.content.tree import read_tree
from tests.search.scoring import PLACES, STATED, TOGETHER, Outcome, as_live, ask, facts_stated, read_cases, share

OWN = settings.BASE_DIR / "tests" / "questions.jsonl"
SHARED = settings.BASE_DIR.parent / "shared" / "questions" / "dev.jsonl"  # not in the repository: used where it is


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line (`sys.argv` without `arguments`), ask every question, and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.search.score", description="How good the search is.")
    parser.add_argument("files", nargs="*", type=Path, help="files of questions; without any, all there are")
    parser.add_argument("--brief", action="store_true", help="figures only, without the misses")
    given = parser.parse_args(arguments)
    for line in report(given.files or [path for path in (SHARED, OWN) if path.exists()], brief=given.brief):
        print(line)


def report(files: Sequence[Path], *, brief: bool = False) -> Iterator[str]:
    """The lines of the report over these files of questions; `brief` leaves out the misses."""
    live = as_live(read_tree(settings.CONTENT_DIR))
    yield f"Question score, {timezone.localdate():%-d %B %Y}, {len(live.entries)} content files"
    for path in files:
        outcomes = [ask(case, live) for case in read_cases(path)]
        yield from _figures(path.name, outcomes)
        for outcome in () if brief else outcomes:
            yield from _misses(outcome)
    yield (
        f"\nA key fact counts as stated where {STATED:.0%} of its content words, weighted by idf, occur within "
        f"{TOGETHER} lines or sentences of a page. That counts words, not meaning. "
        "By chance: the same on a page that is no answer."
    )


def _figures(name: str, outcomes: list[Outcome]) -> Iterator[str]:
    yield f"\n{name}: {len(outcomes)} questions"
    for strict, words in ((True, "the best page"), (False, "the best page or one that will do")):
        shares = "   ".join(f"first {n}: {share(outcomes, places=n, strict=strict):4.0%}" for n in PLACES)
        yield f"  {words:35} {shares}"
    best, nearby, chance = (facts_stated(outcomes, where=where) for where in ("stated", "nearby", "by_chance"))
    figures = f"on the best page {best:.0%}, on it or one that will do {nearby:.0%}, by chance {chance:.0%}"
    yield f"  {'key facts stated':35} {figures}"


def _misses(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    if not 0 < outcome.any <= max(PLACES):
        yield f"  miss {case.id}: {case.question}"
        yield f"    wanted {case.best}; found {', '.join(outcome.found) or 'nothing'}"
    for fact, nearby in zip(case.key_facts, outcome.nearby, strict=True):
        if not nearby:
            yield f"  fact {case.id}: not on {case.best}: {fact}"

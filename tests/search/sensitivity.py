"""What each number of sosguide/search/weights.py does: the score with it halved, and doubled.

`python -m tests.search.sensitivity` prints the table of docs/search.md. It takes some minutes: the index is
built twice for each number.
"""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from sosguide.publishing.site.live import Live
    from tests.search.scoring.asking import Case


def rows() -> Iterator[str]:
    """The rows of the table, in Markdown. Django must be set up."""
    from django.conf import settings

    from sosguide.publishing.content.tree import read_tree
    from sosguide.search import weights
    from tests.search.scoring.asking import as_live, read_cases
    from tests.search.scoring.report import OWN

    cases, live = read_cases(OWN), as_live(read_tree(settings.CONTENT_DIR))
    base = hits(cases, live)
    yield f"Of {len(cases)} questions, a right page came first for {base[0]}, in the first five for {base[1]}.\n"
    yield "| Number | Value | Halved | Doubled |\n|---|---|---|---|"
    for name, value in list(vars(weights).items()):
        if name.isupper():
            changes = [_change(name, other, base, cases, live) for other in _others(value)]
            setattr(weights, name, value)
            yield f"| {name} | {value} | {' | '.join(changes)} |"


def hits(cases: Sequence["Case"], live: "Live") -> tuple[int, int]:
    """For how many questions a right page came first, and in the first five, with the index built again."""
    from sosguide.search.ranking import search

    live.memo.clear()
    first = five = 0
    for case in cases:
        found = search(case.question, live, case.nation).in_order
        right = {case.best, *case.also_ok}
        first += bool(right & set(found[:1]))
        five += bool(right & set(found[:5]))
    return first, five


def _others(value: float) -> tuple[float, float]:
    """Half of a number and its double; whole numbers stay whole."""
    return (max(value // 2, 1), value * 2) if isinstance(value, int) else (value / 2, value * 2)


def _change(name: str, other: float, base: tuple[int, int], cases: Sequence["Case"], live: "Live") -> str:
    from sosguide.search import weights

    setattr(weights, name, min(other, 0.99) if name.endswith("_B") else other)
    first, five = hits(cases, live)
    return f"{first - base[0]:+d}, {five - base[1]:+d}".replace("+0", "0")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for row in rows():
        print(row, flush=True)

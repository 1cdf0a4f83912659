"""How fast a search is, on the guide grown to 300 and to 10,000 pages. A section of `make bench`; asserts nothing."""

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count, cycle, islice
from pathlib import Path

from django.conf import settings

from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site.live import Entry, Live
from sosguide.search.index import index_of
from sosguide.search.ranking import search
from tests.search.scoring.asking import as_live

QUESTIONS = Path(__file__).parent.parent / "questions.jsonl"
SIZES = (300, 10_000)


def grown(size: int) -> Live:
    """The guide's own pages, copied under other names until there are `size` of them."""
    entries = as_live(read_tree(settings.CONTENT_DIR)).entries.values()
    pages = [(entry.kind, entry.document) for entry in entries if entry.path]
    numbers = count()
    copies = (
        Entry(kind, replace(document, slug=f"{document.slug}-{next(numbers)}")) for kind, document in cycle(pages)
    )
    return Live((0, 0), date.today(), {entry.key: entry for entry in islice(copies, size)})  # noqa: DTZ011 - any day does


def section() -> Iterator[str]:
    """Lines to print: milliseconds of the processor for each search, and seconds to build the index."""
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    for size in SIZES:
        live = grown(size)
        start = time.process_time()
        index_of(live, Nation.ENGLAND)
        built = time.process_time() - start
        took = []
        for question in questions:
            start = time.process_time()
            search(question, live, Nation.ENGLAND)
            took.append((time.process_time() - start) * 1000)
        high = statistics.quantiles(took, n=20)[-1]
        yield (
            f"search on {size:6,} pages: median {statistics.median(took):5.2f} ms, 95 in 100 under {high:5.2f} ms, "
            f"index built in {built:.1f} s"
        )

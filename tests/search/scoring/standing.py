"""Which key facts stand on a page: those that its document names, or, for sets of others, those whose words it has.

A fact in words counts where half of its content words, each weighted by its idf, occur within a few lines of the page.
That counts words, not meaning, so it is used only where a question names no fact.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from sosguide.nations import Nation
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.site.live import Live
from sosguide.search.index import Index, index_of
from sosguide.search.pages import Result, text_of
from stages.documents import FACT, LETTER, STAGE

STATED = 0.5  # share of a fact's words, weighted by idf, that must occur together
TOGETHER = 5  # lines or sentences in which they must occur


def facts_standing(facts: Iterable[str], paths: Collection[str], live: Live, nation: Nation) -> tuple[bool, ...]:
    """For each fact, by its slug, whether any of these pages shows it."""
    named = live.memoised(("facts of pages", nation), lambda: _facts_of_pages(live, nation))
    there = set(chain.from_iterable(named.get(path, ()) for path in paths))
    return tuple(fact in there for fact in facts)


def _facts_of_pages(live: Live, nation: Nation) -> dict[str, set[str]]:
    """By its address, the facts that each page shows: in its texts, by its fields, and a letter its stage's limits."""
    return {page.path: set(_facts_of(page, live, nation)) for page in index_of(live, nation).pages}


def _facts_of(page: Result, live: Live, nation: Nation) -> Iterator[str]:
    if page.entry:
        yield from (slug for kind, slug in shared_by(page.entry.written or page.entry.document) if kind == FACT.name)
        letter = live.get(LETTER, nation, page.slug) if page.entry.kind == LETTER.name else None
        stage = live.get(STAGE, nation, letter.document.stage) if letter else None
        if letter and stage and not letter.document.also_at and not letter.document.aside:
            yield from stage.document.limits


def words_standing(facts: Iterable[str], paths: Collection[str], live: Live, nation: Nation) -> tuple[bool, ...]:
    """For each fact in words, whether any of these pages has enough of them close together."""
    index, told = index_of(live, nation), live.memoised(("passages", nation), lambda: _all_passages(live, nation))
    return in_words(facts, [words for path in paths for words in told.get(path, [])], index)


def in_words(facts: Iterable[str], told: Collection[set[str]], index: Index) -> tuple[bool, ...]:
    """For each fact in words, whether any of these passages has enough of them."""
    rarest = max(index.idf.values(), default=1.0)
    stated = []
    for fact in facts:
        weight = {stem: index.idf.get(stem, rarest) for stem in index.lexicon.tokenise(fact).content_words}
        most = max((sum(weight[stem] for stem in weight.keys() & passage) for passage in told), default=0)
        stated.append(bool(told) and most >= STATED * sum(weight.values()))
    return tuple(stated)


def _all_passages(live: Live, nation: Nation) -> dict[str, list[set[str]]]:
    """The passages of every page, by its address."""
    index, seen = index_of(live, nation), dict[str, tuple[str, ...]]()
    return {page.path: list(passages(text_of(page), index, seen)) for page in index.pages}


def passages(text: str, index: Index, seen: dict[str, tuple[str, ...]] | None = None) -> Iterator[set[str]]:
    """The words of every few lines of a text that follow each other; `seen` remembers words from text to text."""
    known = {} if seen is None else seen
    lines = [_stems(line, index, known) for line in re.split(r"\n+|(?<=[.!?])\s+", text) if line.strip()]
    for start in range(max(len(lines) - TOGETHER, 0) + 1):
        yield set(chain.from_iterable(lines[start : start + TOGETHER]))


def _stems(line: str, index: Index, seen: dict[str, tuple[str, ...]]) -> set[str]:
    tokenised = index.lexicon.tokenise(line, seen)
    return {*tokenised.content_words, *tokenised.added}

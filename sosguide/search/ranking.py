"""From what a person typed to pages in order, the best first."""

from collections import defaultdict
from dataclasses import dataclass

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from sosguide.search import weights
from sosguide.search.index import Index, Name, index_of, name_of
from sosguide.search.pages import Result
from sosguide.search.query import Query, parse

MAX_RESULTS = 50


@dataclass(frozen=True)
class Answer:
    """What a search found. `term` is a glossary entry where a bare word was asked, `others` are those of the same name,
    and `top` the pages put first for them.

    `corrected` is how a misspelt text was read; `sure` is False where hardly any of the words are on our pages;
    `urgent` is True where somebody may be in danger.
    """

    results: tuple[Result, ...] = ()
    corrected: str = ""
    term: Result | None = None
    others: tuple[Result, ...] = ()
    top: tuple[Result, ...] = ()
    sure: bool = True
    urgent: bool = False

    @property
    def in_order(self) -> list[str]:
        """Every address in the order in which a reader meets it, the glossary's answer on top."""
        return [result.path for result in (*self.top, *self.results)]


def search(text: str, live: Live, nation: Nation) -> Answer:
    """Find pages of one nation. Reads live documents only, and remembers nothing of `text`."""
    index = index_of(live, nation)
    if not index.by_reference:  # no page of the nation is live: its front page says so, and where to turn
        return Answer(tuple(page for page in index.pages if page.path == f"/{nation}/"), sure=False)
    query = parse(text, index)
    terms, top = _exact_name(name_of(query.term, index), index)
    ranked = tuple(result for result in rank(query, index) if result not in top)
    return Answer(
        results=(*(() if terms else top), *ranked)[:MAX_RESULTS],
        corrected=query.corrected,
        term=terms[0] if terms else None,
        others=terms[1:],
        top=top if terms else (),
        sure=bool(top) or query.known_share >= weights.KNOWN_SHARE,
        urgent=query.urgent,
    )


def _exact_name(name: Name, index: Index) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    """The glossary entries of exactly this name, and the pages to put first, where there are any.

    A page whose own name it is comes in place of the word; otherwise the word, then the page that says more. Where a
    name has several meanings, the other words follow.
    """
    terms, page = index.words_by_name.get(name, ()), index.pages_by_name.get(name)
    if not terms:
        return (), (page,) if page else ()
    term, *others = terms
    page = page or index.by_reference.get(term.says_more)
    own = page and (name_of(page.title, index) == name or page.slug == term.slug)
    first = (page,) if own else (term, page)
    return terms, tuple({result.path: result for result in (*first, *others) if result}.values())


def rank(query: Query, index: Index) -> list[Result]:
    """The pages that have any of the words, the best first; of equals, the first in the index."""
    scores: defaultdict[int, float] = defaultdict(float)
    for stem, weight in query.weights.items():
        factor, postings = weight * index.idf[stem], index.postings[stem]
        for number, frequency in zip(postings.pages, postings.frequencies, strict=True):
            scores[number] += factor * frequency
    best = sorted(scores, key=lambda number: (-scores[number], number))[: weights.CANDIDATES]
    final = {number: _rescore(number, scores[number], query, index) for number in best}
    return [index.pages[number] for number in sorted(final, key=lambda number: (-final[number], number))]


def _rescore(number: int, score: float, query: Query, index: Index) -> float:
    """The score of one page after its lines, its kind and who is speaking are looked at."""
    page = index.pages[number]
    asked = sorted((_similarity(line, query, index) for line in index.asked[number]), reverse=True)
    score += weights.ASKED_BONUS * sum(
        similarity * weights.ASKED_DECAY**place for place, similarity in enumerate(asked[: weights.ASKED_LINES])
    )
    score += weights.NAME_BONUS * max((_similarity(line, query, index) for line in index.names[number]), default=0.0)
    if page.search_as == "person" and query.speaker and _is_named(page, query.speaker):
        score += weights.SPEAKER_BONUS
    in_hand = page.search_as == "paper" and query.mentions_paper
    return score * page.weight * (weights.PAPER_FACTOR if in_hand else 1.0)


def _similarity(line: tuple[str, ...], query: Query, index: Index) -> float:
    """How much of a line was typed, each stem by its idf."""
    shared = sum([index.idf[stem] * query.weights[stem] for stem in line if stem in query.weights])
    return shared and shared * (shared / sum([index.idf[stem] for stem in line])) ** weights.COVERAGE_POWER


def _is_named(page: Result, words: str) -> bool:
    names = (page.title, *page.entry.document.also_called) if page.entry else ()
    return any(f" {name.partition(' (')[0].lower()}" in f" {words}" for name in names)

"""From what a person typed to pages in order, the best first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from sosguide.search.index import Index, Name, index_of, name_of
from sosguide.search.pages import Found
from sosguide.search.query import Query, understand

MOST = 50  # pages that a search shows at most, ten at a time
LOOKED_AT = 60  # pages whose lines are compared one by one
KINDS = {"stage": 1.0, "topic": 0.9, "role": 0.9, "letter": 0.7, "term": 0.8, "site": 0.8}
"""What a kind of page counts beside the others: a whole stage answers more than one word does."""
IN_HAND = 1.25  # what a letter's page gains where a paper is spoken of
SPOKEN = 6.0  # what a person's page gains where one of them speaks ("health visitor here")
ASKED, NEXT, NAMED = 0.8, 0.4, 0.6  # what the likest way of asking adds, the next likest beside it, the likest name
COVERED = 1.5  # how strongly a line must be covered by the words typed
ENOUGH_KNOWN = 0.34  # share of the telling words that must be ours before we call a result an answer


@dataclass(frozen=True)
class Answer:
    """What a search found. `term` is a glossary entry where a bare word was asked; `top` what it leads to.

    `meant` is how we read a misspelt text; `sure` is False where hardly any of the words are ours; `urgent` is
    True where somebody may be in danger.
    """

    found: tuple[Found, ...] = ()
    meant: str = ""
    term: Found | None = None
    top: tuple[Found, ...] = ()
    sure: bool = True
    urgent: bool = False

    @property
    def in_order(self) -> list[str]:
        """Every address in the order in which a reader meets it, the glossary's answer on top."""
        return [found.path for found in (*self.top, *self.found)]


def search(text: str, live: Live, nation: Nation) -> Answer:
    """Find pages of one nation. Reads live documents only, and remembers nothing of `text`."""
    index = index_of(live, nation)
    if not index.by_reference:  # the nation's guide is not written: one page says so, and where to turn
        return Answer(tuple(page for page in index.pages if page.path == f"/{nation}/"), sure=False)
    query = understand(text, index)
    term, top = _bare(name_of(query.term, index), index)
    ordered = tuple(found for found in rank(query, index) if found not in top)
    return Answer(
        found=(*(() if term else top), *ordered)[:MOST],
        meant=query.meant,
        term=term,
        top=top if term else (),
        sure=bool(top) or query.known >= ENOUGH_KNOWN,
        urgent=query.urgent,
    )


def _bare(name: Name, index: Index) -> tuple[Found | None, tuple[Found, ...]]:
    """The glossary entry of that very name, and the pages to put first, where there are any.

    A page that bears the name as its own comes in place of the word; otherwise the word, then what says more.
    """
    term, page = index.terms.get(name), index.named.get(name)
    if not term:
        return None, (page,) if page else ()
    page = page or index.by_reference.get(term.says_more)
    own = page and (name_of(page.title, index) == name or page.entry.document.slug == term.entry.document.slug)
    return term, tuple(found for found in ((page,) if own else (term, page)) if found)


def rank(query: Query, index: Index) -> list[Found]:
    """The pages that have any of the words, the best first; of equals, the first in the index."""
    scores: defaultdict[int, float] = defaultdict(float)
    for word, weight in query.weights.items():
        count, posting = weight * index.rarity[word], index.postings[word]
        for number, part in zip(posting.numbers, posting.parts, strict=True):
            scores[number] += count * part
    likely = sorted(scores, key=lambda number: (-scores[number], number))[:LOOKED_AT]
    final = {number: _closer(number, scores[number], query, index) for number in likely}
    return [index.pages[number] for number in sorted(final, key=lambda number: (-final[number], number))]


def _closer(number: int, score: float, query: Query, index: Index) -> float:
    """The score of one page after a look at its lines, its kind and who is speaking."""
    page = index.pages[number]
    asked = sorted((_likeness(line, query, index) for line in index.asked[number]), reverse=True)[:3]
    score += ASKED * sum(like * NEXT**place for place, like in enumerate(asked))
    score += NAMED * max((_likeness(line, query, index) for line in index.names[number]), default=0.0)
    if page.kind == "role" and query.speaker and _names(page, query.speaker):
        score += SPOKEN
    return score * KINDS.get(page.kind, 1.0) * (IN_HAND if page.kind == "letter" and query.paper else 1.0)


def _likeness(line: tuple[str, ...], query: Query, index: Index) -> float:
    """How much of a line was typed, by the weight of its words."""
    weights, rarity = query.weights, index.rarity
    shared = sum([rarity[stem] * weights[stem] for stem in line if stem in weights])
    return shared and shared * (shared / sum([rarity[stem] for stem in line])) ** COVERED


def _names(page: Found, words: str) -> bool:
    names: Iterable[str] = (page.title.partition(" (")[0], *page.entry.document.also_called)
    return any(f" {name.lower()}" in f" {words}" for name in names)

"""The inverted index of one nation: in memory, over what is live, built once per content version, never stale.

BM25F, that is BM25 over weighted fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009):
a word counts more where it is rare among the pages, and where it is in a page's names or in the ways people ask.
The same on every database, because no database is asked. Every number is in `weights`.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log
from operator import itemgetter

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from sosguide.search import weights
from sosguide.search.lexicon import Lexicon, TokenisedText, lexicon
from sosguide.search.pages import Fields, Result, abbreviations, searchable, text_of
from sosguide.search.spelling import Speller
from sosguide.search.tokens import split_words

LINES = ("names", "asked")  # fields of short lines, in which two words side by side mean something

Lines = tuple[tuple[str, ...], ...]
"""Names, or ways of asking, each as its distinct stems."""

Name = tuple[str, ...]
"""The stems of a name, in order: the same for CPP and for child protection plans."""


@dataclass
class Postings:
    """The pages that have a stem (their numbers), and its saturated frequency in each; arrays, to save memory."""

    pages: "array[int]" = field(default_factory=lambda: array("I"))
    frequencies: "array[float]" = field(default_factory=lambda: array("f"))


@dataclass
class Index:
    """Pages by number, the postings and idf of each stem, and what a name leads to.

    `names` and `asked` are the lines of each page, which are compared with the query one by one.
    """

    lexicon: Lexicon
    pages: list[Result] = field(default_factory=list)
    names: list[Lines] = field(default_factory=list)
    asked: list[Lines] = field(default_factory=list)
    postings: dict[str, Postings] = field(default_factory=dict)
    idf: dict[str, float] = field(default_factory=dict)
    words_by_name: dict[Name, tuple[Result, ...]] = field(default_factory=dict)
    pages_by_name: dict[Name, Result] = field(default_factory=dict)
    by_reference: dict[str, Result] = field(default_factory=dict)
    speller: Speller = field(default_factory=Speller)


def index_of(live: Live, nation: Nation) -> Index:
    """The index of one nation's live pages, remembered for as long as nothing changes."""
    return live.memoised(("search", nation), lambda: build(searchable(live, nation), abbreviations(live, nation)))


def build(everything: Sequence[Fields], short_names: Iterable[tuple[str, str]] = ()) -> Index:
    """Build an index of these pages. A page's place in the list is its number."""
    index, vocabulary, seen = Index(lexicon(short_names)), Counter[str](), dict[str, tuple[str, ...]]()
    for fields in everything:
        _add(fields, index, vocabulary, seen)
    for stem, postings in index.postings.items():
        index.idf[stem] = _idf(len(postings.pages), len(index.pages)) * (weights.BIGRAM_WEIGHT if " " in stem else 1)
    index.speller = Speller(vocabulary, _names_of_words(everything))
    _register_names(everything, index)
    return index


def name_of(text: str, index: Index) -> Name:
    """A text as a name to look up: () where nothing is left of it."""
    return tuple(index.lexicon.tokenise(text).content_words)


def _idf(pages_with: int, pages: int) -> float:
    """Inverse document frequency as in BM25, dampened by a power."""
    return float(log(1 + (pages - pages_with + 0.5) / (pages_with + 0.5)) ** weights.IDF_POWER)


def _names_of_words(everything: Iterable[Fields]) -> set[str]:
    """The words in the names of the glossary: "strat" is no slip for "start", however often pages say that."""
    return {
        word
        for fields in everything
        if fields.page.search_as == "word"
        for name in fields.names
        for word in split_words(name)
    }


def _add(fields: Fields, index: Index, vocabulary: Counter[str], seen: dict[str, tuple[str, ...]]) -> None:
    """Add one page. Words in `asked` are left out of the vocabulary: they may be misspelt."""
    texts = {
        "names": fields.names,
        "asked": fields.asked,
        "answer": [fields.answer],
        "body": text_of(fields.page).split("\n"),
    }
    tokenised = {name: [index.lexicon.tokenise(line, seen) for line in lines] for name, lines in texts.items()}
    for stem, frequency in _frequencies(tokenised).items():
        postings = index.postings.setdefault(stem, Postings())
        postings.pages.append(len(index.pages))
        postings.frequencies.append(frequency / (weights.K1 + frequency))
    for name, lines in tokenised.items():
        if name != "asked":
            vocabulary.update(word for line in lines for word in line.words)
    index.names.append(_lines(tokenised["names"]))
    index.asked.append(_lines(tokenised["asked"]))
    index.pages.append(fields.page)


def _frequencies(tokenised: dict[str, list[TokenisedText]]) -> dict[str, float]:
    """How often each stem occurs on a page, each field weighted and normalised by its length."""
    frequencies: defaultdict[str, float] = defaultdict(float)
    for name, lines in tokenised.items():
        found = [s for line in lines for s in (*line.content_words, *line.added)]
        if name in LINES:
            found += [bigram for line in lines for bigram in line.bigrams]
        weight, b, average = weights.of_field(name)
        share = weight / (1 - b + b * len(found) / average)
        for stem in found:
            frequencies[stem] += share
    return frequencies


def _lines(tokenised: list[TokenisedText]) -> Lines:
    each = (tuple(dict.fromkeys((*line.content_words, *line.added))) for line in tokenised)
    return tuple(line for line in each if line)


def _register_names(everything: Iterable[Fields], index: Index) -> None:
    """Note which page has which name: titles before other names, so that MASH leads to MASH's own page.

    Where several pages have a name it leads to the first in the reading order of the kinds; of words, to all of them.
    """
    documents = [
        (fields.page.kind.reading_order, fields.page.entry.document.order, fields)
        for fields in everything
        if fields.page.kind and fields.page.entry
    ]
    in_order = [fields for *_, fields in sorted(documents, key=itemgetter(0, 1))]
    for fields in in_order:
        index.by_reference[fields.page.reference] = fields.page
        _register(fields.page, fields.page.title.strip(")").split(" ("), index)
    for fields in in_order:
        _register(fields.page, [name.partition(" (")[0] for name in fields.names[1:]], index)


def _register(page: Result, names: Iterable[str], index: Index) -> None:
    for name in names:
        key = name_of(name, index)
        if key and page.search_as == "word":
            words = index.words_by_name.get(key, ())
            index.words_by_name[key] = words if page in words else (*words, page)
        elif key:
            index.pages_by_name.setdefault(key, page)

"""The one index of a search: in memory, over what is live, made once per content version and never stale.

BM25 over weighted fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): a word
counts more where it is rare among the pages, and where it stands in a page's names or in the ways people ask.
The same on every database, because no database is asked.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from sosguide.search.lexicon import Lexicon, Reading, lexicon
from sosguide.search.pages import Fields, Found, findable, short_names, words_of
from sosguide.search.spelling import Speller

WEIGHTS = {"names": 3.0, "asked": 2.5, "answer": 1.0, "body": 0.9}
LENGTHS = {"names": 33, "asked": 120, "answer": 20, "body": 160}  # stems that such a field has, on average
LEVEL = {"names": 0.3, "asked": 0.6, "answer": 0.3, "body": 0.6}
"""How far a longer field is marked down, from 0 (not at all) to 1."""
LINES = ("names", "asked")  # fields of short lines, in which words side by side tell something
ENOUGH = 1.5  # BM25's k1: how soon the same word again stops adding
RARITY = 0.6  # the power of BM25's rarity: the rarest words are often there by chance
FIRST = ("stage", "topic", "role", "letter", "term")  # which kind a name leads to where several bear it
PAIR = 0.4  # what two words side by side add, beside the words alone

Lines = tuple[tuple[str, ...], ...]
"""Names, or ways of asking, each as its different stems."""

Name = tuple[str, ...]
"""The stems of a name, in order: the same for CPP and for child protection plans."""


@dataclass
class Posting:
    """The pages that have a stem, and what it counts in each; two arrays, because there are very many."""

    numbers: array = field(default_factory=lambda: array("I"))
    parts: array = field(default_factory=lambda: array("f"))


@dataclass
class Index:
    """Pages by number, and what each stem adds to their scores. `names` and `asked` are compared line by line."""

    lexicon: Lexicon
    pages: list[Found] = field(default_factory=list)
    names: list[Lines] = field(default_factory=list)
    asked: list[Lines] = field(default_factory=list)
    postings: dict[str, Posting] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)
    terms: dict[Name, Found] = field(default_factory=dict)
    named: dict[Name, Found] = field(default_factory=dict)
    by_reference: dict[str, Found] = field(default_factory=dict)
    speller: Speller = field(default_factory=Speller)


def index_of(live: Live, nation: Nation) -> Index:
    """The index of one nation's live pages, remembered for as long as nothing changes."""
    return live.memoised(("search", nation), lambda: build(findable(live, nation), short_names(live, nation)))


def build(everything: Sequence[Fields], abbreviations: Iterable[tuple[str, str]] = ()) -> Index:
    """Make an index of these pages. Their places in the list are their numbers."""
    index, vocabulary, seen = Index(lexicon(abbreviations)), Counter(), {}
    for fields in everything:
        _add(fields, index, vocabulary, seen)
    for stem, posting in index.postings.items():
        met, many = len(posting.numbers), len(index.pages)
        rare = log(1 + (many - met + 0.5) / (met + 0.5)) ** RARITY
        index.rarity[stem] = rare * PAIR if " " in stem else rare
    index.speller = Speller(vocabulary)
    _name(everything, index)
    return index


def _name(everything: Iterable[Fields], index: Index) -> None:
    """Note which page bears which name: titles before other names, so that MASH is itself and no other's nickname."""
    documents = (fields for fields in everything if fields.page.entry)
    called = [(fields.page, *fields.names) for fields in sorted(documents, key=lambda f: FIRST.index(f.page.kind))]
    for page, title, *_ in called:
        index.by_reference[page.reference] = page
        _bear(page, title.strip(")").split(" ("), index)
    for page, _, *others in called:
        _bear(page, [name.partition(" (")[0] for name in others], index)


def _bear(page: Found, names: Iterable[str], index: Index) -> None:
    for name in names:
        key = name_of(name, index)
        if key:
            (index.terms if page.kind == "term" else index.named).setdefault(key, page)


def name_of(text: str, index: Index) -> Name:
    """A text as a name to look up: () where nothing is left of it."""
    return tuple(index.lexicon.read(text).telling)


def _add(fields: Fields, index: Index, vocabulary: Counter[str], seen: dict[str, tuple[str, ...]]) -> None:
    """Take one page in. Words in `asked` are left out of the vocabulary: people's spelling is not ours."""
    texts = {
        "names": fields.names,
        "asked": fields.asked,
        "answer": [fields.answer],
        "body": words_of(fields.page).split("\n"),
    }
    readings = {name: [index.lexicon.read(line, seen) for line in lines] for name, lines in texts.items()}
    for stem, times in _together(readings).items():
        posting = index.postings.setdefault(stem, Posting())
        posting.numbers.append(len(index.pages))
        posting.parts.append(times / (ENOUGH + times))
    for name, lines in readings.items():
        if name != "asked":
            vocabulary.update(word for reading in lines for word in reading.words)
    index.names.append(_lines(readings["names"]))
    index.asked.append(_lines(readings["asked"]))
    index.pages.append(fields.page)


def _together(readings: dict[str, list[Reading]]) -> dict[str, float]:
    """How often each stem stands on a page, weighted by field."""
    together: defaultdict[str, float] = defaultdict(float)
    for name, lines in readings.items():
        words = [s for reading in lines for s in (*reading.telling, *reading.added)]
        if name in LINES:
            words += [pair for reading in lines for pair in reading.pairs]
        share = WEIGHTS[name] / (1 - LEVEL[name] + LEVEL[name] * len(words) / LENGTHS[name])
        for word in words:
            together[word] += share
    return together


def _lines(readings: list[Reading]) -> Lines:
    each = (tuple(dict.fromkeys((*reading.telling, *reading.added))) for reading in readings)
    return tuple(line for line in each if line)

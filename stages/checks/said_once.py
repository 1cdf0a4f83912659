"""A fact is said once: a page names it, and has no figure, sum, power or sentence of a fact in its own words.

The nation's file lists what may stand all the same, each with its reason (`said_once`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sosguide.nations.profile import NationProfile
from sosguide.publishing.content.checks import line_in_text
from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.reading_age import plain
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.notation import NAMED
from sosguide.publishing.documents.source import Source
from sosguide.typed_yaml import Problem
from stages.checks.traps import what_we_say
from stages.documents import FACT, Fact

COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|twenty|thirty|ninety"
LIMIT = re.compile(
    rf"\b(?:\d[\d,.]*|{COUNTS})[\s-]+(?:(?:working|calendar|business|school|court)[\s-]+)?(?:hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
SUM = re.compile(r"£\s?\d[\d,.]*")
POWER = re.compile(r"\b(?:[Ss]ections?|[Aa]rticles?|[Rr]ules?|[Rr]egulations?)\s+\d{1,3}[A-Z]{0,2}\b(?:\(\w+\))*")
RUN = 4  # words
SHORTEST = 8  # words: a shorter sentence may well be said twice
SHARED = 0.75  # of the runs of a fact's sentence

Said = dict[tuple[str, ...], list[tuple[str, int, int]]]
"""For each run of words: the facts that have it, in which of their sentences, and how many runs that one has."""


def no_fact_is_retyped(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A page's own words have no figure with a unit of time, no sum, no power by its section, no sentence of a fact."""
    document = file.document
    if isinstance(document, Fact | Source):
        return
    facts, said = _facts(tree, document.nation), _said_by_facts(tree, document.nation)
    profile = tree.profile(document.nation)
    for path, written in what_we_say(document):
        text = NAMED.sub(lambda named: " " * len(named[0]), written)  # what is named is not typed
        for pattern, what in ((LIMIT, "a length of time"), (SUM, "a sum"), (POWER, "a power by its number")):
            for found in pattern.finditer(text):
                if not _may_stand(text, found, profile):
                    line = line_in_text(file, path, text, found.start())
                    advice = _named_by(found[0], facts)
                    yield Problem(file.name, line, f"“{found[0]}”: {what} in the page's own words", advice)
        for offset, sentence in _sentences(text):
            if slug := _retyped(sentence, said):
                line = line_in_text(file, path, text, offset)
                yield Problem(file.name, line, f"“{sentence[:60]}…” is what a fact says", f"name it: {{fact: {slug}}}")


def _may_stand(text: str, found: re.Match[str], profile: NationProfile) -> bool:
    """Whether an exception of the nation's file is about these words here."""
    return any(
        allowed.start() < found.end() and found.start() < allowed.end()
        for exception in profile.said_once
        for allowed in re.finditer(exception.pattern, text, re.IGNORECASE)
    )


def _named_by(words: str, facts: dict[str, Fact]) -> str:
    """Which facts have these words: what to name instead."""
    said = " ".join(words.casefold().replace("-", " ").split())
    fitting = [
        slug
        for slug, fact in facts.items()
        if (fact.clock and fact.clock.in_words == said) or said in (fact.figure.casefold(), fact.says.casefold())
    ]
    if not fitting:
        return "name the fact that says it, or write one"
    return f"name the fact that says it: {', '.join(fitting[:5])}"


def _facts(tree: ContentTree, nation: str) -> dict[str, Fact]:
    """The facts of a nation by their slugs."""

    def gather() -> dict[str, Fact]:
        documents = [file.document for file in tree.of_kind(FACT.name, nation)]
        return {document.slug: document for document in documents if isinstance(document, Fact)}

    return tree.memoised(("facts", nation), gather)


def _said_by_facts(tree: ContentTree, nation: str) -> Said:
    """The sentences of all facts by the runs of words in them."""

    def gather() -> Said:
        said: Said = defaultdict(list)
        for slug, fact in _facts(tree, nation).items():
            for number, (_, sentence) in enumerate(_sentences(fact.says)):
                runs = _runs(sentence)
                for run in runs:
                    said[run].append((slug, number, len(runs)))
        return said

    return tree.memoised(("said by facts", nation), gather)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a text without its marks, and where it begins."""
    for found in re.finditer(r"[^.!?\n]+(?:\n(?!\s*[-*\n])[^.!?\n]+)*", text):
        yield found.start(), " ".join(plain(found[0]).split())


def _runs(sentence: str) -> set[tuple[str, ...]]:
    """Every run of words in a sentence that is long enough to be known again."""
    words = re.findall(r"[\w’']+", sentence.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)} if len(words) >= SHORTEST else set()


def _retyped(sentence: str, said: Said) -> str:
    """The slug of the fact that this sentence repeats, wholly or nearly; "" where there is none."""
    shared: Counter[tuple[str, int, int]] = Counter()
    for run in _runs(sentence):
        shared.update(said.get(run, ()))
    return next((slug for (slug, _, runs), count in shared.most_common(1) if count >= SHARED * runs), "")

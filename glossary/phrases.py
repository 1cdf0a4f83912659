"""The names of a nation's terms as they stand in a text: which are there, and which meanings each can have.

Plain matching, longest name first. A plural s is allowed for after capitals only ("ICOs"): after a word in small
letters it can make another word, as in "the worker advocates", so such plurals are written in the term itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.documents import TERM, Term
from sosguide.nations import Nation
from sosguide.publishing.site.live import Entry, Live

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
SIGNS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})
"""Signs that letters print in several ways."""
EITHER = {"'": "['\u2018\u2019]", r"\-": "[-\u2010\u2011]"}


@dataclass(frozen=True)
class Phrases:
    """The phrases of one nation's live terms, compiled once per content version."""

    terms: dict[str, tuple[Entry[Term], ...]]
    pattern: re.Pattern[str] | None
    sharing: frozenset[str] = frozenset()
    """The slugs of the terms that share a name with another."""

    def bearing(self, words: str) -> tuple[Entry[Term], ...]:
        """The terms that bear a name that matched: two, where one name means two things."""
        return self.terms.get(words) or self.terms.get(plain(words)) or self.terms.get(words.removesuffix("s"), ())


def phrases_of(live: Live, nation: Nation, *, pasted: bool = False) -> Phrases:
    """The phrases of a nation's live terms, compiled once for as long as nothing changes.

    Some words are explained only where a reader has `pasted` them: those in which reports speak of families.
    """

    def compiled() -> Phrases:
        return phrases(entry for entry in live.of_kind(TERM, nation) if pasted or not entry.document.in_papers)

    return live.memoised(("phrases", nation, pasted), compiled)


def phrases(entries: Iterable[Entry[Term]]) -> Phrases:
    """Compile the phrases of these terms. One in capitals is matched as it stands, others in any case."""
    terms: dict[str, tuple[Entry[Term], ...]] = {}
    for entry in entries:
        for phrase in entry.document.linked:
            key = normalised(phrase)
            if entry not in terms.get(key, ()):
                terms[key] = (*terms.get(key, ()), entry)
    if not terms:
        return Phrases({}, None)
    parts = [_pattern(phrase) for phrase in sorted(terms, key=len, reverse=True)]
    sharing = frozenset(entry.document.slug for bearers in terms.values() if len(bearers) > 1 for entry in bearers)
    return Phrases(terms, re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])"), sharing)


def plain(words: str) -> str:
    """Words in small letters, on one line, with plain apostrophes and hyphens."""
    return " ".join(words.lower().translate(SIGNS).split())


def normalised(phrase: str) -> str:
    """A phrase as it is looked up: in capitals as it stands, any other plain."""
    return phrase if phrase.isupper() else plain(phrase)


def _pattern(phrase: str) -> str:
    return f"{_spaced(phrase)}s?" if phrase.isupper() else f"(?i:{_spaced(phrase)})"


def _spaced(words: str) -> str:
    pattern = r"\s+".join(map(re.escape, words.split()))
    for sign, either in EITHER.items():
        pattern = pattern.replace(sign, either)
    return pattern


def sentences_with(words: str, text: str) -> str:
    """What stands beside these words: every sentence of the text that has them."""
    return " ".join(sentence for sentence in SENTENCE_END.split(text) if words in sentence)


def stands_beside(word: str, sentence: str) -> bool:
    """Whether a sentence has this word, or these words, whatever their case."""
    return bool(re.search(rf"(?<!\w){_spaced(plain(word))}(?!\w)", sentence, re.IGNORECASE))

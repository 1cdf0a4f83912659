"""An index of phrases by their first word, for finding them in a sequence of tokens."""

from collections.abc import Iterable
from functools import cache

from ..text.words import WORD, lookup_key
from .reader import section

PhraseIndex = dict[str, list[tuple[str, ...]]]  # lookup key of the first word -> phrases as keys, the longest first


def index_phrases(phrases: Iterable[str]) -> PhraseIndex:
    """Index phrases by the lookup key of their first word, the longest first so that it is tried first."""
    index: PhraseIndex = {}
    for phrase in phrases:
        keys = tuple(lookup_key(word) for word in WORD.findall(phrase))
        if keys:
            index.setdefault(keys[0], []).append(keys)
    for candidates in index.values():
        candidates.sort(key=len, reverse=True)
    return index


@cache
def section_index(name: str, heading: str) -> PhraseIndex:
    """Return the entries under one heading of a hand-written list as a phrase index."""
    return index_phrases(section(name, heading))

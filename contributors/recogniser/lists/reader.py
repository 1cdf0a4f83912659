"""Read the word lists in `data/`: each when it is first needed, and then kept in memory."""

import gzip
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from ..text.normalise import fold

DATA = Path(__file__).resolve().parent / "data"

_prefix = itemgetter(slice(3))  # three letters: small enough buckets for a fast search, few enough to cost no memory


class WordSet:
    """A compact set: words bucketed by their first three letters, each bucket one string.

    A `set` of the same words would hold one Python string, of some 50 bytes and more, for each of them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Build the set from words in sorted order."""
        self._buckets = {prefix: "\n".join(("", *bucket, "")) for prefix, bucket in groupby(words, key=_prefix)}

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n" in self._buckets.get(_prefix(word), "")


@cache
def word_set(name: str) -> WordSet:
    """Return a compressed list as a set; `name` is `words`, `given_names` or `surnames`."""
    return WordSet(read_lines(name))


def read_lines(name: str) -> list[str]:
    """Return the lines of the compressed list `name`, sorted as they are in the file."""
    return gzip.decompress((DATA / f"{name}.txt.gz").read_bytes()).decode().splitlines()


@cache
def section(name: str, heading: str = "") -> frozenset[str]:
    """Return the folded entries under one heading of a hand-written list, or those before its first heading.

    Entries are separated by semicolons or, in a section without any, by spaces. Raises `KeyError` for a heading
    that the list does not have, so that a misspelt one cannot silently mean an empty list.
    """
    return _sections(name)[heading]


@cache
def _sections(name: str) -> dict[str, frozenset[str]]:
    lines: dict[str, list[str]] = {"": []}
    current = ""
    for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
            lines.setdefault(current, [])
        elif not line.startswith("#"):
            lines[current].append(line)
    return {heading: _entries(under) for heading, under in lines.items()}


def _entries(lines: list[str]) -> frozenset[str]:
    text = "; ".join(lines)
    with_semicolons = any(";" in line for line in lines)
    entries = text.split(";") if with_semicolons else text.replace(";", " ").split()
    return frozenset(fold(entry.strip()) for entry in entries if entry.strip())

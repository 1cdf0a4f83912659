"""The word lists, read from data/ when first needed and then kept."""

import gzip
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from contributors.recogniser.plain import fold

DATA = Path(__file__).resolve().parent / "data"

_beginning = itemgetter(slice(3))


class Entries:
    """Many words in little memory: each stands on a line of one text for all that begin alike."""

    def __init__(self, words: Iterable[str]) -> None:
        """The words must come sorted."""
        self._alike = {start: "\n".join(("", *alike, "")) for start, alike in groupby(words, key=_beginning)}

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n" in self._alike.get(_beginning(word), "")


@cache
def entries(name: str) -> Entries:
    """The entries of a compressed list: `words`, `given_names` or `surnames`."""
    return Entries(lines(name))


def lines(name: str) -> list[str]:
    """The lines of a compressed list."""
    return gzip.decompress((DATA / f"{name}.txt.gz").read_bytes()).decode().splitlines()


@cache
def section(name: str, heading: str = "") -> frozenset[str]:
    """The entries under one heading of a list written by hand: parted by semicolons, or where it has none by blanks."""
    found: list[str] = []
    current = ""
    for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif current == heading and not line.startswith("#"):
            found.append(line)
    text = "; ".join(found)
    parts = text.split(";") if any(";" in line for line in found) else text.replace(";", " ").split()
    return frozenset(fold(part.strip()) for part in parts if part.strip())

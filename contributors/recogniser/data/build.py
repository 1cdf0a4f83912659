"""Rebuild the compressed lists from their sources. Run by hand, seldom; the results are in git.

    python contributors/recogniser/data/build.py SCOWL GEONAMES FAKER FIRST_NAMES...

SCOWL is a folder with `british-english` and `british-english-large`, GEONAMES a cities500.json,
FAKER the folder `faker/providers/person` of an installed Faker, FIRST_NAMES files with one name a line.
README.md beside this file names the versions, the licences and what is left out. The same sources give
the same bytes.
"""

import ast
import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from contributors.recogniser.plain import fold

HERE = Path(__file__).resolve().parent
SHORTEST_RARE_WORD = 5  # below this a rare word of the large list is more often a name


def main(scowl: Path, geonames: Path, faker: Path, *first_names: Path) -> None:
    """Write the four compressed lists. A plural in s is left out where its singular is in: `known` sees to it."""
    words = _lines(scowl / "british-english")
    given, surnames = _people(faker)
    given |= {fold(line) for path in first_names for line in path.read_text("utf-8").split()}
    own = _sections((HERE / "own_names.txt").read_text("utf-8"))
    given |= own["given"]
    surnames |= own["surnames"]
    rare = {word for word in _lines(scowl / "british-english-large") if len(word) >= SHORTEST_RARE_WORD}
    ordinary = words | (rare - given - surnames)
    plurals = {word for word in ordinary if word.endswith("s") and word[-2:] != "ss" and word[:-1] in ordinary}
    _write("words", ordinary - plurals)
    _write("given_names", {name for name in given - ordinary if len(name) > 1})
    _write("surnames", {name for name in surnames - ordinary - given if len(name) > 1})
    _write("places", _places(geonames))


def _lines(path: Path) -> set[str]:
    """The small-letter words of a SCOWL list, without accents and possessives."""
    folded = (line if line.islower() else "" for line in path.read_text("utf-8").split())
    return {fold(line) for line in folded if "'" not in line and line}


def _sections(text: str) -> dict[str, set[str]]:
    sections: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            current |= set(line.split())
    return sections


def _people(folder: Path) -> tuple[set[str], set[str]]:
    """First names and surnames in Latin letters, read from Faker's source without running it."""
    given: set[str] = set()
    surnames: set[str] = set()
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                label = node.targets[0].id
                if re.search(r"prefix|suffix|format", label):
                    continue
                if re.search(r"first|given", label):
                    given |= set(_names(node.value))
                elif re.search(r"last|surname|family", label):
                    surnames |= set(_names(node.value))
    return given, surnames


def _names(value: ast.AST) -> Iterable[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for part in re.split(r"[ -]", fold(node.value).replace("'", "")):
                if re.fullmatch(r"[a-z]{2,}", part):
                    yield part


def _places(geonames: Path) -> set[str]:
    cities = json.loads(geonames.read_text("utf-8")).values()
    return {fold(city["name"]).replace("-", " ") for city in cities if city["countrycode"] == "GB"}


def _write(name: str, entries: Iterable[str]) -> None:
    text = "\n".join(sorted(entry for entry in entries if entry.isascii())) + "\n"
    (HERE / f"{name}.txt.gz").write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

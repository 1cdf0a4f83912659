"""Rebuild the compressed lists from their sources. Rarely needed, since the results are in the repository.

    python -m contributors.recogniser.lists.build SCOWL GEONAMES FAKER FIRST_NAMES...

SCOWL is a folder with `british-english` and `british-english-large`, GEONAMES a cities500.json,
FAKER the folder `faker/providers/person` of an installed Faker, FIRST_NAMES files with one name a line.
`data/README.md` names versions and licences. The same sources give the same bytes.
"""

import ast
import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ..text.normalise import fold
from .reader import DATA, section

MIN_RARE_WORD: Final = 5  # letters; a shorter word that only SCOWL's large list has is more often a name


def main(scowl: Path, geonames: Path, faker: Path, *first_names: Path) -> None:
    """Write the four compressed lists. A plural in s is left out if the singular is in: `is_known` derives it."""
    words = _dictionary_words(scowl / "british-english")
    given, surnames = _people(faker)
    given |= {fold(line) for path in first_names for line in path.read_text("utf-8").split()}
    given |= section("own_names", "given")
    surnames |= section("own_names", "surnames")
    rare = {word for word in _dictionary_words(scowl / "british-english-large") if len(word) >= MIN_RARE_WORD}
    ordinary = words | (rare - given - surnames)
    plurals = {word for word in ordinary if word.endswith("s") and word[-2:] != "ss" and word[:-1] in ordinary}
    _write("words", ordinary - plurals)
    _write("given_names", {name for name in given - ordinary if len(name) > 1})
    _write("surnames", {name for name in surnames - ordinary - given if len(name) > 1})
    _write("places", _places(geonames))


def _dictionary_words(path: Path) -> set[str]:
    """Return the lower-case words of a SCOWL list, without accents and possessives."""
    folded = (line if line.islower() else "" for line in path.read_text("utf-8").split())
    return {fold(line) for line in folded if "'" not in line and line}


def _people(folder: Path) -> tuple[set[str], set[str]]:
    """Return first names and surnames in Latin letters, read from Faker's source without running it."""
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
    (DATA / f"{name}.txt.gz").write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

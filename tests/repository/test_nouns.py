"""The README's nouns are the words of the code, and all of them: nothing that a newcomer meets is missing."""

import ast
import re
from dataclasses import is_dataclass
from functools import cache
from importlib import import_module

from django.apps import apps

from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models.working_copy import DocumentRow, WorkingCopy
from tests.repository.test_repository import PACKAGES, ROOT, python_files

ROOMS = (
    "contributors",
    "stages/documents",
    "stages/map",
    "stages/law",
    "sosguide/nations",
    "sosguide/publishing/models",
)
"""Where every public dataclass is a noun."""

INNER = {
    "AboutStage", "ContentVersion",  # columns that need a table of their own
    "Difference", "MayStand", "NationProfile", "SourceLink", "TurnTo",  # parts of a nation's file
    "PublishedTestimony", "Spot", "Typed",  # what a template is given
    "ResolvedStep",
}  # fmt: skip
"""Classes that are no nouns: a part of one, or one as a template needs it."""


@cache
def nouns() -> frozenset[str]:
    """The nouns of both tables: first column of the one, what stands before a colon in the other."""
    section = (ROOT / "README.md").read_text("utf-8").partition("## The nouns")[2].partition("\n## ")[0]
    first, _, second = section.partition("| Part | Its words |")
    found = [noun.strip() for row in re.findall(r"^\| ([^|]+) \|", first, re.MULTILINE) for noun in row.split(",")]
    return frozenset(_plain(noun) for noun in [*found[1:], *re.findall(r"(?:\| |\. )([A-Z]\w+):", second)])


def _plain(name: str) -> str:
    return re.sub(r"[ _-]", "", name).lower()


def names_of_the_code() -> set[str]:
    """Every whole name: of modules and folders, classes, functions, parameters and variables."""
    found = set()
    for path in python_files():
        found |= {path.stem, path.parent.name}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found |= {getattr(node, part) for part in ("name", "id", "arg") if isinstance(getattr(node, part, 0), str)}
    return {_plain(name) for name in found}


def test_every_noun_of_the_readme_is_a_name_of_the_code():
    names = names_of_the_code()
    assert len(nouns()) > 45
    assert {noun for noun in nouns() if not {noun, f"{noun}s"} & names} == set()


def test_a_part_of_a_name_is_no_name():
    names = names_of_the_code()
    assert {"nextstep", "followup", "force"} <= names
    assert {"timelimi", "tombston", "forc"} & names == set()


def test_every_kind_of_page_is_a_noun():
    assert {name for name in KINDS if _plain(name) not in nouns()} == set()


def test_every_model_is_a_noun():
    models = [model for app in PACKAGES for model in apps.get_models() if model.__module__.startswith(f"{app}.")]
    named = {model.__name__ for model in models if not issubclass(model, WorkingCopy | DocumentRow)}
    assert {name for name in named - INNER if _plain(name) not in nouns()} == set()


def test_every_dataclass_of_a_room_is_a_noun():
    assert {name for name in dataclasses() - INNER if _plain(name) not in nouns()} == set()


def dataclasses() -> set[str]:
    """The public dataclasses of the rooms."""
    found = set()
    for path in python_files():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(ROOMS) and not name.startswith("contributors/recogniser") and "management" not in name:
            module = import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
            found |= {
                n
                for n, c in vars(module).items()
                if is_dataclass(c) and isinstance(c, type) and c.__module__ == module.__name__
            }
    return {name for name in found if not name.startswith("_")}


def test_every_class_that_is_no_noun_is_there():
    """An exception that nothing needs any longer would hide the next name."""
    models = {model.__name__ for model in apps.get_models()}
    assert {name for name in INNER if name not in models | dataclasses() or _plain(name) in nouns()} == set()

"""Types are checked strictly and without blanket exceptions; `make lint` does it. What is left untyped is counted."""

import ast
import re
import tomllib

from tests.repository.test_repository import PACKAGES, ROOT, python_files

MOST_ANY = 67
"""How often code may say Any: at Django's edge, and where a document's fields are values of any type."""
MOST_IGNORED = 5
"""Lines on which the stubs of a library are wrong."""
MOST_CASTS = 1
"""What the live index remembers is of the type that its maker gave."""
SETTINGS = {
    "strict", "python_version", "packages", "plugins", "exclude", "enable_error_code", "warn_unreachable", "overrides",
}  # fmt: skip
"""Every line of [tool.mypy]: an option beside `strict` can take back a part of it."""


def test_mypy_checks_every_package_strictly_and_leaves_no_file_or_error_out():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert set(settings) == SETTINGS
    assert settings["strict"] is True
    assert settings["warn_unreachable"] is True
    assert set(settings["packages"]) == set(PACKAGES)
    assert settings["exclude"] == ["/migrations/"]
    assert "ignore-without-code" in settings["enable_error_code"]
    assert all(set(override) <= {"module", "ignore_missing_imports"} for override in settings["overrides"])
    assert not any(name.startswith(PACKAGES) for override in settings["overrides"] for name in override["module"])


def test_any_is_said_no_more_often_than_today():
    trees = [ast.parse(path.read_text("utf-8")) for path in python_files()]
    assert sum(_is_any(node) for tree in trees for node in ast.walk(tree)) <= MOST_ANY


def _is_any(node: ast.AST) -> bool:
    return (isinstance(node, ast.Name) and node.id == "Any") or (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.search(r"\[.*\bAny\b", node.value))
    )


def test_an_ignored_line_names_its_error_and_there_are_few():
    lines = [line for path in python_files() for line in path.read_text("utf-8").splitlines() if "type: ignore" in line]
    assert [line for line in lines if not re.search(r"# type: ignore\[[a-z-]+\]", line)] == []
    assert len(lines) <= MOST_IGNORED


def test_no_file_loosens_the_types_for_itself():
    comment = re.compile(r"^\s*#\s*(mypy:|type: ignore\b)", re.MULTILINE)
    assert [path.as_posix() for path in python_files() if comment.search(path.read_text("utf-8"))] == []


def test_a_cast_is_as_rare_as_today():
    trees = [ast.parse(path.read_text("utf-8")) for path in python_files()]
    calls = [node.func for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert len([call for call in calls if getattr(call, "id", getattr(call, "attr", "")) == "cast"]) <= MOST_CASTS


def test_lint_checks_the_types():
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert "types" in recipe[1]

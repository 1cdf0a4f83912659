"""What editors, hooks and `make lint` are told is true of the files that are here."""

import configparser
import os
import re
import subprocess
import tomllib
from fnmatch import fnmatch
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tests.repository.test_repository import ROOT


@cache
def kept() -> tuple[str, ...]:
    """Every text that is in git, or would be with the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(name for name in names if (ROOT / name).is_file() and not name.endswith((".png", ".ico", ".gz")))


def told(name: str) -> dict[str, str]:
    """What .editorconfig tells an editor about a file: the later section counts."""
    rules = configparser.ConfigParser()
    rules.read_string("[everywhere]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    found: dict[str, str] = {}
    for section in rules.sections():
        endings = re.fullmatch(r"(.*)\{(.*)\}(.*)", section)
        globs = [endings[1] + part + endings[3] for part in endings[2].split(",")] if endings else [section]
        if any(fnmatch(name if "/" in glob else name.rpartition("/")[2], glob) for glob in globs):
            found |= rules[section]
    return found


def test_an_editor_that_obeys_editorconfig_changes_nothing():
    wrong = []
    for name in kept():
        text, rules = (ROOT / name).read_text("utf-8"), told(name)
        if text and rules["insert_final_newline"] == "true" and not text.endswith("\n"):
            wrong.append(f"{name}: no line end at its end")
        if rules["trim_trailing_whitespace"] == "true" and re.search(r"[ \t]$", text, re.MULTILINE):
            wrong.append(f"{name}: spaces at the end of a line")
    assert wrong == []


def test_every_commit_runs_the_tests_whatever_kind_of_file_it_changes():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    quick = next(hook for hook in hooks if hook["id"] == "quick")
    assert {*quick} == {"id", "name", "entry", "language", "pass_filenames"}


def test_lint_needs_nothing_that_a_fresh_clone_has_not():
    recipes = dict(re.findall(r"^([a-z-]+):.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in ("lint", "types"):
        first, *others = recipes[name].splitlines()
        assert first == "\t@mkdir -p var", name  # where the settings have the database
        words = "\n".join(re.findall(r"(?<![\w$(/.-])[\w.-]+(?:/[\w.-]+)*", "\n".join(others)))
        ignored = subprocess.run(
            ["git", "check-ignore", "--stdin"], cwd=ROOT, input=words, capture_output=True, text=True, check=False
        )
        assert ignored.stdout == "", name


def test_a_library_that_has_types_is_not_treated_as_if_it_had_none():
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    names = {module.removesuffix(".*") for override in mypy["overrides"] for module in override["module"]}
    assert [name for name in sorted(names) if (Path(find_spec(name).origin).parent / "py.typed").exists()] == []


@pytest.mark.xdist_group("one_worker")
def test_tests_that_share_a_server_go_to_one_worker(request):
    """Where several workers divide the tests, each name ends in its group. Without it every worker makes every server."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("one process runs all tests")
    assert request.node.nodeid.endswith("@one_worker")


def test_a_click_that_leads_to_another_page_waits_for_it():
    """Right after a bare click the page before may still be there: what comes next has to wait, as `follow` does."""
    clicks = re.compile(r"^ *\w+\.get_by_role\(\"(?:link|button)\".*\)\.(?:first\.)?(?:click\(\)|press\(\"Enter\"\))$")
    hasty = []
    for name in (name for name in kept() if name.startswith("tests/") and name.endswith(".py")):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
            waits = "with " in before or re.match(r" *(expect\(|_has_left\()", after)
            if clicks.match(line) and not waits:
                hasty.append(f"{name}: {line.strip()}")
    assert hasty == []

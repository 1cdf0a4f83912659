"""What a nation has of its own is in its file: no module and no template names one."""

import re
from pathlib import Path

import pytest

from sosguide.nations import Nation

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("sosguide", "stages", "glossary", "contributors", "templates", "static")
READ = {".py", ".html", ".xml", ".txt", ".js", ".css"}
NAMED = re.compile(rf"{'|'.join(nation.replace('-', '.?') for nation in Nation)}|cymru", re.IGNORECASE)
MAY_NAME_THEM = (
    "sosguide/nations/",  # the enumeration
    "contributors/recogniser/",  # its gazetteers hold the names of places
    "/migrations/",  # they say what was
)


def naming(text: str) -> list[str]:
    """The lines of a text that name a nation."""
    return [line.strip() for line in text.splitlines() if NAMED.search(line)]


def test_no_module_and_no_template_names_a_nation():
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.suffix in READ]
    assert len(files) > 300
    found = {path.relative_to(ROOT).as_posix(): naming(path.read_text("utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines and not _may(name)} == {}


def _may(name: str) -> bool:
    return any(part in name for part in MAY_NAME_THEM)


@pytest.mark.parametrize("name", MAY_NAME_THEM)
def test_every_exception_is_needed(name):
    """An exception that nothing needs any longer would hide the next name."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.suffix in READ]
    ours = [path for path in files if name in path.relative_to(ROOT).as_posix()]
    assert any(naming(path.read_text("utf-8")) for path in ours)


@pytest.mark.parametrize(
    "line",
    [
        "if nation is Nation.ENGLAND:",
        '<a href="/wales/">',
        "x = 'northern-ireland'",
        "Northern Ireland",
        "Cafcass Cymru",
    ],
)
def test_a_name_is_seen(line):
    assert naming(line) == [line]

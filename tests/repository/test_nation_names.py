"""What a nation has of its own is in its file: no module and no template names one."""

import re
from pathlib import Path

import pytest

from sosguide.nations import Nation

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("sosguide", "stages", "glossary", "contributors", "templates", "static", "deploy")
UNREAD = {".gz", ".ico", ".png", ".pyc"}
"""What is no text; every other file is read, of whatever kind."""

NAMED = re.compile(rf"{'|'.join(nation.replace('-', '.?') for nation in Nation)}|cymru", re.IGNORECASE)
MAY_NAME_THEM = (
    "sosguide/nations/",  # the enumeration
    "contributors/recogniser/",  # its gazetteers hold the names of places
    "/migrations/",  # they say what was
)


def naming(text: str) -> list[str]:
    """The lines of a text that name a nation."""
    return [line.strip() for line in text.splitlines() if NAMED.search(line)]


def files() -> list[Path]:
    """The files that are the site and not its content."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*")]
    return [path for path in found if path.is_file() and path.suffix not in UNREAD]


def test_no_file_of_the_site_names_a_nation():
    assert {".py", ".html", ".css", ".js", ".svg", ".txt", ".conf"} <= {path.suffix for path in files()}
    found = {path.relative_to(ROOT).as_posix(): naming(path.read_text("utf-8")) for path in files()}
    assert {name: lines for name, lines in found.items() if lines and not _may(name)} == {}


def _may(name: str) -> bool:
    return any(part in name for part in MAY_NAME_THEM)


@pytest.mark.parametrize("name", MAY_NAME_THEM)
def test_every_exception_is_needed(name):
    """An exception that nothing needs any longer would hide the next name."""
    ours = [path for path in files() if name in path.relative_to(ROOT).as_posix()]
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

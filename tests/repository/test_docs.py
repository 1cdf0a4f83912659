"""What the docs say of the repository is true."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.repository.test_habits import kept
from tests.repository.test_repository import PACKAGES, ROOT, python_files

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
MADE = {"var/tests", "withdrawn.txt"}
"""What is not in git, because the tests and the backups make it."""
PATH = re.compile(r"`(?!/)([\w.-]+(?:/[\w.-]+)+/?|[\w-]+\.(?:py|md|html|yaml|txt|toml|css|js|jsonl))`")


@cache
def places() -> frozenset[str]:
    """Every file and folder, by each way to say where it is: `stages/views`, `views/site.py`, `site.py`."""
    parts = [Path(name).parts for name in kept()]
    return frozenset(
        "/".join(part[start:end])
        for part in parts
        for start in range(len(part))
        for end in range(start + 1, len(part) + 1)
    )


@pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.name)
def test_every_path_that_the_docs_name_is_there(doc):
    named = {path.rstrip("/") for path in PATH.findall(doc.read_text("utf-8"))}
    assert sorted(path for path in named if path not in places() | MADE) == []


@pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.name)
def test_every_link_between_the_docs_leads_somewhere(doc):
    links = re.findall(r"\]\((?![a-z]+:)([^)#]+)", doc.read_text("utf-8"))
    assert [link for link in links if not (doc.parent / link).exists()] == []


def test_the_readme_says_how_much_there_is_to_read_first():
    said, listed = re.search(
        r"About ([\d,]+) lines\b.*?\n(.*?)\n\n", (ROOT / "README.md").read_text("utf-8"), re.S
    ).groups()
    files, before = [], Path()
    for name in re.findall(r"`([\w./]+\.(?:py|html))`", listed):
        before = (ROOT / name).parent if "/" in name else before
        files.append(before / Path(name).name)
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in files)
    assert abs(lines - int(said.replace(",", ""))) <= 50, lines


def test_the_table_of_rooms_has_every_folder_of_code():
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## Rooms")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([\w/]+)`", table))
    rooms = {path.parent.relative_to(ROOT) for path in python_files()} - {Path(name) for name in PACKAGES}
    missing = [
        room.as_posix()
        for room in sorted(rooms)
        if not {room.as_posix(), *(parent.as_posix() for parent in room.parents)} & named
    ]
    assert missing == []

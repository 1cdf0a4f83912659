"""One word for one thing: the words that were given up, with the word that took their place. No file may use them again.

A word that a reader may meet in another sense (an account to sign in with, the chair of a conference) is looked for where
its neighbours tell the sense, or only in code.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.repository.test_habits import kept

ROOT = Path(__file__).resolve().parents[2]
RETIRED = {
    r"squeez\w*": "compress",
    r"hush\w*": "rewrite_links",
    r"shelf|shelves": "content tree",
    r"lay_foundations": "install_triggers",
    r"lift_for_migration": "drop_triggers",
    r"take_seats": "register",
    r"ripe\w*|unripe": "timed form token",
    r"note_down": "record_audit",
    r"two_keys": "four_eyes",
    r"(?<!admin/)voices?(?! control)": "testimonies",
    r"(?:this|the|an|two|published|anonymous)[ _]accounts?[ _](?:of|is|was|says|speaks|down)|two_accounts": "testimony",
    r"likest|likeness\w*": "best match, similarity",
    r"kind_named": "KINDS[name]",
    r"by_mentor\(": "not_a_mentor",
    r"WorkingCopyModel|Publishable": "WorkingCopy",
    r"\w*settle\w*": "refresh_digest, decide_proposal",
    r"anew": "again",
    r"lacking": "missing",
    r"desk_only": "DEVELOPMENT_ONLY",
    r"workbench": "the staff site",
}
RETIRED_NAMES = {
    r"scatter\w*": "randomise_rowid",
    r"telling": "content words",
    r"chairs?\.\w|\w+_chairs?|chairs?_\w+|Chairs?|import chairs": "attribution",
    r"class Inside": "DocumentRowInline",
    r"Capped": "LengthLimitedAdmin",
    r"Counted\b(?! from)": "BumpsVersion",
    r"NotRipe": "TokenRefused",
    r"screening|commands.screen": "recogniser",
}
"""Names of code that are ordinary words elsewhere: looked for in modules alone, with their capitals."""

NOT_OURS = (
    "content/",  # the nations' words
    "contributors/recogniser/",  # others' words, and examples of them
    "tests/recogniser/",
    "tests/questions.jsonl",
    "contributors/receipt_words.txt",
    "sosguide/search/data/synonyms.txt",
    "CHANGELOG.md",  # what was, as are the names in a database of an older release
    "tests/contributors/keeping/test_follow_up_migration.py",
    "tests/repository/test_vocabulary.py",  # this list
)


@cache
def _lines() -> list[tuple[str, str]]:
    """Every line of every text of the repository that is ours, with its place."""
    found = []
    for name in kept():
        if not name.startswith(NOT_OURS) and "/migrations/" not in name:
            content = (ROOT / name).read_bytes()
            if b"\0" not in content:
                lines = content.decode().splitlines()
                found += [(f"{name}:{number}", line) for number, line in enumerate(lines, 1)]
    return found


def using(pattern: str, lines: list[tuple[str, str]], *, flags: int = re.IGNORECASE) -> list[str]:
    """Where a word is used: alone, or as a part of a name that is written with underscores."""
    word = re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", flags)
    return [f"{place}: {line.strip()[:100]}" for place, line in lines if word.search(line)]


def test_every_kind_of_text_is_read():
    names = {place.rpartition(":")[0] for place, _ in _lines()}
    endings = {".py", ".html", ".css", ".js", ".md", ".toml", ".yaml", ".xml", ".txt", ".svg", ".conf"}
    assert endings <= {Path(name).suffix for name in names}
    assert {"Makefile", "Dockerfile", ".ci/run", "tests/builders.py"} <= names


@pytest.mark.parametrize(("pattern", "now"), RETIRED.items(), ids=RETIRED.values())
def test_a_retired_word_is_used_nowhere(pattern, now):
    assert using(pattern, _lines()) == [], f"say {now}"


@pytest.mark.parametrize(("pattern", "now"), RETIRED_NAMES.items(), ids=RETIRED_NAMES.values())
def test_a_retired_name_is_used_nowhere_in_code(pattern, now):
    lines = [(place, line) for place, line in _lines() if ".py:" in place]
    assert using(pattern, lines, flags=0) == [], f"say {now}"


@pytest.mark.parametrize(
    "line",
    [
        "def squeeze(page): ...",
        "load(shelf_of(page))",
        "token: ripe(number)",
        "Write it anew.",
        "import voice",
        "DESK_ONLY = 1",
        "def test_an_account_says_no_day():",
        "# an account is reported on no form",
    ],
)
def test_a_retired_word_is_seen(line):
    assert [now for pattern, now in RETIRED.items() if using(pattern, [("old.py:1", line)])] != []


@pytest.mark.parametrize("line", ["Make an account.", "voice control", "It is in the account/anna line."])
def test_the_same_word_in_another_sense_is_left_alone(line):
    assert [now for pattern, now in RETIRED.items() if using(pattern, [("new.py:1", line)])] == []

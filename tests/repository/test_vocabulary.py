"""One word for one thing: the words that were given up, with the word that took their place. No file may use them again.

Words that a reader may meet in another sense stay out of the list (an account to sign in with, the chair of a conference)
or are looked for only in code.
"""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RETIRED = {
    r"squeez\w*": "compress",
    r"hush\w*": "rewrite_links",
    r"shelf|shelves": "content tree",
    r"lay_foundations": "install_triggers",
    r"lift_for_migration": "drop_triggers",
    r"take_seats": "register",
    r"ripen\w*|unripe|not ?ripe": "timed form token",
    r"note_down": "record_audit",
    r"two_keys": "four_eyes",
    r"(?<!admin/)voices": "testimonies",
    r"likest|likeness\w*": "best match, similarity",
    r"kind_named": "KINDS[name]",
    r"by_mentor\(": "not_a_mentor",
    r"WorkingCopyModel|Publishable": "WorkingCopy",
}
RETIRED_IN_CODE = {
    r"scatter\w*": "randomise_rowid",
    r"\w*settle\w*": "refresh_digest, decide_proposal",
    r"telling": "content words",
    r"chairs?\.|\w+_chairs?|chairs?_\w+|Chairs?|import chairs": "attribution",
    r"Inside": "DocumentRowInline",
    r"Capped": "LengthLimitedAdmin",
    r"Counted": "BumpsVersion",
    r"NotRipe": "TokenRefused",
    r"screening": "recogniser",
}
EVERYWHERE = ("*.py", "*.html", "*.css", "*.md", "*.toml", "Makefile")
NOT_OURS = ("content/", "tests/", "contributors/recogniser/", "CHANGELOG.md")  # others' words, and examples of them


@cache
def _files(*endings: str) -> tuple[str, ...]:
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *endings],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return tuple(name for name in names if not name.startswith(NOT_OURS) and (ROOT / name).exists())


def _uses(pattern: str, names: tuple[str, ...], *, flags: int = re.IGNORECASE) -> list[str]:
    word = re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", flags)
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in names
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
        if word.search(line)
    ]


@pytest.mark.parametrize(("pattern", "now"), RETIRED.items(), ids=RETIRED.values())
def test_a_retired_word_is_used_nowhere(pattern, now):
    assert _uses(pattern, _files(*EVERYWHERE)) == [], f"say {now}"


@pytest.mark.parametrize(("pattern", "now"), RETIRED_IN_CODE.items(), ids=RETIRED_IN_CODE.values())
def test_a_retired_name_is_used_nowhere_in_code(pattern, now):
    assert _uses(pattern, _files("*.py"), flags=0) == [], f"say {now}"


def test_the_test_sees_a_retired_word(tmp_path):
    (tmp_path / "old.py").write_text("def squeeze(page): ...\n", "utf-8")
    assert _uses(r"squeez\w*", (str(tmp_path / "old.py"),)) != []


def test_every_noun_of_the_readme_is_a_word_of_the_code():
    table = (ROOT / "README.md").read_text("utf-8").partition("## The nouns")[2].partition("\n## ")[0]
    nouns = [noun.strip() for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for noun in row.split(",")]
    code = "\n".join((ROOT / name).read_text("utf-8") for name in _files("*.py"))
    missing = [
        noun
        for noun in nouns[1:]
        if not re.search(noun.replace(" ", "[ _-]?").replace("-", "[ _-]?"), code, re.IGNORECASE)
    ]
    assert len(nouns) > 25
    assert missing == []

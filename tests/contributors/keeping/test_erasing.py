"""Deleted means absent: from the raw file, from its log, and from a backup that is put back."""

import os

import pytest

from tests.contributors.keeping.house import keeping_house
from tests.contributors.stack import opened

STEPS = """
from contributors.receipts.actions import change
from contributors.drafts import Draft
MARK = "quollwhisper"
testimonies.guide()
rows = [testimonies.published(f"{testimonies.TEXT} {MARK} number {i}. " + "It was an ordinary day. " * i)[0] for i in range(40)]
raw = lambda: sum(p.read_bytes().count(MARK.encode()) for p in settings.VAR_DIR.glob("sosguide.sqlite3*"))
print("before", raw() > 0)
for row in rows[:39]:
    withdraw(testimony=row)
change(testimony=rows[39], draft=Draft(text=testimonies.OTHER, role="teacher"))
print("rows", Testimony.objects.count(), "left in the files", raw())
"""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about SQLite's own file")
def test_withdrawn_and_changed_words_are_absent_from_the_raw_file_and_its_log(tmp_path):
    with keeping_house(tmp_path / "var") as house:
        said = house.python(STEPS)
    assert said.split("\n")[:2] == ["before True", "rows 1 left in the files 0"]
    with opened(house.folder / "sosguide.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    marks = (house.folder / "withdrawn.txt").read_text().split()
    assert len(marks) == 2 * 39 + 1  # of a testimony and its form; of words that were changed

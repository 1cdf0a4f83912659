"""Deleted means absent: from the raw file, from its log, and from a backup that is put back."""

import os
import shutil
import subprocess
import sys

import pytest

from tests import prepare
from tests.contributors.stack import opened
from tests.servers import ROOT

STEPS = """
import sys
from django.conf import settings
settings.RECEIPT_COST = 2**4  # as in tests/settings.py
from tests.contributors import testimonies
from contributors.receipts.actions import withdraw, change
from contributors.drafts import Draft
from contributors.keeping.erasing import scrub
from contributors.models import Testimony
MARK = "quollwhisper"
testimonies.guide()
rows = [testimonies.published(f"{testimonies.TEXT} {MARK} number {i}. " + "It was an ordinary day. " * i)[0] for i in range(40)]
raw = lambda: sum(p.read_bytes().count(MARK.encode()) for p in __import__("pathlib").Path(sys.argv[1]).glob("sosguide.sqlite3*"))
print("before", raw() > 0)
for row in rows[:39]:
    withdraw(testimony=row)
change(testimony=rows[39], draft=Draft(text=testimonies.OTHER, role="teacher"))
print("rows", Testimony.objects.count(), "left in the files", raw())
"""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about SQLite's own file")
def test_withdrawn_and_changed_words_are_absent_from_the_raw_file_and_its_log(tmp_path):
    environment = {
        **os.environ,
        "SOS_DEVELOPMENT": "1",
        "SHOW_UNCHECKED": "0",
        "SOS_VAR": str(tmp_path),
        "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    shutil.copyfile(prepare.database("migrated"), tmp_path / "sosguide.sqlite3")
    script = "import os, django\nos.environ['DJANGO_SETTINGS_MODULE'] = 'sosguide.settings'\ndjango.setup()\n" + STEPS
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == ["before True", "rows 1 left in the files 0"]
    with opened(tmp_path / "sosguide.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    marks = (tmp_path / "withdrawn.txt").read_text().split()
    assert len(marks) == 2 * 39 + 1  # of a testimony and its form; of words that were changed

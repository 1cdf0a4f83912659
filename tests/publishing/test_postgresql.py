"""The promises of the database, once more on PostgreSQL.

The tests of publishing run on the database of the settings, which is SQLite. Here those that lean on the database
run again in a process of their own, with DATABASE_URL pointing at PostgreSQL on 127.0.0.1:5432 and at a database
name that only this run has; pytest-django makes and drops that database. (A second alias would not do: the code
under test speaks to the default one.) Where no PostgreSQL answers the test is skipped, and the summary says why.
"""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
import pytest

HERE = Path(__file__).parent
MODULES = ("refusals", "races", "rebuilding", "editions", "withdrawals", "tampering", "audit_lines", "loading")
TESTIMONIES = ("four_eyes", "follow_up_migration", "no_time", "postgresql_log")
WITHOUT = "test_loading.py::test_the_whole_guide_goes_in_and_comes_out_the_same"  # long, and no question of databases


@pytest.mark.postgresql
def test_all_of_it_holds_on_postgresql():
    user = next(filter(answers, ("postgres", "root")), None)
    if not user:
        pytest.skip("PostgreSQL does not answer on 127.0.0.1:5432, so what it refuses was not tried")
    # Nothing here needs to outlive a power cut.
    url = f"postgres://{user}@127.0.0.1:5432/sos_{uuid.uuid4().hex[:12]}?options=-c%20synchronous_commit%3Doff"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--deselect", f"tests/publishing/{WITHOUT}"]
    done = subprocess.run(
        [
            *command,
            *(str(HERE / f"test_{name}.py") for name in MODULES),
            *(str(HERE.parent / "contributors" / f"test_{name}.py") for name in TESTIMONIES),
        ],
        cwd=HERE.parent.parent, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def answers(user: str) -> bool:
    """Whether PostgreSQL lets this user in."""
    try:
        psycopg.connect(host="127.0.0.1", port=5432, user=user, dbname="postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True

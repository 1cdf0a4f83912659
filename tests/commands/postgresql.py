"""The promises of the database once more, on PostgreSQL: `python -m tests.commands.postgresql [options of pytest]`.

The suite runs on the database of the settings, which is SQLite. Here the tests that lean on the database run again
in a process of their own, with DATABASE_URL pointing at PostgreSQL on 127.0.0.1:5432 and at a database name that
only this run has; pytest-django makes and drops that database. (A second alias would not do: the code under test
speaks to the default one.) Where no PostgreSQL answers nothing is run, and the last line says so.
"""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg

TESTS = Path(__file__).resolve().parents[1]
PUBLISHING = ("refusals", "races", "rebuilding", "editions", "withdrawals", "tampering", "audit_lines", "loading")
TESTIMONIES = ("agreement", "four_eyes", "follow_up_migration", "upgrade", "no_time", "postgresql_log")
LONG = "test_the_whole_guide_goes_in_and_comes_out_the_same"  # and no question of databases
NOT_RUN = "PostgreSQL does not answer on 127.0.0.1:5432: what it refuses was NOT tried."


def modules() -> list[str]:
    """The files whose tests hold on both databases, by their names: their folders may change."""
    found = {path.stem.removeprefix("test_"): str(path) for path in sorted(TESTS.rglob("test_*.py"))}
    return [found[name] for name in (*PUBLISHING, *TESTIMONIES)]


def user() -> str | None:
    """Whom PostgreSQL lets in; None where it does not answer."""
    return next(filter(_answers, ("postgres", "root")), None)


def _answers(name: str) -> bool:
    try:
        psycopg.connect(host="127.0.0.1", port=5432, user=name, dbname="postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def command() -> list[str]:
    """pytest for these tests. They change whole tables, so one worker runs them, in turn."""
    return [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-k", f"not {LONG}", *modules()]


def environment(name: str) -> dict[str, str]:
    """A database of this run's own. Nothing in it needs to outlive a power cut."""
    url = f"postgres://{name}@127.0.0.1:5432/sos_{uuid.uuid4().hex[:12]}?options=-c%20synchronous_commit%3Doff"
    return {**os.environ, "DATABASE_URL": url}


def main(*options: str) -> int:
    """Run them here and now; the exit status of pytest."""
    name = user()
    if not name:
        print(NOT_RUN)
        return 0
    return subprocess.run([*command(), *options], cwd=TESTS.parent, env=environment(name), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

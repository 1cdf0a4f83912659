"""Every test, as `make test` runs them: two workers, PostgreSQL beside them, coverage of all of it together."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.commands import postgresql

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "var" / "coverage"
MEASURE = ("--cov", "--cov-report=", "--cov-fail-under=0")  # report and floor are of all processes, at the end


def main() -> int:
    """Run, print, measure. Not 0 where a test fails or the coverage is under its floor (pyproject.toml)."""
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    os.environ.setdefault("HYPOTHESIS_PROFILE", "thorough")
    on_sqlite = [sys.executable, "-m", "pytest", "-n", os.environ.get("WORKERS", "2"), "--dist", "loadgroup"]
    name = postgresql.user()
    beside = _start_on_postgresql(name) if name else None
    failed = subprocess.run([*on_sqlite, *MEASURE], cwd=ROOT, env=_measured("sqlite"), check=False).returncode
    if beside:
        failed = beside.wait() or failed
        print("The tests of the database once more, on PostgreSQL", flush=True)
        print((MADE / "postgresql.txt").read_text("utf-8"), flush=True)
    under = _coverage()
    if not name:
        print(postgresql.NOT_RUN)
    return failed or under


def _start_on_postgresql(name: str) -> subprocess.Popen:
    with open(MADE / "postgresql.txt", "wb") as output:
        return subprocess.Popen(
            [*postgresql.command(), *MEASURE], cwd=ROOT, env=_measured("postgresql", postgresql.environment(name)),
            stdout=output, stderr=output,
        )  # fmt: skip


def _measured(name: str, environment: dict[str, str] | None = None) -> dict[str, str]:
    """Each process keeps what it measured in a file of its own, so that they never wait for one another."""
    return {**(environment or os.environ), "COVERAGE_FILE": str(MADE / f"all.{name}")}


def _coverage() -> int:
    """Combine what all processes measured, and print what is not covered."""
    coverage, there = [sys.executable, "-m", "coverage"], {**os.environ, "COVERAGE_FILE": str(MADE / "all")}
    subprocess.run([*coverage, "combine", "--quiet", str(MADE)], cwd=ROOT, env=there, check=False)
    return subprocess.run([*coverage, "report"], cwd=ROOT, env=there, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

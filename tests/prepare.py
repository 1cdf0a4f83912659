"""The databases and static files that the tests begin with: empty; with the whole guide loaded; and approved.

They are made once for what they are made of (the content, the code that stores it, the day) and kept in var/tests/,
so that a second run, a second worker and a second server only copy a file. `python -m tests.prepare FOLDER` makes
them; everything else asks `database()` and `static()`.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "tests"
PACKAGES = ("sosguide", "stages", "glossary", "contributors")
WITHOUT = {"views", "staff", "search", "recogniser", "__pycache__"}  # parts of the code that store no page
NEWEST = 3
OWN = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"}


def database(state: Literal["migrated", "loaded", "approved"]) -> Path:
    """A SQLite file with nothing in it yet, with the whole guide, or with all of it approved. Copy it; never write to it."""
    code = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if not WITHOUT & {*path.parts}]
    content = [path for path in (ROOT / "content").rglob("*") if path.is_file()]
    folder = _kept("database", [*code, *content, Path(__file__), ROOT / "tests" / "builders.py"], "prepare")
    return folder / f"{state}.sqlite3"


def static() -> Path:
    """The collected, hashed and compressed static files. Copy them too."""
    files = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    return _kept(
        "static", [*files, ROOT / "sosguide" / "settings.py", ROOT / "requirements" / "runtime.txt"], "collect"
    )


def environment() -> dict[str, str]:
    """What a process of its own inherits: nothing of the settings of the tests, and its lines are not counted."""
    return {key: value for key, value in os.environ.items() if key not in OWN}


def copy_what_is_needed_to_start(folder: Path) -> None:
    """The content without which no server starts: the nations' own files, and organisations that the frame shows."""
    frame = (
        f"england/organisations/{slug}.md"
        for slug in ("family-rights-group", "police-101", "emergency-999", "samaritans")
    )
    for path in (*(ROOT / "content").glob("*/nation.yaml"), *((ROOT / "content" / name) for name in frame)):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def _kept(name: str, made_of: Iterable[Path], how: str) -> Path:
    """A folder that was made of exactly these files, on this day and by this Python; made now if it is not there."""
    made = hashlib.sha256(f"{date.today()} {sys.version}".encode())  # noqa: DTZ011 - only to tell days apart
    for path in sorted(made_of):
        made.update(f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    folder = KEPT / f"{name}-{made.hexdigest()[:16]}"
    with _alone(name):
        if not folder.exists():
            _forget(name)
            unfinished = KEPT / f"{folder.name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            _run(how, unfinished)
            unfinished.rename(folder)
    return folder


def _run(how: str, folder: Path) -> None:
    """Make it in a process of its own, with the settings of development."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.prepare", how],
        cwd=ROOT, env={**environment(), "SOS_DEVELOPMENT": "1", "SOS_VAR": str(folder)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"The {folder.name} of the tests could not be made:\n{done.stderr}")


def _forget(name: str) -> None:
    """Keep the newest few, so that the folder does not grow for ever."""
    made = sorted(KEPT.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in made[NEWEST - 1 :]:
        shutil.rmtree(path)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time: the others wait, and find it made."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with open(KEPT / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare() -> None:
    """Both databases in the folder of the settings. Nothing waits for the disk: nobody needs this after a power cut."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.backends.signals import connection_created

    def no_waiting(connection, **_) -> None:
        connection.cursor().execute("PRAGMA synchronous = OFF")

    connection_created.connect(no_waiting)

    def keep(state: str) -> None:
        connection.close()
        _copy(Path(connection.settings_dict["NAME"]), settings.VAR_DIR / f"{state}.sqlite3")

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    keep("migrated")
    call_command("load_content", stdout=sys.stderr)
    keep("loaded")
    approve_everything()
    keep("approved")


def collect() -> None:
    """The static files, in the folder of the settings."""
    from django.conf import settings
    from django.core.management import call_command

    settings.STATIC_ROOT = settings.VAR_DIR
    call_command("collectstatic", interactive=False, verbosity=0)


def approve_everything() -> None:
    """Approve each page as one mentor would."""
    from sosguide.publishing.models.working_copy import WORKING_COPIES
    from sosguide.publishing.workflow import approve
    from tests.builders import person

    mentor = person("mentor")
    for model in WORKING_COPIES.values():
        for page in model.whole():
            approve(page=page, by=mentor, digest=page.to_document().digest(), note="First edition.")


def _copy(source: Path, target: Path) -> None:
    """One whole file, whatever lies in the log beside the source."""
    with closing(sqlite3.connect(source)) as database:
        database.execute("VACUUM INTO ?", (str(target),))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosguide.settings")
    django.setup()
    ways: dict[str, Callable[[], None]] = {"prepare": prepare, "collect": collect}
    ways[sys.argv[1]]()

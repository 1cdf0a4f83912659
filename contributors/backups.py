"""Whole, encrypted copies of the database, and the way back. A copy never lies on disk unencrypted for longer
than it takes to encrypt it, and never outside the database's own folder.
"""

import contextlib
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.utils import timezone

from contributors import age, tombstones
from contributors.erasing import remove, scrub
from contributors.models import Testimony

KEPT = 30  # days
_NAME = re.compile(r"sosguide-(\d{4}-\d\d-\d\d)\.age")


class CannotRestore(Exception):
    """Why nothing was put back."""


def back_up(folder: Path) -> Path:
    """Write today's backup into `folder`, encrypted to BACKUP_RECIPIENT; returns its path.

    A backup of the same day is replaced only when the new one is whole.
    """
    target = folder / f"sosguide-{timezone.localdate():%Y-%m-%d}.age"
    part = target.with_suffix(".part")
    try:
        with _opened(part) as sink, _copy() as source:
            age.encrypt(source, sink, to=settings.BACKUP_RECIPIENT)
            sink.flush()
            os.fsync(sink.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def outdated(folder: Path, today: date) -> list[Path]:
    """Backups in a folder that are older than we promise to keep any."""
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    return [path for path, name in found if name and (today - date.fromisoformat(name[1])).days > KEPT]


def put_back(backup: Path, *, identity: str, marks: set[str]) -> int:
    """Replace the database by a backup and withdraw again what was withdrawn since.

    `marks` are tombstones known from elsewhere. Returns how many testimonies were erased again. Raises
    CannotRestore, age.NotAKey or age.CannotOpen; then the database is as it was.
    """
    marks = marks | _marks_here()
    with backup.open("rb") as source:
        if connection.vendor == "postgresql":
            _into_postgresql(source, identity)
        else:
            _into_sqlite(source, identity)
    return erase_again(marks)


def erase_again(marks: set[str]) -> int:
    """Erase every testimony whose mark is among `marks`, as if it had been withdrawn just now."""
    gone = [row for row in Testimony.objects.all() if tombstones.mark_of(row.pk) in marks]
    for row in gone:
        remove(row)
    scrub()
    return len(gone)


def _marks_here() -> set[str]:
    """The tombstones of the database that is about to be replaced, as far as it can still be read."""
    try:
        return tombstones.all_marks()
    except Exception:  # whatever is wrong with the old database must not stop the new one
        return tombstones.read_file(settings.VAR_DIR / tombstones.FILE)


@contextlib.contextmanager
def _copy() -> Iterator[Any]:
    """A whole copy of the database at one moment, open for reading."""
    if connection.vendor == "postgresql":
        with _postgresql("pg_dump", "--format=custom", "--no-owner", stdout=subprocess.PIPE) as process:
            yield process.stdout
        if process.returncode:
            raise CannotRestore("pg_dump failed; nothing was backed up.")
        return
    plain = Path(settings.DATABASES["default"]["NAME"]).with_suffix(".copy")
    plain.unlink(missing_ok=True)
    plain.touch(mode=0o600)
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(plain)])
        with plain.open("rb") as source:
            yield source
    finally:
        plain.unlink(missing_ok=True)


def _into_sqlite(source: Any, identity: str) -> None:
    database = Path(settings.DATABASES["default"]["NAME"])
    fresh = database.with_suffix(".restoring")
    try:
        with _opened(fresh) as sink:
            age.decrypt(source, sink, identity=identity)
            sink.flush()
            os.fsync(sink.fileno())
        _must_be_whole(fresh)
        connections.close_all()
        for ending in ("-wal", "-shm"):
            Path(f"{database}{ending}").unlink(missing_ok=True)
        fresh.replace(database)
    finally:
        fresh.unlink(missing_ok=True)


def _must_be_whole(path: Path) -> None:
    """Ask the file itself, through a connection that knows the functions Django's own constraints call."""
    found = DatabaseWrapper({**connection.settings_dict, "NAME": str(path)}, "restoring")
    try:
        with found.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check").fetchone()[0]
    except DatabaseError as error:
        raise CannotRestore("What is inside the backup is not a sound database.") from error
    finally:
        found.close()
    if said != "ok":
        raise CannotRestore(f"The database inside the backup is damaged: {said}")


def _into_postgresql(source: Any, identity: str) -> None:
    connections.close_all()
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    name = settings.DATABASES["default"]["NAME"]
    with _postgresql("pg_restore", *options, f"--dbname={name}", stdin=subprocess.PIPE) as process:
        age.decrypt(source, process.stdin, identity=identity)
        process.stdin.close()
    if process.returncode:
        raise CannotRestore("pg_restore failed; the database is as it was.")


def _postgresql(tool: str, *options: str, **streams: Any) -> subprocess.Popen:
    """One of PostgreSQL's own tools, told by its environment where the database is."""
    where = settings.DATABASES["default"]
    told = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = os.environ | {name: str(where[key]) for name, key in told.items() if where.get(key)}
    return subprocess.Popen([tool, *options], env=environment, **streams)  # noqa: S603 - our own arguments


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Any]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as sink:
        yield sink

"""Marks of what was erased, kept in the database and in a file beside it, so that nothing brings it back.

The file outlives a lost database. It holds keyed fingerprints and nothing else, so a copy may lie anywhere. Its
lines are sorted and it is dated by the month, so that it does not tell who withdrew after whom, or when.
"""

import fcntl
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path
from uuid import UUID

from django.conf import settings

from contributors import keys
from contributors.models import Tombstone
from contributors.months import this_month

FILE = "withdrawn.txt"


def mark_of(testimony: UUID) -> str:
    """The mark of a testimony that was erased."""
    return keys.mark("tombstone", testimony.bytes).hex()


def mark_of_version(testimony: UUID, version: int) -> str:
    """The mark of a version in whose place its writer has put other words. A version never comes twice."""
    return keys.mark("version", testimony.bytes + str(version).encode()).hex()


def mark_of_form(number_hash: str) -> str:
    """The mark of a form whose testimony was erased: sent again, it is not stored."""
    return keys.mark("sent", bytes.fromhex(number_hash)).hex()


def raise_for(*marks: str) -> None:
    """Write marks down, in the file first. A full disk must not stop a withdrawal: the row remains."""
    with suppress(OSError):
        add(settings.VAR_DIR / FILE, marks)
    for mark in marks:  # one by one, because each must have its row moved
        Tombstone.objects.get_or_create(mark=mark)


def known(mark: str) -> bool:
    """Whether the database has this mark."""
    return Tombstone.objects.filter(mark=mark).exists()


def all_marks() -> set[str]:
    """Every mark we know of: those in the database, and those in the file."""
    return set(Tombstone.objects.values_list("mark", flat=True)) | read_file(settings.VAR_DIR / FILE)


def read_file(path: Path) -> set[str]:
    """The marks in a file; none where there is no file. A damaged line is not a reason to stop."""
    return set(path.read_text("ascii", "ignore").split()) if path.exists() else set()


def add(path: Path, marks: Iterable[str]) -> None:
    """Add marks to a file. It is replaced as a whole, so it is never half written; one writer at a time."""
    folder = os.open(path.parent, os.O_RDONLY)
    part = path.with_suffix(".part")
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        _write(part, sorted(read_file(path) | set(marks)))
        part.replace(path)
        os.fsync(folder)
    finally:
        part.unlink(missing_ok=True)
        os.close(folder)


def _write(path: Path, lines: list[str]) -> None:
    path.unlink(missing_ok=True)
    month = datetime.combine(this_month(), time(), UTC).timestamp()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as sink:
        sink.write("".join(f"{line}\n" for line in lines))
        sink.flush()
        os.utime(descriptor, (month, month))
        os.fsync(descriptor)

"""Marks of what was erased, kept in the database and in a file beside it, so that no backup brings it back.

The file outlives a lost database. It holds keyed fingerprints and nothing else, so a copy may lie anywhere.
"""

import os
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from contributors import keys
from contributors.models import Tombstone

FILE = "withdrawn.txt"


def mark_of(testimony: UUID) -> str:
    """The mark of an identifier."""
    return keys.mark("tombstone", testimony.bytes).hex()


def raise_for(testimony: UUID) -> None:
    """Write the mark down, in the file first. A full disk must not stop a withdrawal: the row remains."""
    mark = mark_of(testimony)
    with suppress(OSError):
        _append(mark)
    Tombstone.objects.get_or_create(mark=mark)


def all_marks() -> set[str]:
    """Every mark we know of: those in the database, and those in the file."""
    return set(Tombstone.objects.values_list("mark", flat=True)) | read_file(settings.VAR_DIR / FILE)


def read_file(path: Path) -> set[str]:
    """The marks in a file; none where there is no file."""
    return set(path.read_text("ascii").split()) if path.exists() else set()


def _append(mark: str) -> None:
    descriptor = os.open(settings.VAR_DIR / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, mark.encode() + b"\n")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

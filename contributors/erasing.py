"""Deleted means absent: from the tables, from the raw file, and from the log that SQLite writes first."""

from django.db import connection, transaction

from contributors import tombstones
from contributors.models import State, Testimony

_TRIES = 5


def erase(testimony: Testimony) -> None:
    """Remove a testimony and all that belongs to it, in one transaction, then clean the storage.

    A tombstone stays, so that a restored backup erases it again.
    """
    with transaction.atomic():
        remove(testimony)
    scrub()


def remove(testimony: Testimony) -> None:
    """The part of `erase` that runs inside the caller's transaction; call `scrub` after it."""
    tombstones.raise_for(testimony.pk)
    clear = {"words": "", "role": "", "nation": "", "band": "", "number": None, "month": None}
    Testimony.objects.filter(pk=testimony.pk).update(state=State.GONE, sealed="", content_note="", law_note="", **clear)
    testimony.delete()


def scrub() -> bool:
    """Overwrite what was deleted: SQLite's log is folded into the file and emptied; PostgreSQL is vacuumed.

    Returns whether that was done to the end; `purge` tries again. On SQLite a reader can be in the way.
    """
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = ("testimony", "aboutstage", "receipt", "question", "decision")
            cursor.execute("VACUUM " + ", ".join(f"contributors_{table}" for table in tables))
            return True
        for _ in range(_TRIES):
            busy, *_rest = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return True
    return False

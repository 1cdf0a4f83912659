"""Deleted means absent: from the tables, from the raw file, and from the log that SQLite writes first."""

from django.db import connection, transaction

from contributors.keeping import tombstones
from contributors.models import Receipt, State, Testimony

_TRIES = 5
_NOTHING_SHOWN = {
    "words": "", "role": "", "nation": "", "band": "", "number": None, "month": None, "content_note": "",
    "law_changed": False,
}  # fmt: skip


def erase(testimony: Testimony) -> None:
    """Remove a testimony and all that belongs to it, in one transaction, then clean the storage.

    Tombstones stay, so that a restored backup erases it again and its form, sent again, is not stored.
    """
    with transaction.atomic():
        remove(testimony)
    scrub()


def remove(testimony: Testimony) -> None:
    """The part of `erase` that runs inside the caller's transaction; call `scrub` after it."""
    forms = Receipt.objects.filter(testimony=testimony).values_list("number_hash", flat=True)
    tombstones.raise_for(tombstones.mark_of(testimony.pk), *map(tombstones.mark_of_form, forms))
    Testimony.objects.filter(pk=testimony.pk).update(state=State.GONE, sealed="", **_NOTHING_SHOWN)
    testimony.delete()


def take_off(row: Testimony) -> None:
    """Empty what the public sees of a row that stays; the caller saves it, deletes its stages, and calls `scrub`.

    No backup brings the words back that stood there: every version so far gets a tombstone.
    """
    tombstones.raise_for(*(tombstones.mark_of_version(row.pk, version) for version in range(1, row.version + 1)))
    for column, nothing in _NOTHING_SHOWN.items():
        setattr(row, column, nothing)


def scrub() -> bool:
    """Overwrite what was deleted: SQLite's log is folded into the file and emptied; PostgreSQL is vacuumed.

    Returns whether that was done to the end; `purge` tries again. On SQLite a reader can be in the way.
    """
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = ("testimony", "aboutstage", "receipt", "followup", "decision")
            cursor.execute("VACUUM " + ", ".join(f"contributors_{table}" for table in tables))
            return True
        for _ in range(_TRIES):
            busy, *_rest = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return True
    return False

"""Whole, encrypted copies of the database, and the way back: without what was withdrawn or changed since."""

import os
import re
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.utils import timezone

from contributors.drafts import Draft
from contributors.keeping import age, tombstones
from contributors.keeping.copies import CannotRestore, copied, opened, replace
from contributors.keeping.erasing import remove, scrub
from contributors.keys import fingerprint
from contributors.models import Testimony
from sosguide.publishing.sealing import CannotOpen

KEPT = 30  # days
NO_KEY = "RECEIPT_KEY is not set, so what was withdrawn could not be found. Nothing was put back."
OTHER_KEY = "RECEIPT_KEY is not the key this backup was made under. Nothing was put back."
NO_MARKS = (
    "No mark of a withdrawal was found here. Name the newest copy of withdrawn.txt: --withdrawn FILE. If nothing was"
    " ever withdrawn, say so: --nothing-was-withdrawn. Nothing was put back."
)
_NAME = re.compile(r"sosguide-(\d{4}-\d\d-\d\d)\.(?:age|part)")


def back_up(folder: Path) -> Path:
    """Write today's backup into `folder`, encrypted to BACKUP_RECIPIENT; returns its path.

    A backup of the same day is replaced only when the new one is whole. The marks of what was withdrawn are added
    to the copy of them there.
    """
    target = folder / f"sosguide-{timezone.localdate():%Y-%m-%d}.age"
    part = target.with_suffix(".part")
    try:
        with opened(part) as sink, copied() as source:
            age.encrypt(source, sink, to=settings.BACKUP_RECIPIENT)
            sink.flush()
            os.fsync(sink.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    if marks := tombstones.all_marks():
        tombstones.add(folder / tombstones.FILE, marks)
    return target


def outdated(folder: Path, today: date) -> list[Path]:
    """Backups in a folder, whole or half written, that are older than we promise to keep any."""
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    return [path for path, name in found if name and (today - date.fromisoformat(name[1])).days > KEPT]


def put_back(backup: Path, *, identity: str, marks: set[str], nothing_withdrawn: bool = False) -> int:
    """Replace the database by a backup, without what was withdrawn or changed since.

    `marks` are tombstones known from elsewhere; without any, here or there, somebody must say that nothing was
    withdrawn. Returns how many testimonies were erased again. Whatever it raises (CannotRestore, age.NotAKey,
    age.CannotOpen, OSError), the database is as it was.
    """
    if not settings.RECEIPT_KEY:
        raise CannotRestore(NO_KEY)
    marks = marks | _marks_here()
    if not (marks or nothing_withdrawn):
        raise CannotRestore(NO_MARKS)
    marks |= tombstones.read_file(backup.with_name(tombstones.FILE))
    with backup.open("rb") as source:
        return replace(source, identity=identity, make_ready=partial(_make_ready, marks))


def _marks_here() -> set[str]:
    """The tombstones of the database that is about to be replaced, as far as it can still be read, and of the file."""
    try:
        return tombstones.all_marks()
    except Error:  # whatever is wrong with the old database must not stop the new one
        return tombstones.read_file(settings.VAR_DIR / tombstones.FILE)


def _make_ready(marks: set[str]) -> int:
    """Bring a restored database up to date and withdraw again what was withdrawn; returns how many."""
    if Testimony._meta.db_table not in connection.introspection.table_names():
        raise CannotRestore("What is inside the backup is not a database of this site. Nothing was put back.")
    call_command("migrate", verbosity=0)
    if not all(_made_under_our_key(row) for row in Testimony.objects.all()):
        raise CannotRestore(OTHER_KEY)
    return erase_again(marks)


def erase_again(marks: set[str]) -> int:
    """Erase every testimony that was withdrawn, or whose words were changed since, and keep all the marks."""
    with transaction.atomic():
        gone = [
            row
            for row in Testimony.objects.all()
            if marks & {tombstones.mark_of(row.pk), tombstones.mark_of_version(row.pk, row.version)}
        ]
        tombstones.raise_for(*marks)
        for row in gone:
            remove(row)
    scrub()
    return len(gone)


def _made_under_our_key(row: Testimony) -> bool:
    """Whether its fingerprint is one of our key: under another, no mark would match and nothing be withdrawn."""
    try:
        words = row.words or Draft.unsealed(row.sealed).text
    except CannotOpen:  # then nobody can publish it either
        return True
    return fingerprint(words) == row.digest

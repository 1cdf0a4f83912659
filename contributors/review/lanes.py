"""The held lane: texts that came in a flood. A mentor lets some in and empties the rest in bulk."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from contributors.keeping.erasing import remove, scrub
from contributors.models import State, Testimony
from contributors.models.testimony import TestimonyQuerySet
from sosguide.publishing.workflow import must_be_mentor, record_audit


def let_in(*, testimonies: Iterable[UUID], by: User) -> int:
    """Move held texts to the queue. Returns how many."""
    must_be_mentor(by)
    with transaction.atomic():
        moved = _held(testimonies).update(state=State.WAITING)
        _note(by, "let in", moved)
    return moved


def empty(*, by: User, testimonies: Iterable[UUID] | None = None) -> int:
    """Erase these held texts, or all of them. Returns how many."""
    must_be_mentor(by)
    with transaction.atomic():
        rows = list(_held(testimonies))
        for row in rows:
            remove(row)
        _note(by, "erased", len(rows))
    scrub()
    return len(rows)


def _held(testimonies: Iterable[UUID] | None) -> TestimonyQuerySet:
    rows = Testimony.objects.filter(state=State.HELD)
    return rows if testimonies is None else rows.filter(pk__in=list(testimonies))


def _note(by: User, what: str, how_many: int) -> None:
    """A number is all that the audit says: it leads to no text."""
    if how_many:
        record_audit(by, f"{what} held testimonies", about=str(how_many))

"""The held lane: texts that came in a flood. A mentor lets some in and empties the rest in bulk."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from contributors.actions.mentoring import must_be_mentor
from contributors.erasing import remove, scrub
from contributors.models import State, Testimony


def let_in(*, testimonies: Iterable[UUID], by: Any) -> int:
    """Move held texts to the queue. Returns how many."""
    must_be_mentor(by)
    return Testimony.objects.filter(pk__in=list(testimonies), state=State.HELD).update(state=State.WAITING)


def empty(*, testimonies: Iterable[UUID], by: Any) -> int:
    """Erase held texts. Returns how many."""
    must_be_mentor(by)
    with transaction.atomic():
        rows = list(Testimony.objects.filter(pk__in=list(testimonies), state=State.HELD))
        for row in rows:
            remove(row)
    scrub()
    return len(rows)

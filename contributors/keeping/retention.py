"""How long what is not public is kept, and the end of it."""

from django.db import transaction

from contributors.keeping.copies import forget_leftovers
from contributors.keeping.erasing import remove, scrub
from contributors.models import Decision, State, Testimony
from contributors.months import days_since_end_of

DAYS = 90  # after the end of the month in which something was declined, held back, last asked, or edited


def purge() -> dict[str, int]:
    """Erase what is past its time, and clean the storage. Returns how many by state; safe to run again.

    What a killed backup or restore has left behind goes too.
    """
    counts: dict[str, int] = {State.DECLINED: 0, State.HELD: 0, State.WAITING: 0}
    for testimony in Testimony.objects.filter(state__in=counts).prefetch_related("follow_ups", "decisions"):
        if _over(testimony) and _erase_if_still_over(testimony):
            counts[testimony.state] += 1
    forget_leftovers()
    scrub()
    return {State(state).label: number for state, number in counts.items()}


def _erase_if_still_over(testimony: Testimony) -> bool:
    """Look a second time, at the locked row: an answer may have come since the first look."""
    with transaction.atomic():
        row = Testimony.objects.select_for_update().filter(pk=testimony.pk, state=testimony.state).first()
        if over := row is not None and _over(row):
            remove(row)
    return over


def _over(testimony: Testimony) -> bool:
    """A held text counts from its month, a declined one from the decision, a waiting one from the last question
    without an answer or from a mentor's edit without a yes.
    """
    if testimony.state == State.HELD:
        return days_since_end_of(testimony.received) > DAYS
    if testimony.state == State.DECLINED:
        declined = [row.month for row in testimony.decisions.all() if row.kind == Decision.Kind.DECLINED]
        return days_since_end_of(max(declined, default=testimony.received)) > DAYS
    silent_since = [row.asked for row in testimony.follow_ups.all() if not row.answer]
    if testimony.edited and not testimony.agreed:
        silent_since.append(testimony.edited)
    return bool(silent_since) and days_since_end_of(max(silent_since)) > DAYS

"""How long what is not public is kept, and the end of it."""

from contributors.erasing import erase, scrub
from contributors.models import Decision, State, Testimony
from contributors.months import days_since_end_of

DAYS = 90  # after the end of the month in which something was declined, held back, or last asked


def purge() -> dict[str, int]:
    """Erase what is past its time, and clean the storage. Returns how many by state; safe to run again."""
    counts = {State.DECLINED: 0, State.HELD: 0, State.WAITING: 0}
    for testimony in Testimony.objects.filter(state__in=counts).prefetch_related("questions", "decisions"):
        if _over(testimony):
            counts[testimony.state] += 1
            erase(testimony)
    scrub()
    return {State(state).label: number for state, number in counts.items()}


def _over(testimony: Testimony) -> bool:
    """A held text counts from its month, a declined one from the decision, an unanswered one from the question."""
    if testimony.state == State.HELD:
        return days_since_end_of(testimony.received) > DAYS
    if testimony.state == State.DECLINED:
        declined = [row.month for row in testimony.decisions.all() if row.kind == Decision.Kind.DECLINED]
        return days_since_end_of(max(declined, default=testimony.received)) > DAYS
    unanswered = [row.asked for row in testimony.questions.all() if not row.answer]
    return bool(unanswered) and days_since_end_of(max(unanswered)) > DAYS

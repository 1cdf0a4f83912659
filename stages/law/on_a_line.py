"""The time that is left, as a line from today to the last day. Plain Python."""

from dataclasses import dataclass
from datetime import date

from stages.law.time_limits import Due

WIDTH, MOST_DOTS = 300, 62  # units of the drawing; more days than that are a line without dots


@dataclass(frozen=True)
class OnALine:
    """How far away the last day is. `dots` is the distance between two days as drawn, 0 where there are too many."""

    days: int

    @property
    def passed(self) -> bool:
        return self.days < 0

    @property
    def dots(self) -> float:
        days = abs(self.days)
        return round((WIDTH - 20) / days, 2) if 1 < days <= MOST_DOTS else 0

    @property
    def in_words(self) -> str:
        """As people say it: today, tomorrow, in 14 days, 3 days ago."""
        if abs(self.days) < 2:  # noqa: PLR2004 - yesterday, today, tomorrow
            return ("today", "tomorrow", "yesterday")[self.days]
        return f"{-self.days} days ago" if self.passed else f"in {self.days} days"


def on_a_line(due: Due, today: date) -> OnALine | None:
    """The line of a limit whose last day is known."""
    return OnALine((due.last - today).days) if due.last else None

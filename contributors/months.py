"""Months, because no finer time is kept of anything a contributor does."""

from datetime import date, timedelta

from django.utils import timezone


def this_month() -> date:
    """The first of this month (Europe/London)."""
    return timezone.localdate().replace(day=1)


def next_month(month: date | None = None) -> date:
    """The first of the month after `month`, or after this one."""
    return ((month or this_month()).replace(day=28) + timedelta(days=4)).replace(day=1)


def quarter(month: date) -> date:
    """The first day of the quarter that a month is in."""
    return month.replace(month=(month.month - 1) // 3 * 3 + 1, day=1)


def days_since_end_of(month: date) -> int:
    """Days that have passed since a month ended; negative while it lasts."""
    return (timezone.localdate() - next_month(month)).days

"""Working days: not a Saturday, a Sunday or a bank holiday of that nation. Plain Python.

A business day of the court is the same thing (Family Procedure Rules 2010, rule 2.3).
The bank holidays come from the `holidays` library. It works them out for any year, but a day can be moved or added
later, as in 2020, 2022 and 2023. So a year counts as known only when GOV.UK has published its list.
"""

from datetime import date, timedelta
from functools import cache

import holidays

from sosguide.nations import Nation

FIRST_YEAR, LAST_YEAR = 2012, 2028  # as GOV.UK had published by November 2026; the tests hold its list
SATURDAY, SUNDAY = 5, 6


class NotKnown(Exception):
    """A day in a year whose bank holidays are not published, or are too long ago to be listed."""


def is_public_holiday(day: date, nation: Nation) -> bool:
    """Whether a day is a bank holiday, Christmas Day or Good Friday there. Raises NotKnown."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotKnown(f"Bank holidays are known from {FIRST_YEAR} to {LAST_YEAR} only.")
    return day in _bank_holidays(nation.profile.bank_holidays)


def is_working_day(day: date, nation: Nation) -> bool:
    """Whether offices and courts are open that day. Raises NotKnown."""
    return not is_public_holiday(day, nation) and day.weekday() not in (SATURDAY, SUNDAY)


def add_working_days(start: date, days: int, nation: Nation) -> date:
    """The day that is `days` working days after `start`, which itself does not count. Raises NotKnown."""
    day, step = start, timedelta(1)
    is_public_holiday(start, nation)
    while days > 0:
        day += step
        days -= is_working_day(day, nation)
    return day


def working_day_before(day: date, nation: Nation) -> date:
    """The last working day before a day. Raises NotKnown."""
    day -= timedelta(1)
    while not is_working_day(day, nation):
        day -= timedelta(1)
    return day


def holidays_between(start: date, last: date, nation: Nation) -> list[date]:
    """The bank holidays after `start` and up to `last` that would have been working days."""
    days = (start + timedelta(n) for n in range(1, (last - start).days + 1))
    return [day for day in days if day.weekday() < SATURDAY and is_public_holiday(day, nation)]


@cache
def _bank_holidays(region: str) -> frozenset[date]:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays("GB", subdiv=region, years=years))

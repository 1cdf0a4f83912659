"""From the clock of a fact and the day it started to the day it runs out: the arithmetic of the law. Plain Python.

How each unit is counted:
- hours are real hours, through nights, weekends and a change of the clocks;
- calendar days and weeks count every day;
- working days and business days leave out weekends and bank holidays (`working_days`);
- months and years end on the day of the same number, or on the last day of a shorter month
  (Dodds v Walker [1981] 1 WLR 1027).
The day of the event does not count, unless the law says that the time begins with it (`events`).
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sosguide.nations import Event, Nation
from stages.documents import Clock, Fact, Unit, WhenItPasses
from stages.law.working_days import (
    SATURDAY,
    SUNDAY,
    NotKnown,
    add_working_days,
    holidays_between,
    is_public_holiday,
    is_working_day,
    working_day_before,
)

LONDON = ZoneInfo("Europe/London")
LEAVES_OUT = (Unit.WORKING_DAYS, Unit.BUSINESS_DAYS)


class NoSuchTime(Exception):
    """An hour that the clocks jumped over."""


@dataclass(frozen=True)
class Due:
    """What follows from a fact that can be counted: the last day, or the reason why no day can be given.

    `on` is the day of the event, `first` the earliest day where there is one, `hour` the last moment of a limit in
    hours, `safe` the day to act by where offices are closed on the last one, `left_out` the bank holidays that were
    not counted, `remarks` what a careful person would add.
    """

    fact: Fact
    clock: Clock
    event: Event
    on: date
    last: date | None = None
    first: date | None = None
    hour: datetime | None = None
    safe: date | None = None
    left_out: tuple[date, ...] = ()
    remarks: tuple[str, ...] = ()
    reason: str = ""

    @property
    def binds_reader(self) -> bool:
        """Whether it is the reader's own last day."""
        return self.clock.when_it_passes is WhenItPasses.RIGHT_MAY_BE_LOST

    @property
    def wait(self) -> bool:
        """Whether it is no last day, but the time before which nothing can be asked."""
        return self.clock.when_it_passes is WhenItPasses.WAIT


def follow(fact: Fact, event: Event, on: date, *, nation: Nation, at: time | None = None) -> Due:
    """What follows from the clock of `fact` when `event` was on the day `on`, at the hour `at` for limits in hours.

    Raises NoSuchTime where the clocks jumped over that hour, and ValueError where the fact cannot be counted.
    """
    clock = fact.clock
    if clock is None:
        raise ValueError(f"the fact {fact.slug!r} has no clock")
    due = Due(fact, clock, event, on)
    if reason := _not_in_force(clock, on):
        return replace(due, reason=reason)
    if clock.unit is Unit.HOURS:
        return _follow_hours(due, on, at)
    try:
        last = last_day(on, clock.length, clock.unit, nation=nation, day_one=event.day_one)
        first = clock.not_before and last_day(on, clock.not_before, clock.unit, nation=nation, day_one=event.day_one)
        left_out = holidays_between(on, last, nation) if clock.unit in LEAVES_OUT else ()
    except NotKnown as unknown:
        return replace(due, reason=f"{unknown} So we cannot count these {clock.unit}.")
    due = replace(due, last=last, first=first or None, left_out=tuple(left_out))
    due = replace(due, safe=_safe(due, last, nation))
    return replace(due, remarks=tuple(_remarks(due, on, last, nation)))


def last_day(start: date, length: int, unit: Unit, *, nation: Nation, day_one: bool = False) -> date:
    """The last of `length` units from `start`; with `day_one`, `start` itself is the first day. Raises NotKnown."""
    if unit in LEAVES_OUT:
        return add_working_days(start, length - day_one, nation)
    if unit is Unit.CALENDAR_DAYS:
        return start + timedelta(length - day_one)
    if unit is Unit.WEEKS:
        return start + timedelta(7 * length - day_one)
    return add_months(start, length * (12 if unit is Unit.YEARS else 1), day_one=day_one)


def add_months(start: date, months: int, *, day_one: bool = False) -> date:
    """The day of the same number, `months` later; the month's last day where it has no such day.

    With `day_one` the time ends the day before, unless the month was too short for it anyway.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    days = monthrange(year, month + 1)[1]
    if start.day > days:
        return date(year, month + 1, days)
    return date(year, month + 1, start.day) - timedelta(day_one)


def last_hour(moment: datetime, hours: int) -> datetime:
    """The moment `hours` real hours later, by the clock in London."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def moment_of(on: date, at: time) -> datetime:
    """A day and an hour on the clock in London. Where the hour came twice, the first. Raises NoSuchTime."""
    moment = datetime.combine(on, at, LONDON)
    if moment.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NoSuchTime(f"The clocks went forward on {in_words(on)}. There was no such time.")
    return moment


def in_words(day: date) -> str:
    """A day as people write it: Thursday 7 January 2027."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _not_in_force(clock: Clock, on: date) -> str:
    if clock.in_force_from and on < clock.in_force_from:
        return f"This limit was not law on that day. It started on {in_words(clock.in_force_from)}."
    if clock.in_force_until and on > clock.in_force_until:
        return f"This limit was no longer law on that day. It ended on {in_words(clock.in_force_until)}."
    return ""


def _follow_hours(due: Due, on: date, at: time | None) -> Due:
    if at is None:
        return replace(due, reason="This limit runs by the hour. Give the time as well.")
    moment = moment_of(on, at)
    hour = last_hour(moment, due.clock.length)
    remarks = []
    if moment.replace(fold=1).utcoffset() != moment.utcoffset():
        remarks.append("The clocks went back that night, so that hour came twice. If it was the second, add an hour.")
    elif hour.utcoffset() != moment.utcoffset():
        remarks.append("The clocks changed in between. These are real hours.")
    return replace(due, last=hour.date(), hour=hour, remarks=tuple(remarks))


def _remarks(due: Due, on: date, last: date, nation: Nation) -> Iterator[str]:
    """What a careful person would add about the first or the last day, where it is not an ordinary day."""
    if due.clock.unit in LEAVES_OUT and due.event.day_one and not is_working_day(on, nation):
        yield f"{in_words(on)} is not a working day. We counted it as day 1. Ask the court if it does."
    try:
        if due.event.to_noon and _is_sunday_or_holiday(last, nation):
            yield _to_noon(last, nation)
        elif due.binds_reader and not is_working_day(last, nation):
            before = due.safe or working_day_before(last, nation)  # which raises NotKnown where nobody can know
            yield f"Offices are closed that day. To be safe, do it by {in_words(before)}."
    except NotKnown:
        if last.weekday() < SATURDAY:
            yield "The bank holidays of that year are not known here. Ask if offices are open that day."
        else:
            yield "That is a weekend, when offices are closed. To be safe, do it on a day before."


def _safe(due: Due, last: date, nation: Nation) -> date | None:
    """The working day before the reader's own last day, where that is none; None where nobody can know."""
    if not due.binds_reader or due.event.to_noon:
        return None
    try:
        return None if is_working_day(last, nation) else working_day_before(last, nation)
    except NotKnown:
        return None


def _to_noon(last: date, nation: Nation) -> str:
    """Children Act 1989 s 45(2): the court may; it need not."""
    ordinary = last
    while _is_sunday_or_holiday(ordinary, nation):
        ordinary += timedelta(1)
    return f"That is a Sunday or public holiday. A court may let the time run to noon on {in_words(ordinary)}."


def _is_sunday_or_holiday(day: date, nation: Nation) -> bool:
    return day.weekday() == SUNDAY or is_public_holiday(day, nation)

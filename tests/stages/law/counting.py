"""Limits to count with, and what follows from them."""

from datetime import date, time

from sosguide.nations import Nation
from stages.documents import TimeLimit, Unit
from stages.law.time_limits import Due, follow

EVENTS = {event.slug: event for event in Nation.ENGLAND.profile.events}
DAYS, WORKING, BUSINESS = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.BUSINESS_DAYS
WEEKS, MONTHS, YEARS = Unit.WEEKS, Unit.MONTHS, Unit.YEARS


def limit(event: str, length: int, unit: Unit, **more) -> TimeLimit:
    """A limit on the council; any field can be given."""
    values = {"what": "It", "starts": "then", "binds": "the council", "source": "a-source", **more}
    return TimeLimit(event=event, length=length, unit=unit, **values)


def after(told: TimeLimit, day: str, *, at: time | None = None) -> Due:
    """What follows in England from a limit whose event was on `day`, written 2026-11-21."""
    return follow(told, EVENTS[told.event], date.fromisoformat(day), nation=Nation.ENGLAND, at=at)

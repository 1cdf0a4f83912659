"""Facts to count with, and what follows from them."""

from datetime import date, time

from sosguide.nations import Nation
from stages.documents import Fact, Unit
from stages.law.time_limits import Due, follow
from tests.stages import makers

EVENTS = {event.slug: event for event in Nation.ENGLAND.profile.events}
DAYS, WORKING, BUSINESS = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.BUSINESS_DAYS
WEEKS, MONTHS, YEARS = Unit.WEEKS, Unit.MONTHS, Unit.YEARS
YOURS = {"when_it_passes": "right-may-be-lost"}
WAIT = {"when_it_passes": "wait"}


def limit(event: str, length: int, unit: Unit, *, title: str = "It", **clock) -> Fact:
    """A limit on the council; any part of its clock can be given."""
    return makers.fact(title=title, clock={"event": event, "length": length, "unit": unit.value, **clock})


def after(told: Fact, day: str, *, at: time | None = None) -> Due:
    """What follows in England from a fact whose event was on `day`, written 2026-11-21."""
    return follow(told, EVENTS[told.clock.event], date.fromisoformat(day), nation=Nation.ENGLAND, at=at)

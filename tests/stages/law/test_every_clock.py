"""Every fact of England that the calculator can count, on any day: what the page, the paper and the file say of it."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as some

from stages.documents import Fact, Unit, WhenItPasses
from stages.law.calendar_file import calendar_file
from stages.law.in_words import last_in_words, to_say
from stages.law.time_limits import LONDON, Due, NoSuchTime, in_words
from tests.stages.law.counting import after
from tests.stages.law.test_england_limits import england

COUNTED = [fact for fact in england() if fact.clock.event]
RAISED = [fact for fact in COUNTED if fact.clock.when_it_passes is WhenItPasses.CAN_BE_RAISED]
ENDS = [
    fact for fact in COUNTED if fact.clock.when_it_passes in (WhenItPasses.POWER_ENDS, WhenItPasses.RIGHT_MAY_BE_LOST)
]
WAITS = [fact for fact in COUNTED if fact.clock.when_it_passes is WhenItPasses.WAIT]
DAYS = some.dates(date(2012, 1, 1), date(2028, 12, 31))
HOURS = some.times().map(lambda at: at.replace(second=0, microsecond=0))
AT_NOON = time(12)
ON_PAGES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.explicit, Phase.reuse, Phase.generate]
)
"""A page is no quick thing to write: the first example that fails is good enough."""


def of(facts: list[Fact]) -> some.SearchStrategy[Fact]:
    """Any of these facts; its slug is what a failure shows."""
    by_slug = {fact.slug: fact for fact in facts}
    return some.sampled_from(sorted(by_slug)).map(by_slug.__getitem__)


def counted(fact: Fact, day: date, at: time) -> Due:
    """What follows, where the clocks had such an hour and the law such a limit."""
    try:
        due = after(fact, day.isoformat(), at=at)
    except NoSuchTime:
        assume(False)
    assume(due.last)
    return due


def in_file(file: str, fact: Fact) -> tuple[str, str]:
    """The last day of a fact in a calendar file, as the page words it, and all that is said of it there."""
    unfolded = file.replace("\r\n ", "").replace("\\,", ",")
    named = [one for one in unfolded.split("BEGIN:VEVENT")[1:] if f": {fact.title}\r" in one]
    (entry,) = [one for one in named if "SUMMARY:To be safe" not in one]
    if hour := re.search(r"DTSTART:(\d{8}T\d{6})Z", entry):
        moment = datetime.strptime(f"{hour[1]}+0000", "%Y%m%dT%H%M%S%z").astimezone(LONDON)
        return f"{moment:%H:%M} {in_words(moment.date())}", entry
    ends = date.fromisoformat(re.search(r"DTEND;VALUE=DATE:(\d{8})", entry)[1])  # the day after
    return in_words(ends - timedelta(1)), entry


@pytest.mark.django_db
@ON_PAGES
@example(fact=next(fact for fact in COUNTED if fact.clock.unit is Unit.HOURS), day=date(2027, 3, 26), at=time(22))
@given(fact=of(COUNTED), day=DAYS, at=HOURS)
def test_page_paper_and_file_name_the_same_last_day(dates, fact, day, at):
    due = counted(fact, day, at)
    typed = {"time": f"{at:%I:%M}{'am' if at < AT_NOON else 'pm'}"}
    asked = (fact.clock.event, day.isoformat())
    last = last_in_words(due)
    page, paper = dates(*asked, **typed), dates(*asked, **typed, format="print")
    assert f"{last} {fact.title}." in page
    assert last in paper
    named, _ = in_file(dates(*asked, **typed, format="ics"), fact)
    assert named == (f"{due.hour:%H:%M} {in_words(due.last)}" if due.hour else last)


@given(fact=of(ENDS), day=DAYS, at=HOURS)
def test_the_end_of_a_power_or_a_right_never_has_the_words_of_a_limit_that_can_be_raised(fact, day, at):
    due = counted(fact, day, at)
    told = " ".join((*due.remarks, due.clock.passes, due.clock.note, to_say(due)))
    for other in RAISED:
        assert other.clock.passes not in told, other.slug
    assert not re.search(r"does not end|nothing ends|goes on as it was|you can ask why", told, re.IGNORECASE)


@given(fact=of(RAISED), day=DAYS, at=HOURS)
def test_a_limit_that_can_be_raised_is_never_said_to_end_a_power_or_a_right(fact, day, at):
    due = counted(fact, day, at)
    told = " ".join((due.clock.passes, to_say(due)))
    assert not re.search(r"power (has ended|is spent)|you may lose the right|too late", told, re.IGNORECASE)


@pytest.mark.django_db
@ON_PAGES
@given(fact=of(WAITS), day=DAYS)
def test_a_wait_is_never_called_a_last_day(dates, fact, day):
    due = counted(fact, day, AT_NOON)
    page = dates(fact.clock.event, day.isoformat(), time="noon")
    own = page.split(f"A wait until {last_in_words(due)}")[1].split("A wait until")[0].split("Last day:")[0]
    assert fact.title in own
    assert "Once it has passed, you can say" not in own.split("Today is")[0]
    _, entry = in_file(calendar_file([due], now=datetime.now(LONDON), key=b"secret").decode(), fact)
    assert "SUMMARY:The wait ends: " in entry
    assert "Last day" not in entry


@given(fact=of(COUNTED), day=DAYS, at=HOURS)
def test_what_can_be_said_names_the_last_day_and_no_other(fact, day, at):
    due = counted(fact, day, at)
    said = to_say(due)
    assert "{" not in said
    if "{date}" in fact.clock.say:
        assert last_in_words(due) in said
    assert {*re.findall(r"\d{1,2} [A-Z][a-z]+ 20\d\d", said)} <= {in_words(due.last).split(" ", 1)[1]}


@given(fact=of([fact for fact in COUNTED if fact.clock.unit is not Unit.HOURS]), days=some.tuples(DAYS, DAYS))
def test_what_happened_later_never_ends_sooner(fact, days):
    first, second = (counted(fact, day, AT_NOON) for day in sorted(days))
    assert all(one.last <= other.last for one, other in pairwise((first, second)))
    assert first.last >= min(days)

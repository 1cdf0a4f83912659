"""Working days: beside GOV.UK's own list, and never outside what it has published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sosguide.nations import Nation
from stages.law.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    NotKnown,
    add_working_days,
    holidays_between,
    is_public_holiday,
    is_working_day,
    working_day_before,
)
from tests.stages.law.bank_holidays import published

DIVISIONS = {
    Nation.ENGLAND: "england-and-wales",
    Nation.WALES: "england-and-wales",
    Nation.SCOTLAND: "scotland",
    Nation.NORTHERN_IRELAND: "northern-ireland",
}
ADDED_LATER = {Nation.SCOTLAND: {date(2026, 6, 15)}}  # added after our copy of the list was made
START, END = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)
ALL_DAYS = [START + timedelta(n) for n in range((END - START).days)]

nations = some.sampled_from(Nation)
starts = some.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR - 1, 6, 30))


@pytest.mark.parametrize("nation", Nation)
def test_every_weekday_off_is_one_that_the_government_published(nation):
    weekdays = {day for day in ALL_DAYS if day.weekday() < 5}
    off = {day for day in weekdays if not is_working_day(day, nation)}
    assert off == published(DIVISIONS[nation]) | ADDED_LATER.get(nation, set())


@pytest.mark.parametrize(
    ("day", "nation", "works"),
    [
        pytest.param(date(2026, 12, 24), Nation.ENGLAND, True, id="Christmas Eve"),
        pytest.param(date(2026, 12, 28), Nation.ENGLAND, False, id="Boxing Day in lieu of a Saturday"),
        pytest.param(date(2027, 12, 27), Nation.ENGLAND, False, id="Christmas Day in lieu of a Saturday"),
        pytest.param(date(2020, 5, 4), Nation.ENGLAND, True, id="Early May, moved in 2020"),
        pytest.param(date(2020, 5, 8), Nation.ENGLAND, False, id="to VE day"),
        pytest.param(date(2022, 9, 19), Nation.WALES, False, id="State funeral, added in 2022"),
        pytest.param(date(2023, 5, 8), Nation.NORTHERN_IRELAND, False, id="Coronation, added in 2023"),
        pytest.param(date(2027, 3, 29), Nation.ENGLAND, False, id="Easter Monday in England"),
        pytest.param(date(2027, 3, 29), Nation.SCOTLAND, True, id="Easter Monday in Scotland"),
        pytest.param(date(2027, 1, 4), Nation.SCOTLAND, False, id="2 January in lieu in Scotland"),
        pytest.param(date(2027, 7, 12), Nation.NORTHERN_IRELAND, False, id="12 July in Northern Ireland"),
        pytest.param(date(2026, 11, 21), Nation.ENGLAND, False, id="a Saturday"),
    ],
)
def test_a_nation_has_its_own_days_off(day, nation, works):
    assert is_working_day(day, nation) is works


@pytest.mark.parametrize("day", [date(FIRST_YEAR - 1, 12, 30), date(LAST_YEAR + 1, 1, 3)])
def test_nothing_is_said_of_a_year_without_a_published_list(day):
    for ask in (is_working_day, is_public_holiday, working_day_before):
        with pytest.raises(NotKnown, match="2012 to 2028"):
            ask(day, Nation.ENGLAND)
    with pytest.raises(NotKnown, match="2012 to 2028"):
        add_working_days(day, 1, Nation.ENGLAND)


def test_counting_stops_where_the_list_ends():
    with pytest.raises(NotKnown):
        add_working_days(date(LAST_YEAR, 12, 20), 10, Nation.ENGLAND)


def test_the_bank_holidays_left_out_are_named():
    christmas = [date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)]
    assert holidays_between(date(2026, 12, 14), date(2027, 1, 7), Nation.ENGLAND) == christmas


@given(start=starts, days=some.integers(1, 130), nation=nations)
def test_counting_never_lands_on_a_day_off(start, days, nation):
    assert is_working_day(add_working_days(start, days, nation), nation)


@given(start=starts, days=some.integers(0, 60), nation=nations)
def test_counting_counts_each_working_day_once(start, days, nation):
    last = add_working_days(start, days, nation)
    between = [start + timedelta(n) for n in range(1, (last - start).days + 1)]
    assert sum(is_working_day(day, nation) for day in between) == days


@given(start=starts, later=some.integers(0, 40), days=some.integers(0, 60), more=some.integers(0, 20), nation=nations)
def test_a_later_start_or_a_longer_time_never_ends_sooner(start, later, days, more, nation):
    first = add_working_days(start, days, nation)
    assert first <= add_working_days(start + timedelta(later), days, nation)
    assert first <= add_working_days(start, days + more, nation)


@given(day=starts.filter(lambda day: day > date(FIRST_YEAR, 1, 10)), nation=nations)
def test_the_working_day_before_is_the_nearest(day, nation):
    before = working_day_before(day, nation)
    assert is_working_day(before, nation)
    assert add_working_days(before, 1, nation) >= day

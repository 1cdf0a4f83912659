"""The arithmetic of the law. Each case names the rule that it was worked out from, by hand."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sosguide.nations import Event, Nation
from stages.documents import Unit
from stages.law.time_limits import LONDON, NoSuchTime, add_months, last_day, last_hour, moment_of
from stages.law.working_days import is_working_day
from tests.stages.law.counting import BUSINESS, DAYS, EVENTS, MONTHS, WEEKS, WORKING, YEARS, YOURS, after, limit

CASES = [
    # Who counts from when | event | day | length | last day
    ("Working Together: referral on a Thursday before Easter", "referral", "2027-03-25", 1, WORKING, "2027-03-30"),
    ("Working Together: assessment over Easter and May Day", "referral", "2027-03-01", 45, WORKING, "2027-05-06"),
    ("Working Together: conference over Christmas", "strategy-discussion", "2026-12-14", 15, WORKING, "2027-01-07"),
    ("Working Together: discussion on a Saturday", "strategy-discussion", "2026-11-21", 15, WORKING, "2026-12-11"),
    ("Working Together: first core group", "conference", "2026-11-02", 10, WORKING, "2026-11-16"),
    ("Working Together: first review, into a short month", "conference", "2026-11-30", 3, MONTHS, "2027-02-28"),
    ("Working Together: later review, into 29 February", "review-conference", "2027-08-31", 6, MONTHS, "2028-02-29"),
    ("FPR PD12A: not before day 12", "application-issued", "2026-11-16", 12, BUSINESS, "2026-12-01"),
    ("FPR PD12A: not later than day 18", "application-issued", "2026-11-16", 18, BUSINESS, "2026-12-09"),
    ("FPR PD12A: day 12 over Christmas", "application-issued", "2026-12-14", 12, BUSINESS, "2026-12-31"),
    ("FPR PD12A: day 18 over Christmas", "application-issued", "2026-12-14", 18, BUSINESS, "2027-01-11"),
    ("FPR PD12A: issued on a Saturday, which is day 1", "application-issued", "2026-11-21", 12, BUSINESS, "2026-12-07"),
    ("CA 1989 s 32(1)(a)(ii): beginning with the day", "application-issued", "2026-11-16", 26, WEEKS, "2027-05-16"),
    ("CA 1989 s 32(8): at most eight weeks more", "case-time-ended", "2027-05-16", 8, WEEKS, "2027-07-11"),
    ("FPR 30.4(2): 21 days after the date", "decision", "2026-12-01", 21, DAYS, "2026-12-22"),
    ("FPR 30.4(3): 7 days beginning with the date", "interim-decision", "2026-12-01", 7, DAYS, "2026-12-07"),
    ("CA 1989 s 43(5): 7 days beginning with the date", "assessment-order", "2027-03-01", 7, DAYS, "2027-03-07"),
    ("CA 1989 s 45(1): the last of eight days", "emergency-protection-order", "2026-12-18", 8, DAYS, "2026-12-25"),
    ("CA 1989 s 45(5): seven days more", "emergency-order-ended", "2026-12-25", 7, DAYS, "2027-01-01"),
    ("CA 1989 s 34(6): not more than seven days", "contact-stopped", "2026-11-21", 7, DAYS, "2026-11-28"),
    ("CA 1989 Sch 3 para 6(1): beginning with the date", "supervision-order", "2026-03-10", 1, YEARS, "2027-03-09"),
    ("CA 1989 Sch 3 para 6(1): made on 29 February", "supervision-order", "2028-02-29", 1, YEARS, "2029-02-28"),
    ("CA 1989 Sch 3 para 6(4): three years in all", "supervision-order", "2026-03-01", 3, YEARS, "2029-02-28"),
    ("CA 1989 s 91(15): six months", "care-order-refused", "2026-08-31", 6, MONTHS, "2027-02-28"),
    ("CA 1989 s 14A(7): three months", "guardianship-notice", "2026-11-21", 3, MONTHS, "2027-02-21"),
    ("Care Planning Regs reg 33(1): over Christmas", "became-looked-after", "2026-12-18", 20, WORKING, "2027-01-20"),
    ("Care Planning Regs reg 33(2): three months", "first-looked-after-review", "2027-01-20", 3, MONTHS, "2027-04-20"),
    ("Care Planning Regs reg 24(1): 16 weeks", "temporary-approval", "2026-11-21", 16, WEEKS, "2027-03-13"),
    ("2006 Regs reg 14: stage 1", "complaint", "2026-11-02", 10, WORKING, "2026-11-16"),
    ("2006 Regs reg 17: stage 2, the longest", "complaint-stage-two", "2026-11-02", 65, WORKING, "2027-02-04"),
    ("2006 Regs reg 19(4): the panel", "complaint-panel-request", "2026-11-23", 30, WORKING, "2027-01-07"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "day", "length", "unit", "last"), [pytest.param(*row[1:], id=row[0]) for row in CASES]
)
def test_the_last_day_is_the_one_that_the_law_names(event, day, length, unit, last):
    due = after(limit(event, length, unit), day)
    assert due.last == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "months", "day_one", "last"),
    [
        pytest.param("1978-09-30", 4, False, "1979-01-30", id="Dodds v Walker [1981] 1 WLR 1027"),
        pytest.param("2027-01-31", 1, False, "2027-02-28", id="31 January and a month"),
        pytest.param("2028-01-31", 1, False, "2028-02-29", id="31 January and a month, in a leap year"),
        pytest.param("2027-02-28", 1, False, "2027-03-28", id="28 February and a month is not the end of March"),
        pytest.param("2028-02-29", 12, False, "2029-02-28", id="29 February and a year"),
        pytest.param("2026-12-31", 2, False, "2027-02-28", id="over the new year"),
        pytest.param("2027-01-31", 1, True, "2027-02-28", id="beginning with 31 January"),
        pytest.param("2027-03-01", 1, True, "2027-03-31", id="beginning with 1 March"),
        pytest.param("2027-01-01", 12, True, "2027-12-31", id="beginning with 1 January"),
    ],
)
def test_months_end_on_the_same_number_or_on_the_last_day(start, months, day_one, last):
    assert add_months(date.fromisoformat(start), months, day_one=day_one) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("taken", "ends"),
    [
        pytest.param("2026-11-20 16:05", "2026-11-23 16:05", id="CA 1989 s 46(6): over a weekend"),
        pytest.param("2026-12-24 23:30", "2026-12-27 23:30", id="CA 1989 s 46(6): over Christmas"),
        pytest.param("2026-10-24 10:00", "2026-10-27 09:00", id="the clocks go back: an hour sooner on the clock"),
        pytest.param("2027-03-26 22:00", "2027-03-29 23:00", id="the clocks go forward: an hour later on the clock"),
    ],
)
def test_hours_are_real_hours(taken, ends):
    moment = datetime.fromisoformat(taken)
    due = after(limit("police-protection", 72, Unit.HOURS), taken[:10], at=moment.time())
    assert f"{due.hour:%Y-%m-%d %H:%M}" == ends
    assert (due.remarks != ()) == (taken[11:] != ends[11:])


def test_an_hour_that_never_was_is_refused():
    with pytest.raises(NoSuchTime, match="went forward on Sunday 28 March 2027"):
        moment_of(date(2027, 3, 28), time(1, 30))


def test_an_hour_that_came_twice_is_answered_with_both_in_mind():
    due = after(limit("police-protection", 72, Unit.HOURS), "2026-10-25", at=time(1, 30))
    assert f"{due.hour:%d %H:%M}" == "28 00:30"
    assert "came twice" in due.remarks[0]


def test_hours_without_a_time_give_no_date():
    due = after(limit("police-protection", 72, Unit.HOURS), "2026-11-20")
    assert (due.last, due.reason) == (None, "This limit runs by the hour. Give the time as well.")


def test_a_hearing_has_a_first_and_a_last_day():
    hearing = limit("application-issued", 18, BUSINESS, not_before=12, binds="the court")
    due = after(hearing, "2026-11-16")
    assert (due.first, due.last) == (date(2026, 12, 1), date(2026, 12, 9))


@pytest.mark.parametrize(
    ("made", "remark"),
    [
        pytest.param("2026-12-18", "noon on Tuesday 29 December 2026", id="day 8 is Christmas Day"),
        pytest.param("2026-11-15", "noon on Monday 23 November 2026", id="day 8 is a Sunday"),
        pytest.param("2027-03-22", "noon on Tuesday 30 March 2027", id="day 8 is Easter Monday"),
        pytest.param("2026-11-14", "", id="a Saturday is no holiday for section 45"),
        pytest.param("2026-11-16", "", id="an ordinary day"),
    ],
)
def test_what_a_court_may_do_about_day_eight_is_said_and_not_counted(made, remark):
    eight = limit("emergency-protection-order", 8, DAYS)
    due = after(eight, made)
    assert due.last == date.fromisoformat(made) + timedelta(7)
    assert (f"A court may let the time run to {remark}." in " ".join(due.remarks)) == bool(remark)


def test_a_reader_is_sent_to_the_day_before_offices_close():
    appeal = limit("decision", 21, DAYS, **YOURS)
    due = after(appeal, "2026-12-05")
    assert due.last == date(2026, 12, 26)
    assert due.remarks == ("Offices are closed that day. To be safe, do it by Thursday 24 December 2026.",)


def test_no_day_before_is_named_where_nobody_knows_whether_it_is_a_holiday():
    due = after(limit("decision", 1, DAYS, **YOURS), "2012-01-01")
    assert (due.last, due.safe) == (
        date(2012, 1, 2),
        None,
    )  # a bank holiday; of the days before, in 2011, none is known
    assert "bank holidays of that year are not known" in due.remarks[0]


def test_no_bank_holiday_is_guessed_for_a_last_day_far_away():
    late = limit("what-happened", 3, YEARS, **YOURS)
    due = after(late, "2026-11-21")
    assert due.last == date(2029, 11, 21)
    assert "bank holidays of that year are not known" in due.remarks[0]


def test_a_weekend_far_away_is_known_to_be_one():
    due = after(limit("what-happened", 10, YEARS, **YOURS), "2026-12-21")
    assert (due.last, due.last.weekday()) == (date(2036, 12, 21), 6)
    assert due.remarks == ("That is a weekend, when offices are closed. To be safe, do it on a day before.",)


def test_a_first_day_that_is_no_business_day_is_said():
    hearing = limit("application-issued", 18, BUSINESS, not_before=12)
    remark = "Saturday 12 December 2026 is not a working day. We counted it as day 1. Ask the court if it does."
    assert after(hearing, "2026-12-12").remarks == (remark,)
    assert after(hearing, "2026-12-14").remarks == ()


@pytest.mark.parametrize("day", ["2011-12-20", "2028-12-20", "2031-05-01"])
def test_working_days_outside_the_published_lists_get_no_date(day):
    due = after(limit("referral", 45, WORKING), day)
    assert due.last is None
    assert due.reason == "Bank holidays are known from 2012 to 2028 only. So we cannot count these working days."


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-06-18", "This limit was not law on that day. It started on Friday 19 June 2026."),
        ("2026-06-19", ""),
        ("2027-06-19", ""),
        ("2027-06-20", "This limit was no longer law on that day. It ended on Saturday 19 June 2027."),
    ],
)
def test_a_limit_that_was_not_law_on_the_day_gives_no_date(day, reason):
    data = limit("data-complaint", 30, DAYS, in_force_from="2026-06-19", in_force_until="2027-06-19")
    due = after(data, day)
    assert due.reason == reason
    assert (due.last is None) == bool(reason)


starts = some.dates(date(2012, 1, 1), date(2026, 12, 31))
SPAN = {"min_value": datetime(2012, 1, 1), "max_value": datetime(2030, 1, 1)}  # noqa: DTZ001 - the zone is given later
units = some.sampled_from([unit for unit in Unit if unit is not Unit.HOURS])


@given(start=starts, length=some.integers(1, 65), unit=some.sampled_from([WORKING, BUSINESS]), day_one=some.booleans())
def test_a_working_day_limit_never_ends_on_a_day_off(start, length, unit, day_one):
    last = last_day(start, length, unit, nation=Nation.ENGLAND, day_one=day_one)
    assert is_working_day(last, Nation.ENGLAND) or (day_one and last == start)


@given(
    start=starts,
    later=some.integers(0, 60),
    length=some.integers(1, 20),
    more=some.integers(0, 10),
    unit=units,
    day_one=some.booleans(),
)
def test_a_later_event_or_a_longer_limit_never_ends_sooner(start, later, length, more, unit, day_one):
    def last(day: date, count: int) -> date:
        return last_day(day, count, unit, nation=Nation.ENGLAND, day_one=day_one)

    assert start <= last(start, length) <= last(start, length + more)
    assert last(start, length) <= last(start + timedelta(later), length)


@given(start=starts, length=some.integers(1, 20), unit=units)
def test_counting_the_day_itself_ends_sooner_but_never_before_it_began(start, length, unit):
    after, within = (last_day(start, length, unit, nation=Nation.ENGLAND, day_one=day_one) for day_one in (False, True))
    assert start <= within <= after


@given(moment=some.datetimes(timezones=some.just(LONDON), allow_imaginary=False, **SPAN), hours=some.integers(1, 200))
def test_hours_pass_at_the_same_pace_for_everybody(moment, hours):
    assert (last_hour(moment, hours).timestamp() - moment.timestamp()) == hours * 3600


def test_the_events_are_named_once():
    names = [event.name for event in EVENTS.values()]
    assert len(names) == len(set(names))
    assert all(isinstance(event, Event) and slug == event.slug for slug, event in EVENTS.items())

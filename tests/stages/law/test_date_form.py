"""What people type for a day and an hour, and what they are told when it is none."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stages.law.date_form import YEARS, Unreadable, read_date, read_time


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (("7", "1", "2027"), date(2027, 1, 7)),
        (("07", "01", "27"), date(2027, 1, 7)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("7", "January", "2027"), date(2027, 1, 7)),
        (("7", "JAN", "2027"), date(2027, 1, 7)),
        (("1", "sept", "2026"), date(2026, 9, 1)),
        (("1", "may", "2026"), date(2026, 5, 1)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, day):
    assert read_date(*typed) == day


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        (("", "", ""), "day", "Give the day and the month and the year."),
        (("7", "", "2027"), "month", "Give the month."),
        (("32", "1", "2027"), "day", "The day is a number from 1 to 31. You wrote “32”."),
        (("0", "1", "2027"), "day", "The day is a number from 1 to 31. You wrote “0”."),
        (("12", "25", "2026"), "month", "The month is a number from 1 to 12. You wrote “25”."),
        (("7", "ma", "2027"), "month", "The month is a number from 1 to 12. You wrote “ma”."),
        (("7", "1", "227"), "year", "Write the year in four figures, like 2026. You wrote “227”."),
        (("7", "1", "1066"), "year", "Give a year from 1990 to 2099. You wrote 1066."),
        (("31", "2", "2027"), "day", "There is no 31 February 2027. That month has 28 days."),
        (("29", "2", "2027"), "day", "There is no 29 February 2027. That month has 28 days."),
        (("31", "6", "2027"), "day", "There is no 31 June 2027. That month has 30 days."),
        (("٣", "1", "2027"), "day", "The day is a number from 1 to 31. You wrote “٣”."),
    ],
)
def test_what_is_no_day_is_said_with_the_box_to_look_at(typed, field, message):
    with pytest.raises(Unreadable) as told:
        read_date(*typed)
    assert (told.value.field, str(told.value)) == (field, message)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("14:30", time(14, 30)), ("14.30", time(14, 30)), ("1430", time(14, 30)), ("2.30pm", time(14, 30)),
        ("2:30 PM", time(14, 30)), ("2pm", time(14, 0)), ("12am", time(0, 0)), ("12.15 a.m.", time(0, 15)),
        ("12pm", time(12, 0)), ("0:05", time(0, 5)), ("09", time(9, 0)), ("0930", time(9, 30)), ("Noon", time(12, 0)),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(typed, hour):
    assert read_time(typed) == hour


@pytest.mark.parametrize("typed", ["25:00", "12:60", "14pm", "0am", "soon", "1:2:3", ""])
def test_what_is_no_hour_is_said(typed):
    with pytest.raises(Unreadable, match="time") as told:
        read_time(typed)
    assert told.value.field == "time"


@given(some.text(max_size=30), some.text(max_size=30), some.text(max_size=30))
def test_whatever_is_typed_is_a_day_or_a_sentence(day, month, year):
    with suppress(Unreadable):
        assert read_date(day, month, year).year in YEARS


@pytest.mark.parametrize("typed", ["1", "9", "930", "2:30", "12", "12.15"])
def test_an_hour_that_may_be_either_half_of_the_day_is_asked_for_again(typed):
    with pytest.raises(Unreadable, match=f"Write {typed}am or {typed}pm"):
        read_time(typed)


@given(some.text(alphabet="0123456789:.apm ", max_size=8))
def test_whatever_is_typed_is_an_hour_or_a_sentence(typed):
    with suppress(Unreadable):
        assert isinstance(read_time(typed), time)

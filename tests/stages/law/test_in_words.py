"""What you can say once the time is over, and the last day in words."""

from datetime import date, time

import pytest

from stages.documents import Unit
from stages.law.in_words import last_in_words, to_say
from tests.stages.law.counting import MONTHS, WAIT, WORKING, after, limit


def test_what_to_say_is_the_facts_own_with_its_last_day_in_place():
    conference = limit("strategy-discussion", 15, WORKING, say="It was due by {date}. Why is it late?")
    due = after(conference, "2026-12-14")
    assert to_say(due) == "It was due by Thursday 7 January 2027. Why is it late?"


def test_without_a_day_there_is_nothing_to_say():
    due = after(limit("conference", 10, WORKING), "2031-01-01")
    assert (due.last, to_say(due)) == (None, "")


def test_a_wait_may_end_on_a_day_when_offices_are_closed():
    due = after(limit("care-order-refused", 6, MONTHS, **WAIT), "2026-11-22")
    assert due.last == date(2027, 5, 22)  # a Saturday, and yet nothing has to be done before it
    assert due.remarks == ()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 5), "12.05am"),
        (time(9, 0), "9.00am"),
        (time(12, 30), "12.30pm"),
        (time(23, 59), "11.59pm"),
        (time(12, 0), "noon"),
        (time(0, 0), "midnight at the start of the day,"),
    ],
)
def test_an_hour_is_written_as_people_write_it(at, words):
    due = after(limit("police-protection", 72, Unit.HOURS), "2026-11-20", at=at)
    assert last_in_words(due) == f"{words} on Monday 23 November 2026"

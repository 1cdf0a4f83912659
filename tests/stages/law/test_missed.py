"""What you can say when a limit is missed, and by whom it can be."""

from datetime import date, time

import pytest

from stages.documents import Unit
from stages.law.missed import last_in_words, length_in_words, say_if_missed
from tests.stages.law.counting import MONTHS, WORKING, after, limit


def test_what_to_say_names_the_limit_and_its_last_day():
    conference = limit(
        "strategy-discussion", 15, WORKING, what="The first conference", starts="the strategy discussion"
    )
    due = after(conference, "2026-12-14")
    assert say_if_missed(due) == (
        "The first conference: the limit is 15 working days from the strategy discussion. "
        "That was Thursday 7 January 2027. Please tell me in writing what happens now, and by what day."
    )


@pytest.mark.parametrize(
    ("binds", "words"),
    [
        ("the police", "Under what power"),
        ("the court", "Has the court given more time?"),
        ("the panel", "in writing"),
        ("you", ""),
    ],
)
def test_what_to_say_fits_who_is_late(binds, words):
    due = after(limit("conference", 1, WORKING, binds=binds), "2026-11-02")
    said = say_if_missed(due)
    assert words in said
    assert bool(said) == bool(words)
    assert length_in_words(due) == "1 working day"


def test_a_wait_is_missed_by_nobody():
    wait = limit("care-order-refused", 6, MONTHS, binds="you")
    due = after(wait, "2026-11-22")
    assert due.last == date(2027, 5, 22)  # a Saturday, and yet nothing has to be done before it
    assert (say_if_missed(due), due.remarks) == ("", ())


@pytest.mark.parametrize(
    ("at", "words"),
    [(time(0, 5), "12.05am"), (time(9, 0), "9.00am"), (time(12, 30), "12.30pm"), (time(23, 59), "11.59pm")],
)
def test_an_hour_is_written_as_people_write_it(at, words):
    due = after(limit("police-protection", 72, Unit.HOURS), "2026-11-20", at=at)
    assert last_in_words(due) == f"{words} on Monday 23 November 2026"

"""The calendar file: whole after RFC 5545, and silent about the site and the reader."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import example, given
from hypothesis import strategies as some

from sosguide.nations import Nation
from stages.documents import Unit
from stages.law.calendar_file import calendar_file
from stages.law.time_limits import Due, follow
from tests.stages import makers

KEY = b"a secret of the test"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_a_day_is_an_all_day_entry():
    lines = unfolded(calendar_file([due("conference", 10, Unit.WORKING_DAYS)], now=NOW, key=KEY))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dates//EN"]
    assert lines[-1] == "END:VCALENDAR"
    assert "DTSTAMP:20261121T120000Z" in lines
    assert "DTSTART;VALUE=DATE:20261116" in lines
    assert "DTEND;VALUE=DATE:20261117" in lines
    assert "SUMMARY:Last day: The first core group" in lines


def test_days_between_are_one_entry():
    hearing = due("application-issued", 18, Unit.BUSINESS_DAYS, day=date(2026, 11, 16), not_before=12)
    lines = unfolded(calendar_file([hearing], now=NOW, key=KEY))
    assert "DTSTART;VALUE=DATE:20261201" in lines
    assert "DTEND;VALUE=DATE:20261210" in lines
    assert "SUMMARY:Between these days: The first core group" in lines


def test_an_hour_is_written_in_world_time():
    taken = due("police-protection", 72, Unit.HOURS, day=date(2027, 3, 26), at=time(22, 0))
    assert "DTSTART:20270329T220000Z" in unfolded(calendar_file([taken], now=NOW, key=KEY))  # 11pm in summer time


def test_a_wait_is_not_called_a_last_day():
    lines = unfolded(
        calendar_file([due("care-order-refused", 6, Unit.MONTHS, when_it_passes="wait")], now=NOW, key=KEY)
    )
    assert "SUMMARY:The wait ends: The first core group" in lines
    (about,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    assert "Afterwards you can say" not in about


def test_an_entry_says_what_the_page_says():
    appeal = due("decision", 21, Unit.CALENDAR_DAYS, day=date(2026, 12, 4), when_it_passes="right-may-be-lost")
    about, safe = [
        line for line in unfolded(calendar_file([appeal], now=NOW, key=KEY)) if line.startswith("DESCRIPTION:")
    ]
    for words in (
        "21 calendar days\\, counted from: the test. Falls on: the council.",
        "Offices are closed that day. To be safe\\, do it by Thursday 24 December 2026.",
        "Nothing ends because the answer is late.",
        "Afterwards you can say: The answer was due by Friday 25 December 2026. When will it come?",
    ):
        assert words in about
    assert "The answer was due by Friday 25 December 2026." in safe  # a day that is safe changes no last day


def test_signs_that_mean_something_to_a_calendar_are_escaped():
    marked = due("conference", 1, Unit.WORKING_DAYS, what="a, b; c \\ d\nEND:VEVENT")
    body = calendar_file([marked], now=NOW, key=KEY)
    assert "SUMMARY:Last day: a\\, b\\; c \\\\ d\\nEND:VEVENT" in unfolded(body)
    assert body.count(b"\r\nEND:VEVENT\r\n") == 1


def names(dues: list[Due], *, key: bytes = KEY) -> list[str]:
    return re.findall(r"UID:([0-9a-f-]{36})\r\n", calendar_file(dues, now=NOW, key=key).decode())


def test_an_entry_keeps_its_name_from_one_download_to_the_next():
    one, other = due("conference", 10, Unit.WORKING_DAYS), due("review-conference", 20, Unit.WORKING_DAYS)
    assert names([one, other]) == names([one, other])
    assert len(set(names([one, other, due("conference", 10, Unit.WORKING_DAYS, day=date(2026, 11, 3))]))) == 3


def test_nobody_without_the_key_can_tell_from_its_name_which_date_it_is():
    one = due("conference", 10, Unit.WORKING_DAYS)
    assert names([one]) != names([one], key=b"another secret")


def test_the_day_that_is_safe_is_an_entry_of_its_own():
    appeal = due("decision", 21, Unit.CALENDAR_DAYS, day=date(2026, 12, 4), when_it_passes="right-may-be-lost")
    lines = unfolded(calendar_file([appeal], now=NOW, key=KEY))
    assert "SUMMARY:To be safe\\, do it by this day: The first core group" in lines
    assert {"DTSTART;VALUE=DATE:20261224", "DTSTART;VALUE=DATE:20261225"} <= set(lines)
    assert len(names([appeal])) == 2


def test_a_quiet_entry_does_not_say_what_it_is_about():
    body = calendar_file([due("conference", 10, Unit.WORKING_DAYS)], now=NOW, key=KEY, quiet=True).decode()
    assert "SUMMARY:A date to remember" in body
    assert not re.search("core group|council|conference|DESCRIPTION", body)


def test_a_limit_without_a_date_has_no_entry():
    far = due("conference", 10, Unit.WORKING_DAYS, day=date(2031, 1, 1))
    assert b"VEVENT" not in calendar_file([far], now=NOW, key=KEY)


@example("x" * 300)
@example("é" * 300)
@given(what=some.text(some.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300))
def test_no_line_is_longer_than_a_calendar_may_read_and_none_is_lost(what):
    body = calendar_file([due("conference", 10, Unit.WORKING_DAYS, what=what)], now=NOW, key=KEY)
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    escaped = what.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert "SUMMARY:Last day: " + "\\n".join(escaped.splitlines()) in unfolded(body)
    assert all(line.decode() == line.decode(errors="ignore") for line in lines)


def due(event: str, length: int, unit: Unit, *, day: date = date(2026, 11, 2), at: time | None = None, **more) -> Due:
    title = more.pop("what", "The first core group")
    fact = replace(makers.fact(clock={"length": length, "unit": unit.value, "event": event, **more}), title=title)
    return follow(fact, Nation.ENGLAND.profile.event(event), day, nation=Nation.ENGLAND, at=at)


def unfolded(body: bytes) -> list[str]:
    text = body.decode()
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")

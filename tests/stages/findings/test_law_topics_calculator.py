"""What was found wrong in the calculator: findings A7, B2, B6 and B14 to B18 of the topics' reading, one test each."""

import pytest

ENDS = {"police-protection": {"time": "2pm"}, "emergency-protection-order": {}, "emergency-order-ended": {},
        "contact-stopped": {}}  # fmt: skip


@pytest.mark.parametrize("event", ENDS)
def test_a7_the_end_of_a_power_is_not_called_a_missed_limit_that_ends_nothing(dates, event):
    told = dates(event, "2026-11-02", **ENDS[event])
    assert "does not end the process" not in told
    assert "Please tell me in writing what happens now" not in told
    assert any(end in told for end in ("power has ended", "order has ended", "may not go on refusing contact")), told
    assert any(asks in told for asks in ("Under what power is my child", "Which court order keeps my child", "order"))


def test_b2_the_seven_days_of_an_appeal_do_not_end_hope(dates):
    told = dates("interim-decision", "2026-12-24")
    assert "Last day: Wednesday 30 December 2026" in told
    assert "Days that are not business days may not count, so there may be more time. Ask even if it has passed" in told


def test_b6_stopped_contact_says_under_which_order(dates):
    told = dates("contact-stopped", "2026-11-30")
    assert "under a care order or interim care order" in told
    assert "no such power under section 20, police protection" in told


@pytest.mark.parametrize("hour", ["2", "2:30", "11.15"])
def test_b15_a_bare_hour_is_asked_about_and_not_guessed(dates, hour):
    told = dates("police-protection", "2026-11-30", time=hour)
    assert "Last hour" not in told
    assert f"Write {hour}am or {hour}pm" in told


def test_b16_the_calendar_file_has_what_the_page_warns_of(dates):
    file = dates("emergency-protection-order", "2026-12-18", format="ics")
    assert "A court may let the time run to noon on" in file
    assert "Afterwards you can say: The order" in file
    appeal = dates("decision", "2026-12-04", format="ics")
    assert "Last day" in appeal
    assert "Offices are closed that day. To be safe, do it by Thursday 24 December 2026" in appeal


def test_b17_added_weeks_run_from_the_later_of_two_days(dates):
    told = dates("case-time-ended", "2026-11-02")
    assert "or the court added time, if that was later" in told
    assert "or the day the court added time if that is later" in told


def test_b18_a_wait_says_that_the_court_can_give_leave_sooner(dates):
    told = dates("care-order-refused", "2026-11-02")
    assert "A wait until Sunday 2 May 2027" in told
    assert "I can ask the court for permission to apply" in told

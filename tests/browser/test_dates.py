"""By when? in a browser: without a script, on a narrow phone, and as axe-core sees the answers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_axe import RULES
from tests.patience import follow

ADDRESS = "/england/time-limits/"


def fill(page: Page, address: str, event: str, day: str, month: str, year: str, time: str = "") -> None:
    page.goto(address)
    page.get_by_label("What happened?").select_option(event)
    follow(page.get_by_role("button", name="Next: on what day?"))
    for label, text in (("Day", day), ("Month", month), ("Year", year), *([("At what time?", time)] if time else [])):
        page.get_by_label(label).fill(text)
    follow(page.get_by_role("button", name="Show the dates"))


def test_a_date_is_worked_out_without_a_script(new_context):
    page = new_context(java_script_enabled=False).new_page()
    fill(page, ADDRESS, "strategy-discussion", "14", "12", "2026")
    expect(page.get_by_text("Last day: Thursday 7 January 2027")).to_be_visible()
    assert page.url.endswith(ADDRESS)
    follow(page.get_by_role("button", name="A page to print"))
    expect(page.get_by_text("Last day: Thursday 7 January 2027")).to_be_visible()
    follow(page.get_by_role("link", name="Back to the form"))
    expect(page.get_by_label("What happened?")).to_have_value("")


def test_the_calendar_file_comes_as_a_download(new_context):
    page = new_context().new_page()
    fill(page, "/p/25/", "police-protection", "24", "10", "2026", "10am")
    expect(page.get_by_text("Last hour: 9.00am on Tuesday 27 October 2026")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="A file for your calendar").click()
    assert download.value.suggested_filename == "dates.ics"
    text = download.value.path().read_text("utf-8")
    assert "DTSTART:20261027T090000Z" in text
    assert "SUMMARY:A date to remember" in text


@pytest.mark.parametrize("day", ["14", "31"])
def test_axe_finds_nothing_on_an_answer_or_an_error(new_context, day):
    for width in (320, 1280):
        page = new_context(viewport={"width": width, "height": 720}).new_page()
        fill(page, ADDRESS, "application-issued", day, "2", "2027")
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width

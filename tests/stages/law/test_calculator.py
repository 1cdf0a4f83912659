"""By when? The table, the form and its answers, as a reader meets them."""

import html
import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client

from sosguide.middleware import compressed
from stages.documents import Fact
from tests import builders, wire
from tests.stages import makers

WALES = "/wales/time-limits/"
MARKER = "zqxj-typed-by-somebody"


def limit(slug: str, event: str, length: int, unit: str, *, title: str = "The first core group", **clock) -> Fact:
    return makers.fact(slug, title=title, clock={"event": event, "length": length, "unit": unit, **clock})


CONFERENCE = limit("core-group", "conference", 10, "working days", say="It was due by {date}. When will it be?")
HOURS = limit("hours", "police-protection", 72, "hours", binds="the police", when_it_passes="power-ends",
              passes="The power has ended.", say="Under what power is my child being kept?")  # fmt: skip
WAIT = limit("wait", "care-order-refused", 6, "months", when_it_passes="wait", passes="You may ask now.",
             say="This is a wait, not a last day: before it ends, ask the court's permission.")  # fmt: skip
APPEAL = limit("appeal", "decision", 21, "calendar days", when_it_passes="right-may-be-lost", binds="you",
               passes="You may lose the right.", say="I am late. I ask for more time.")  # fmt: skip
NEW = limit("new", "data-complaint", 30, "calendar days", in_force_from="2026-06-19")


@pytest.fixture
def reader(db) -> Client:
    """Somebody without any cookie, in a nation whose limits are live."""
    builders.publish(builders.source())
    for fact in (CONFERENCE, HOURS, WAIT, APPEAL, NEW):
        builders.publish(fact)
    return Client(enforce_csrf_checks=True)


def send(reader: Client, address: str = WALES, *, headers: dict | None = None, **typed: str):
    values = {"event": "conference", "day": "2", "month": "11", "year": "2026", **typed}
    body = "&".join(f"{name}={value}" for name, value in values.items())
    return reader.post(address, body, content_type="application/x-www-form-urlencoded", headers=headers or {})


def words(response) -> str:
    body = response.content.decode()
    main = re.search(r"<main.*?</main>", body, re.DOTALL)[0]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", main)).replace(" .", ".").replace(" ,", ",").split())


def test_the_table_holds_every_limit_once_with_its_source(reader):
    page = words(reader.get(WALES))
    assert page.count("10 working days") == 1
    for part in ("72 hours", "6 months wait", "21 calendar days", "In force since 19 June 2026", "Falls on: the police",
                 "When it is over: You may lose the right.", "When it is over: The power has ended.",
                 "When it is over: You may ask now.", "The Test Act 2000, section 1, section 1."):  # fmt: skip
        assert part in page


def test_a_limit_that_nobody_approved_stands_nowhere(reader):
    builders.working_copy(limit("three", "conference", 3, "working days", title="A secret limit"))
    assert "secret" not in reader.get(WALES).content.decode()
    assert "secret" not in send(reader).content.decode()


def test_a_nation_without_limits_has_no_such_page(db, client):
    assert client.get("/scotland/time-limits/").status_code == 404
    assert send(client, "/scotland/time-limits/").status_code == 404


def test_england_without_an_edition_says_that_it_is_not_ready(db, client):
    page = words(client.get("/england/time-limits/"))
    assert "not ready yet" in page
    assert "What happened?" not in page
    assert send(client, "/england/time-limits/").status_code == 422


def test_the_answer_is_the_date_on_whom_it_falls_and_what_to_say(reader):
    response = send(reader)
    page = words(response)
    assert response.status_code == 200
    assert "The first child protection conference was held: Monday 2 November 2026." in page
    assert "Last day: Monday 16 November 2026" in page
    assert "Falls on: the council." in page
    assert "Once it has passed, you can say: It was due by Monday 16 November 2026. When will it be?" in page


def test_the_bank_holidays_left_out_are_named(reader):
    assert "Bank holidays left out: 25 December, 28 December, 1 January." in words(send(reader, day="18", month="12"))


def test_an_hour_is_asked_for_where_hours_count(reader):
    assert "Give the time too." in words(send(reader, event="police-protection"))
    page = words(send(reader, event="police-protection", time="14:30"))
    assert "Last hour: 2.30pm on Thursday 5 November 2026" in page


def test_an_hour_that_never_was_is_said(reader):
    page = words(send(reader, event="police-protection", day="28", month="3", year="2027", time="1.30am"))
    assert "The clocks went forward on Sunday 28 March 2027. There was no such time." in page


def test_a_wait_is_not_shown_as_a_last_day(reader):
    page = words(send(reader, event="care-order-refused"))
    assert "A wait until Sunday 2 May 2027" in page
    assert "Last day" not in page
    assert "Once it has passed" not in page
    assert "This is a wait, not a last day: before it ends, ask the court's permission." in page


@pytest.mark.parametrize(
    ("event", "typed", "passes", "say"),
    [
        ("decision", {}, "You may lose the right.", "I am late. I ask for more time."),
        ("police-protection", {"time": "2pm"}, "The power has ended.", "Under what power is my child being kept?"),
    ],
)
def test_each_limit_says_what_its_own_end_means(reader, event, typed, passes, say):
    page = words(send(reader, event=event, **typed))
    assert page.count(passes) == 2  # in the answer, and in the table below it
    assert f"Once it has passed, you can say: {say}" in page
    assert "does not end the process" not in page


@pytest.mark.parametrize("typed", ["2", "2:30", "12.15"])
def test_an_hour_that_may_be_either_half_of_the_day_is_asked_for_again(reader, typed):
    response = send(reader, event="police-protection", time=typed)
    assert f"Is that morning or afternoon? Write {typed}am or {typed}pm." in words(response)
    assert f'value="{typed}"' in response.content.decode()


def test_a_limit_that_was_not_law_that_day_gets_no_date(reader):
    page = words(send(reader, event="data-complaint", day="1", month="6"))
    assert "No date. This limit was not law on that day. It started on Friday 19 June 2026." in page


def test_a_day_without_known_bank_holidays_gets_no_date(reader):
    assert "No date. Bank holidays are known from 2012 to 2028 only." in words(send(reader, year="2031"))


def test_first_it_asks_what_happened_then_on_what_day_and_for_the_time_only_where_hours_count(reader):
    def step(event: str):
        return reader.post(WALES, f"event={event}", content_type="application/x-www-form-urlencoded")

    first = words(reader.get(WALES))
    assert "What happened?" in first
    assert "On what day?" not in first
    second = step("conference")
    assert second.status_code == 200
    assert "The first child protection conference was held. Choose something else On what day?" in words(second)
    assert "At what time?" not in words(second)
    assert "At what time?" in words(step("police-protection"))
    assert step("").status_code == 422


def test_the_time_that_is_left_is_drawn_and_said(reader, set_today):
    set_today(date(2026, 11, 3))
    assert "Today Last day: in 20 days" in words(send(reader, event="decision"))
    assert "Last day: " in words(send(reader, year="2025"))
    assert re.search(r"Last day: \d+ days ago Today", words(send(reader, year="2025")))


def test_what_cannot_be_read_comes_back_with_a_sentence(reader):
    response = send(reader, day="31", month="Feb", year="2027")
    body = response.content.decode()
    assert response.status_code == 422
    assert "There is no 31 February 2027. That month has 28 days." in words(response)
    for value in ("31", "Feb", "2027"):
        assert f'value="{value}"' in body
    assert '<input type="hidden" name="event" value="conference">' in body
    assert "<title>Error: By when?" in body
    assert '<a href="#id_day">' in body


def test_an_event_that_is_not_on_the_list_is_not_taken(reader):
    assert "Choose what happened." in words(send(reader, event=""))
    assert "Choose what happened from the list." in words(send(reader, event="something-else"))


def test_what_was_typed_comes_back_as_text_and_never_as_markup(reader):
    body = send(reader, day='"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in body
    assert "&quot;&gt;&lt;script&gt;" in body


def test_a_page_to_print_has_the_dates_and_no_form(reader):
    response = send(reader, format="print")
    assert "Last day: Monday 16 November 2026" in words(response)
    assert b"<form" not in response.content


def test_a_file_for_the_calendar_says_nothing_of_this_site(reader):
    response = send(reader, format="ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert b"DTSTART;VALUE=DATE:20261116\r\n" in response.content
    assert not re.search(rb"testserver|sos|http|social", response.content, re.IGNORECASE)


def test_there_is_no_calendar_file_without_a_date(reader):
    assert "No date." in words(send(reader, format="ics", year="2031"))


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://testserver"}, {}]
)
def test_a_form_of_our_own_is_answered(reader, headers):
    assert send(reader, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_from_another_site_is_refused_and_nothing_typed_is_lost(reader, headers):
    response = send(reader, headers=headers)
    assert response.status_code == 403
    assert "This did not come from our own page" in words(response)
    assert "Last day" not in words(response)
    assert '<input type="hidden" name="event" value="conference">' in response.content.decode()
    assert 'value="2026"' in response.content.decode()


@pytest.mark.parametrize("typed", [{}, {"format": "ics"}, {"format": "print"}, {"day": "99"}, {"event": MARKER}])
def test_no_answer_is_kept_by_anybody(reader, typed):
    """Neither by the browser, nor in a cookie, nor by the worker: what was typed is compressed and forgotten."""
    before = compressed.cache_info().currsize
    response = send(reader, headers={"Accept-Encoding": "br, gzip"}, **typed)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "ETag" not in response
    assert compressed.cache_info().currsize == before


def test_an_upload_is_not_read(reader):
    response = reader.post(WALES, {"event": "conference", "day": "2", "month": "11", "year": "2026"})  # multipart
    assert response.status_code == 422
    assert "Choose what happened." in words(response)


def test_reading_the_table_is_remembered_and_asks_once(reader, django_assert_num_queries):
    reader.get(WALES)
    with django_assert_num_queries(1):
        response = reader.get(WALES)
    assert response["Cache-Control"] == "no-cache"
    assert response["ETag"]


def test_other_methods_are_refused(reader):
    assert reader.put(WALES).status_code == 405


def test_the_quiet_twin_answers_quietly(site):
    page = send_to(site, "/p/25/", "event=conference&day=2&month=11&year=2026")
    assert "<title>Page 25</title>" in page
    assert "Last day: Monday 16 November 2026" in page
    assert "Cache-Control: no-store" in page
    assert "Set-Cookie" not in page
    loud = re.findall('href="(/england/[^"]*)"(?! data-loud)', page)
    assert loud == []


def test_nothing_typed_is_found_in_any_file(site):
    hour = "event=police-protection&day=2&month=11&year=2026&format=ics&time="
    for body in (f"event={MARKER}&day={MARKER}", hour + MARKER):
        assert " 422 " in send_to(site, "/england/time-limits/", body).split("\r\n")[0]
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if MARKER.encode() in path.read_bytes()] == []


def send_to(site, path: str, body: str) -> str:
    lines = [f"POST {path} HTTP/1.1", f"Host: {urlsplit(site.url).netloc}", "Connection: close",
             "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]  # fmt: skip
    return wire.send(site.url, "\r\n".join([*lines, "", body]).encode()).decode()

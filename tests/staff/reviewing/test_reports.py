"""“Something wrong on this page?”: a choice and few words, sealed, without a trace of who sent them."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from sosguide.publishing.models import Fault, Report
from sosguide.publishing.sealing import unseal
from sosguide.publishing.site import form_token
from sosguide.views import reports
from tests.addresses import html, inner_links, words
from tests.servers import DEVELOPMENT_ONLY, PRODUCTION, ROOT, in_production
from tests.staff.desks import told
from tests.wire import send

NUMBER = 90_500
FORM = f"/report/{NUMBER}/"
QUIET = f"/p/{NUMBER}/wrong/"
MARK = "quollwhisper"


def token(age: int = 10, purpose: str = "report") -> str:
    """A form token that was given out so many seconds ago."""
    with patch("time.time", return_value=time.time() - age):
        return form_token.issue(purpose)


def post(client, path: str = FORM, *, age: int = 10, headers: dict | None = None, **typed: str):
    """Send the form as a plain browser does."""
    kind = "application/x-www-form-urlencoded"
    with patch("time.time", return_value=time.time()):  # however long it takes until the form is looked at
        sent = {"fault": "number", "words": MARK, "token": token(age), **typed}
        return client.post(path, urlencode(sent), content_type=kind, headers=headers or {})


# Taking a report


def test_every_page_has_a_way_to_say_that_something_is_wrong(client, live_page):
    assert FORM in inner_links(html(client.get("/wales/stages/test-stage/").content))
    assert QUIET in inner_links(html(client.get(f"/p/{NUMBER}/").content))


def test_the_form_is_a_choice_then_a_few_words_and_says_that_nobody_can_answer(client, live_page):
    page = html(client.get(FORM).content)
    said = words(page.find("body/main"))
    choices = [radio.get("value") for radio in page.iter("input") if radio.get("type") == "radio"]
    assert choices == list(Fault.values)
    assert "Do not write about your own case. Nobody can answer here." in said
    assert said.index("What is wrong?") < said.index("What should we look at?")
    box = next(page.iter("textarea"))
    assert (box.get("maxlength"), box.get("autocomplete"), box.get("spellcheck")) == ("300", "off", "false")
    assert "Ring 999" in words(page.find("body/footer"))
    assert list(page.find("body/main").iter("script")) == []


@pytest.mark.parametrize("fault", Fault.values)
def test_a_report_is_taken(client, live_page, fault):
    answer = post(client, fault=fault)
    assert answer.status_code == 200
    assert "Thank you" in told(answer)
    report = Report.objects.get()
    assert (report.path, report.fault, unseal(report.sealed)) == ("/wales/stages/test-stage/", fault, MARK)


def test_the_choice_alone_is_enough(client, live_page):
    post(client, words="")
    assert bytes(Report.objects.get().sealed) == b""


def test_what_is_wrong_with_a_report_leads_to_its_place_in_the_form(client, live_page):
    page = html(post(client, fault="", words="x" * 301).content)
    wrong = inner_links(next(part for part in page.iter("div") if part.get("role") == "alert"))
    assert wrong == ["#id_fault", "#id_words"]
    places = {element.get("id"): element.tag for element in page.iter() if element.get("id")}
    assert (places["id_fault"], places["id_words"]) == ("fieldset", "textarea")
    assert "" not in places


def test_300_characters_are_taken_and_301_are_not(client, live_page):
    assert post(client, words="x" * 300).status_code == 200
    answer = post(client, words="y" * 301)
    assert answer.status_code == 422
    assert "At most 300 characters" in told(answer)
    assert "y" * 301 in answer.content.decode()
    assert Report.objects.count() == 1


# Whatever goes wrong, what was typed is given back


FAILURES = {
    "no choice": {"fault": ""},
    "a choice that is none": {"fault": "nonsense"},
    "too long": {"words": MARK * 30},
    "a control character": {"words": f"{MARK}\x00"},
    "too fast": {"age": 1},
    "too late": {"age": 25 * 60 * 60},
    "no token": {"token": ""},
    "a token of another form": {"token": token(purpose="else")},
    "a token that is none": {"token": "1:2:3"},
    "from another site": {"headers": {"sec-fetch-site": "cross-site"}},
    "from a neighbour": {"headers": {"sec-fetch-site": "same-site"}},
    "from another origin": {"headers": {"origin": "https://elsewhere.example"}},
    "from no origin": {"headers": {"origin": "null"}},
}


@pytest.mark.parametrize("path", [FORM, QUIET])
@pytest.mark.parametrize("failure", FAILURES)
def test_a_failed_report_gives_the_words_back_and_stores_nothing(client, live_page, failure, path):
    answer = post(client, path, **FAILURES[failure])
    page = html(answer.content)
    assert answer.status_code == 422
    assert "It was not sent yet." in words(page.find("body/main"))
    assert MARK in next(page.iter("textarea")).text
    if failure not in ("no choice", "a choice that is none"):
        chosen = [radio.get("value") for radio in page.iter("input") if radio.get("checked") is not None]
        assert chosen == ["number"]
    assert not Report.objects.exists()
    assert token_in(page) != ""


def token_in(page) -> str:
    return next(field.get("value") for field in page.iter("input") if field.get("name") == "token")


def test_a_report_refused_for_haste_is_taken_when_it_is_sent_again(client, live_page):
    page = html(post(client, age=0).content)
    with patch("time.time", return_value=time.time() + form_token.SECONDS + 1):
        assert post(client, token=token_in(page)).status_code == 200


def test_when_too_many_wait_the_form_says_so(client, live_page, monkeypatch):
    monkeypatch.setattr(reports, "CEILING", 2)
    answers = [post(client) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 422]
    assert "So many reports wait" in told(answers[2])
    assert MARK in answers[2].content.decode()
    Report.objects.update(closed_on=timezone.localdate())
    assert post(client).status_code == 200


def test_without_a_key_nothing_is_taken(client, live_page, settings):
    settings.SEALING_KEYS = []
    answer = post(client)
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert MARK in answer.content.decode()


def test_a_database_that_refuses_loses_nobody_s_words(client, live_page):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE publishing_report RENAME COLUMN sealed TO lost")
    answer = post(client)
    assert answer.status_code == 503
    assert MARK in next(html(answer.content).iter("textarea")).text
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE publishing_report RENAME COLUMN lost TO sealed")


def test_an_upload_is_not_read(client, live_page):
    answer = client.post(FORM, {"fault": "number", "words": MARK, "token": token()})  # multipart
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize("number", [1, 99_999])
def test_only_pages_that_are_there_can_be_reported(client, live_page, number):
    there = number == 1
    assert (client.get(f"/report/{number}/").status_code == 200) is there
    assert (post(client, f"/report/{number}/").status_code == 200) is there


@pytest.mark.parametrize("path", ["/report/123456789/", "/p/123456789/wrong/"])
def test_a_testimony_is_reported_on_no_form_whether_it_is_there_or_not(client, live_page, path):
    """Its number would stand in the audit for ever, after the testimony was withdrawn."""
    assert client.get(path).status_code == 404
    assert post(client, path).status_code == 404
    assert not Report.objects.exists()


def test_other_methods_are_refused(client, live_page):
    assert client.put(FORM).status_code == client.delete(FORM).status_code == 405


# Quiet reading


def test_it_works_in_quiet_reading(client, live_page):
    page = html(client.get(QUIET).content)
    form = next(page.find("body/main").iter("form"))
    assert (form.get("action"), form.get("method")) == (QUIET, "post")
    assert "wrong" not in page.find("head/title").text.lower()
    assert "test-stage" not in client.get(QUIET).content.decode()
    answer = post(client, QUIET)
    assert "Thank you" in told(answer)
    assert "test-stage" not in answer.content.decode()
    assert Report.objects.get().path == "/wales/stages/test-stage/"


# No trace


def test_nothing_is_set_kept_or_indexed(client, live_page):
    for answer in (client.get(FORM), post(client), post(client, words="x" * 301)):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"


def test_a_row_tells_the_page_the_fault_and_the_month(client, live_page, set_today):
    set_today(date(2026, 11, 17))
    post(client)
    with connection.cursor() as cursor:
        row = cursor.execute("SELECT * FROM publishing_report").fetchone()
        columns = [column[0] for column in cursor.description]
    assert set(columns) == {"id", "path", "fault", "sealed", "month", "closed_on"}
    assert Report.objects.get().month == date(2026, 11, 1)
    assert MARK not in str(row)


def test_the_length_of_a_sealed_text_tells_little(client, live_page):
    for text in ("x", "x" * 200):
        post(client, words=text)
    assert len({len(report.sealed) for report in Report.objects.all()}) == 1


# What staff see, and how long it stays


def test_staff_read_a_report_and_close_it(client, mentor, live_page):
    post(client)
    report = Report.objects.get()
    assert MARK in told(mentor.get("/admin/reports/"))
    assert MARK in told(mentor.get("/admin/review/wales/stage/test-stage/"))
    answer = mentor.post(f"/admin/reports/{report.pk}/close/", follow=True)
    assert "The text will be erased in 30 days." in told(answer)
    assert "No reports are open." in told(answer)
    assert mentor.post(f"/admin/reports/{report.pk}/close/").status_code == 404


def test_a_report_sealed_with_a_lost_key_says_so(client, mentor, live_page, settings):
    post(client)
    settings.SEALING_KEYS = ["B" * 43 + "="]
    assert "sealed with a key that is not here any more" in told(mentor.get("/admin/reports/"))


def test_what_a_reader_wrote_is_shown_as_words_and_not_as_markup(client, mentor, live_page):
    post(client, words="<img src=x onerror=alert(1)>")
    assert b"<img src=x" not in mentor.get("/admin/reports/").content


def purge() -> str:
    out = StringIO()
    call_command("purge", stdout=out)
    return out.getvalue()


def test_a_report_is_erased_30_days_after_it_was_closed(client, live_page):
    for days in (0, 29, 30, 31):
        post(client)
        report = Report.objects.order_by("pk").last()
        Report.objects.filter(pk=report.pk).update(closed_on=timezone.localdate() - timedelta(days))
    post(client)  # and one that nobody has closed
    assert "Closed reports: 2 erased" in purge()
    assert Report.objects.count() == 3
    assert "Closed reports: 0 erased" in purge()


# On a real server, with production's settings: the raw files


READER = "127.0.0.55"
HEADERS = {
    "Host": "guide.example",
    "User-Agent": "markeragent",
    "Referer": "https://markerreferer.example/",
    "X-Forwarded-For": "203.0.113.77",
    "X-Forwarded-Proto": "https",
    "Connection": "close",
    "Content-Type": "application/x-www-form-urlencoded",
}


def request(method: str, path: str, body: str = "", **headers: str) -> bytes:
    lines = {**HEADERS, "Content-Length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}".encode()


def test_no_word_of_a_report_and_nothing_of_its_sender_stands_in_any_file(staff_site, tmp_path):
    """One good report and several bad ones; then every log, database, journal and temporary file is searched."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    house = replace(staff_site, environment={**staff_site.environment, "TMPDIR": str(temporary)})
    with in_production(house, tmp_path) as url:
        token = re.search(rb'name="token" value="([^"]+)"', send(url, request("GET", "/report/6/"), source=READER))[1]
        time.sleep(form_token.SECONDS + 0.5)
        typed = {"fault": "law", "words": MARK, "token": token.decode()}
        good = request("POST", "/report/6/", urlencode(typed))
        assert b" 200 OK" in send(url, good, source=READER)
        upload = f'--x\r\nContent-Disposition: form-data; name="f"; filename="{MARK}"\r\n\r\n' + MARK * 500_000
        bad = {
            "too long": request("POST", "/report/6/", urlencode(typed | {"words": MARK * 30})),
            "far too long": request("POST", "/report/6/", urlencode(typed | {"words": MARK * 300_000})),
            "too many": request("POST", "/report/6/", f"{MARK}=1&" * 2000),
            "an upload": request("POST", "/report/6/", upload, **{"Content-Type": "multipart/form-data; boundary=x"}),
            "nowhere": request("POST", f"/report/999999/?{MARK}", urlencode(typed)),
        }
        for name, raw in bad.items():
            with suppress(BrokenPipeError, ConnectionResetError):  # the server need not hear out what is too long
                assert re.match(rb"HTTP/1.1 4\d\d", send(url, raw, source=READER)), name
        with closing(sqlite3.connect(tmp_path / "sosguide.sqlite3")) as database:
            sealed = database.execute("SELECT sealed FROM publishing_report").fetchall()
        assert len(sealed) == 1
        found = files_with(tmp_path, MARK, READER, "203.0.113.77", "markeragent", "markerreferer")
    assert found == files_with(tmp_path, MARK, READER, "203.0.113.77", "markeragent", "markerreferer") == []
    assert_purged_from_the_raw_file(house.environment, tmp_path, bytes(sealed[0][0]))


def files_with(folder, *marks: str) -> list[tuple[str, str]]:
    """The files under a folder that hold one of these marks."""
    return [
        (path.name, mark)
        for path in folder.rglob("*")
        if path.is_file()
        for mark in marks
        if mark.encode() in path.read_bytes()
    ]


def assert_purged_from_the_raw_file(environment: dict[str, str], folder, sealed: bytes) -> None:
    """Closed 30 days ago, then purged: not even the sealed text stands in the file or its journal."""
    with closing(sqlite3.connect(folder / "sosguide.sqlite3")) as database, database:
        database.execute("UPDATE publishing_report SET closed_on = date('now', '-31 days')")
    assert any(sealed in path.read_bytes() for path in folder.glob("sosguide.sqlite3*"))
    own = {name: value for name, value in environment.items() if name not in DEVELOPMENT_ONLY}
    command = [sys.executable, "manage.py", "purge"]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **own, **PRODUCTION, "SOS_VAR": str(folder)},
        check=True,
        capture_output=True,
    )
    assert b"Closed reports: 1 erased" in run.stdout
    assert not any(sealed[:60] in path.read_bytes() for path in folder.glob("sosguide.sqlite3*"))

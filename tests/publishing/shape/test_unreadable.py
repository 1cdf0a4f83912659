"""A live page that this release cannot read: it says so, is called neither withdrawn nor missing, and can be approved."""

import logging
from dataclasses import replace
from datetime import date

import pytest

from sosguide import nations
from sosguide.logs import BareFormatter
from sosguide.nations import Nation
from sosguide.publishing.database_checks import editions_can_be_read
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.upgrades import changed
from sosguide.publishing.site import live as live_index
from sosguide.publishing.workflow import withdraw
from sosguide.staff.reviewing.queue import build
from stages.documents import STAGE as STAGE_KIND
from tests import builders
from tests.addresses import html, words
from tests.builders import person, publish
from tests.publishing.shape.broken_edition import unreadable
from tests.staff.desks import decide, desk, work
from tests.stages.makers import fact, letter, organisation, question, topic

pytestmark = pytest.mark.django_db
STAGE = "/wales/stages/test-stage/"
AWAY = (STAGE, "/p/901/", "/p/901/sheet/", f"{STAGE}sheet/", f"{STAGE}changes/2/")
LISTS = ("/", "/wales/", "/wales/print/", "/wales/people/a-person/", "/wales/glossary/test-word/", "/accuracy/",
         "/search/?q=test+stage&nation=wales", "/sitemap.xml", "/updates.xml")  # fmt: skip


@pytest.fixture
def away(db) -> None:
    """A small guide; a stage with two editions, of which the live one cannot be read."""
    step = {"when": "It gets worse", "way": "up", "to": "test-stage"}
    publish(builders.source())
    publish(builders.role())
    publish(builders.term(page="stage:test-stage"))
    publish(builders.stage("other-stage", number=902, title="The other stage", next_steps=[step]))
    publish(builders.stage(number=901, answer="An older answer."))
    unreadable(publish(builders.stage(number=901)))


@pytest.mark.parametrize("path", AWAY)
def test_its_addresses_say_that_it_cannot_be_shown_just_now(client, away, path):
    answer = client.get(path)
    assert answer.status_code == 503
    assert (answer["Retry-After"], answer["Cache-Control"], answer["X-Robots-Tag"]) == ("3600", "no-store", "noindex")
    body = answer.content.decode()
    assert "<h1>This page cannot be shown just now</h1>" in body
    assert "taken down" not in body and "took it down" not in body
    assert 'id="help"' in body
    assert "Wales: the map of the stages that are ready" in " ".join(body.split())
    assert ("<title>Page" in body) is path.startswith("/p/")


def test_a_form_sent_to_it_is_answered_the_same(client, away):
    assert client.post(f"{STAGE}sheet/", {"q": "1"}).status_code == 503


@pytest.mark.parametrize("path", LISTS)
def test_no_list_leads_to_it(client, away, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert f'"{STAGE}"' not in answer.content.decode()
    assert f"{STAGE}<" not in answer.content.decode()


def test_a_question_of_where_am_i_too_and_its_ends(client, db):
    publish(builders.stage(number=901))
    unreadable(publish(question("q-1")), old="replies", new="answers")
    for node in ("q-1", "q-1-1"):
        assert client.get(f"/wales/where-am-i/{node}/").status_code == 503


def limit(number: int) -> Document:
    """A fact that can be counted; it has no number of its own."""
    return fact()


EVERY_KIND = [
    ("glossary", builders.term, "short"), ("people", builders.role, "works_for"), ("letters", letter, "means"),
    ("topics", topic, "answer"), ("help", organisation, "does"), ("where-am-i", question, "replies"),
    ("time-limits", limit, "says"), ("print", builders.stage, "wrong"), ("", builders.stage, "wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "field"), EVERY_KIND)
def test_a_list_of_which_no_page_can_be_read_says_so_and_is_not_called_unwritten(client, db, name, make, field):
    publish(builders.source())
    unreadable(publish(make(number=905)), old=field)
    path = f"/wales/{name}/" if name else "/wales/"
    for answer in (client.get(path), client.get(f"/p/{(Nation.WALES.profile.lists | {'': 40})[name]}/")):
        assert answer.status_code == 503
        assert "This page cannot be shown just now" in answer.content.decode()
    assert home(client) == "in part ready"


def home(client) -> str:
    """What the home page says of Wales."""
    said = words(html(client.get("/").content).find("body/main"))
    return said.partition("Wales: ")[2].partition(".")[0]


def test_a_pasted_letter_is_answered_the_same_where_no_letter_can_be_read(client, db):
    unreadable(publish(letter(number=905)), old="means")
    answer = client.post("/wales/letters/", "letter=Dear+parent", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 503


def test_with_one_stage_that_cannot_be_read_the_guide_is_written_and_says_how_many_are_away(client, away, monkeypatch):
    stages = ("other-stage", "test-stage")
    monkeypatch.setitem(nations._profiles, "wales", replace(Nation.WALES.profile, stages=stages))
    assert home(client) == "ready"
    for path in ("/wales/", "/wales/print/"):
        text = " ".join(words(html(client.get(path).content).find("body/main")).split())
        assert "One stage cannot be shown just now. This is a fault of ours" in text
        assert "Where to turn now" not in text
        assert "ot ready yet: test stage" not in text


def test_it_is_logged_once_by_name_and_reason_and_no_reader_is(client, away, caplog):
    for path in AWAY * 2:
        client.get(path)
    lines = [BareFormatter().format(record) for record in caplog.records if record.levelno >= logging.ERROR]
    assert lines == [
        "ERROR sosguide.publishing.site.live - wales/stage/test-stage edition 2: "
        "it does not fit its document: wrong (missing), mistakes (unexpected_keyword_argument)"
    ]


def test_its_older_editions_stay_readable_and_its_history_leads_to_them(client, away):
    history = client.get(f"{STAGE}changes/")
    assert history.status_code == 200
    assert f'"{STAGE}changes/1/"' in history.content.decode()
    old = client.get(f"{STAGE}changes/1/").content.decode()
    assert "An older answer." in old
    assert "No longer current." in old
    assert f'<a href="{STAGE}">Read the page as it is now</a>' in " ".join(old.split())


def test_an_older_edition_that_cannot_be_read_is_logged_once_however_many_ask(client, db, caplog):
    publish(builders.source())
    first = publish(builders.stage(number=901, answer="An older answer."))
    publish(builders.stage(number=901))
    unreadable(first)
    for _ in range(3):
        assert client.get(f"{STAGE}changes/1/").status_code == 503
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.about.startswith("wales/stage/test-stage edition 1: it does not fit its document")


def test_the_feed_goes_on_and_links_to_no_page_of_a_kind_that_this_release_lacks(client, away, monkeypatch):
    withdraw(edition=publish(builders.term("taken", number=903, title="Taken down")), by=person(), reason="Wrong.")
    assert "Withdrawn: Taken down" in client.get("/updates.xml").content.decode()
    monkeypatch.delitem(KINDS, "term")
    live_index.forget()
    feed = client.get("/updates.xml")
    assert feed.status_code == 200
    assert "Approved: The other stage" in feed.content.decode()
    assert "Taken down" not in feed.content.decode()


def test_a_page_that_was_withdrawn_still_says_so(client, away):
    withdraw(edition=publish(builders.stage("taken", number=903)), by=person(), reason="Wrong.")
    assert client.get("/wales/stages/taken/").status_code == 410


def test_a_mentor_is_told_and_approving_it_brings_it_back(client, away, settings):
    settings.OTP_REQUIRED = True
    mentor, page = desk(person()), builders.working_copy(builders.stage(number=901))
    assert {item.slug: item.reason for item in build().items} == {"test-stage": "unreadable"}
    assert "approved, but cannot be shown" in mentor.get("/admin/queue/").content.decode()
    review = mentor.get(work(page)).content.decode()
    assert "The live edition cannot be shown." in review
    assert "Approve: make it public" in review
    decide(mentor, page, "approve", note="Once more.")
    assert build().items == []
    assert client.get(STAGE).status_code == 200
    changes = client.get(f"{STAGE}changes/").content.decode()
    assert all(f": edition {number}" in changes for number in (1, 2, 3))
    assert "An older answer." in client.get(f"{STAGE}changes/1/").content.decode()
    assert client.get(f"{STAGE}changes/2/").status_code == 503


def test_a_short_entry_that_cannot_be_read_is_shown_whole_among_the_others(db, settings):
    settings.OTP_REQUIRED = True
    unreadable(publish(builders.term()), old="short", new="brief")
    batch = desk(person()).get("/admin/batch/term/").content.decode()
    assert "What the word means." in batch
    assert "What changed since" not in batch


def test_a_step_that_fails_takes_one_page_away_and_no_other(client, db, monkeypatch):
    for slug, number, due in (("test-stage", 901, None), ("other-stage", 902, date(2099, 1, 2))):
        publish(builders.stage(slug, number=number, check_due=due))
    monkeypatch.setattr(STAGE_KIND.document, "upgrades", (changed("check_due", date.fromisoformat),))
    live_index.forget()
    assert client.get("/wales/stages/other-stage/").status_code == 503
    assert client.get(STAGE).status_code == client.get("/wales/").status_code == 200
    (message,) = editions_can_be_read(databases=["default"])
    assert message.id == "sosguide.E010"
    assert "wales/stage/other-stage edition 1" in message.msg
    assert message.msg.endswith("changed('check_due') fails with TypeError.")

"""What changed, in public: editions and notes, old words, the accuracy page, the feed, banners by themselves."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from sosguide.publishing.models import Edition
from sosguide.publishing.workflow import erase, withdraw
from tests import builders
from tests.addresses import html, inner_links, words
from tests.stages.makers import fact, topic

STAGE = "/wales/stages/test-stage/"
NUMBER = 90_500
ATOM = "{http://www.w3.org/2005/Atom}"


def said(client, path: str) -> str:
    return words(html(client.get(path).content).find("body/main"))


@pytest.fixture
def two_editions(db) -> None:
    """A live stage in its second edition."""
    builders.publish(builders.source())
    builders.publish(builders.stage(number=NUMBER, answer="The first words."), note="First edition.")
    builders.publish(
        builders.stage(number=NUMBER, answer="The second words."), note="The council must write to you now."
    )


# What changed on this page


def test_every_page_links_what_changed_on_it(client, two_editions):
    assert f"{STAGE}changes/" in inner_links(html(client.get(STAGE).content))


def test_what_changed_lists_editions_by_date_with_the_mentor_s_notes(client, two_editions):
    today = f"{timezone.localdate():%-d %B %Y}"
    page = html(client.get(f"{STAGE}changes/").content)
    items = [words(item) for item in page.find("body/main").iter("li")]
    assert items == [
        f"{today}: edition 2. The council must write to you now. (the one you can read now)",
        f"{today}: edition 1. First edition. Read edition 1 (no longer current)",
    ]


def test_what_changed_names_nobody(client, two_editions):
    assert "mentor" not in said(client, f"{STAGE}changes/").lower().replace("accuracy mentor", "")


def test_a_page_without_editions_has_no_history(client, page_that_waits):
    assert client.get(f"{STAGE}changes/").status_code == 404
    assert client.get(f"{STAGE}changes/1/").status_code == 404


@pytest.mark.parametrize("path", ["/wales/nonsense/test-stage/changes/", "/wales/sources/a-source/changes/1/"])
def test_an_address_that_is_none_is_not_there(client, two_editions, path):
    assert client.get(path).status_code == 404


# Old words


def test_an_old_edition_stands_under_a_banner_and_is_not_indexed(client, two_editions):
    answer = client.get(f"{STAGE}changes/1/")
    page = html(answer.content)
    assert "No longer current. This is edition 1" in words(page)
    assert "The first words." in words(page)
    assert "The second words." not in words(page.find("body/main"))
    assert answer["X-Robots-Tag"] == "noindex"
    assert page.find("head/meta[@name='robots']").get("content") == "noindex"
    assert STAGE in inner_links(page.find("body/main"))


@pytest.mark.parametrize("edition", [0, 2, 3])
def test_only_past_editions_are_shown_as_past(client, two_editions, edition):
    assert client.get(f"{STAGE}changes/{edition}/").status_code == 404


def test_a_withdrawn_edition_cannot_be_read(client, two_editions):
    withdraw(edition=Edition.objects.get(edition=2), by=builders.person(), reason="It was wrong.")
    for path in (f"{STAGE}changes/1/", f"{STAGE}changes/2/"):
        assert client.get(path).status_code == 404, path
    assert client.get(f"{STAGE}changes/").status_code == 410


def test_nor_after_a_newer_edition_is_live(client, two_editions):
    withdraw(edition=Edition.objects.get(edition=2), by=builders.person(), reason="It was wrong.")
    builders.publish(builders.stage(number=NUMBER, answer="The third words."))
    assert client.get(f"{STAGE}changes/2/").status_code == 404
    assert client.get(f"{STAGE}changes/1/").status_code == 200
    page = said(client, f"{STAGE}changes/")
    assert "withdrawn on" in page
    assert "It was wrong." in page
    assert "Read edition 2" not in page


def test_an_erased_edition_leaves_its_reason_only(client, two_editions):
    erase(edition=Edition.objects.get(edition=1, kind="stage"), by=builders.person(), reason="A court ordered it.")
    assert client.get(f"{STAGE}changes/1/").status_code == 404
    assert "its text was erased: A court ordered it." in said(client, f"{STAGE}changes/")


# The accuracy page


def row(client, title: str) -> str:
    page = html(client.get("/accuracy/").content)
    return next(" | ".join(map(words, r)) for r in page.iter("tr") if words(r[0]) == title)


def test_the_accuracy_page_says_when_by_what_role_and_on_what_law(client, two_editions):
    edition = Edition.objects.get(kind="stage", edition=2)
    checked, due = f"{edition.approved_on:%-d %b %Y}", f"{edition.check_due:%-d %b %Y}"
    assert row(client, "A stage of the test") == (
        f"A stage of the test | {checked}, mentor | {due} | Test Act 2000: in force."
    )


def test_its_pages_come_in_reading_order_of_their_kinds(client, db):
    for document in (builders.term(title="A"), builders.role(title="B"), topic(title="C"), builders.stage(title="D")):
        builders.publish(document)
    cells = [words(row[0]) for row in html(client.get("/accuracy/").content).iter("tr")]
    assert [title for title in cells if len(title) == 1] == ["D", "C", "B", "A"]


def test_it_says_of_law_that_is_not_in_force_that_it_is_not(client, db):
    builders.publish(builders.source(standing="passed-not-in-force"))
    builders.publish(builders.stage())
    assert "Test Act 2000: passed, not yet in force." in row(client, "A stage of the test")


def test_it_names_the_acts_and_counts_what_is_no_law(client, db):
    builders.publish(builders.source("one"))
    builders.publish(builders.source("two", citation="Law, Order and Sense Act 1999 (chapter 1), Schedule 2"))
    builders.publish(builders.source("three", citation="Test Act 2000, s 2"))
    builders.publish(builders.source("four", standing="guidance", citation="A council, “How we do it”, 2020"))
    builders.publish(builders.stage(sources=["one", "two", "three", "four"]))
    law = row(client, "A stage of the test").rpartition(" | ")[2]
    assert law == "Test Act 2000; Law, Order and Sense Act 1999: in force. 1 other"


def test_it_lists_what_is_live_and_nothing_else(client, two_editions):
    builders.working_copy(builders.role(title="Somebody who waits"))
    assert "Somebody who waits" not in said(client, "/accuracy/")
    assert "has read 1 of 1 pages." in said(client, "/accuracy/")


def test_it_counts_what_is_overdue(client, two_editions, set_today):
    due = Edition.objects.get(kind="stage", edition=2).check_due
    assert "should have been checked" not in said(client, "/accuracy/")
    set_today(due + timedelta(1))
    assert "1 of these should have been checked again by now." in said(client, "/accuracy/")
    assert "overdue" in row(client, "A stage of the test")


def test_it_says_so_where_no_mentor_has_read_anything(client, db, settings):
    """And promises nothing of pages that it shows all the same."""
    settings.SHOW_UNCHECKED = True
    builders.working_copy(builders.role())
    page = said(client, "/accuracy/")
    assert "Nothing has been read by a mentor yet. The guide has 1 pages." in page
    assert "They read every page before it is shown" not in page
    assert "0 of" not in page


def test_it_counts_facts_as_facts(client, two_editions):
    builders.publish(fact("a-fact"))
    assert "has read 1 of 1 pages and 1 of 1 facts." in said(client, "/accuracy/")


def test_its_pages_are_folded_by_kind_with_how_many_were_checked(client, two_editions):
    builders.publish(builders.role())
    folds = [words(summary) for summary in html(client.get("/accuracy/").content).iter("summary")]
    assert folds == ["Wales: Stages 1, 1 checked", "Wales: People 1, 1 checked"]


# Banners that come by themselves


def test_an_overdue_page_says_so_when_the_day_passes_and_nobody_does_anything(client, two_editions, set_today):
    due = Edition.objects.get(kind="stage", edition=2).check_due
    for today, overdue in ((due - timedelta(1), False), (due, False), (due + timedelta(1), True)):
        set_today(today)
        assert ("This page is overdue for a check" in said(client, STAGE)) is overdue, today
    answer = client.get(STAGE, headers={"if-none-match": client.get(STAGE)["ETag"]})
    assert answer.status_code == 304


# The feed


def entries(client) -> list[tuple[str, str, str]]:
    """Title, address and summary of each entry of the feed."""
    feed = ElementTree.fromstring(client.get("/updates.xml").content)
    parts = (("title", None), ("link", "href"), ("summary", None))
    return [
        tuple(e.find(ATOM + name).get(part) if part else e.find(ATOM + name).text for name, part in parts)
        for e in feed.iter(f"{ATOM}entry")
    ]


def test_the_feed_tells_of_approvals(client, two_editions, settings):
    assert entries(client) == [
        ("Approved: A stage of the test", settings.SITE_URL + STAGE, "Edition 2. The council must write to you now.")
    ]


def test_the_feed_tells_of_withdrawals_and_no_longer_of_what_was_withdrawn(client, two_editions, settings):
    withdraw(edition=Edition.objects.get(edition=2), by=builders.person(), reason="It was wrong.")
    assert entries(client) == [("Withdrawn: A stage of the test", settings.SITE_URL + STAGE, "It was wrong.")]


def test_the_feed_tells_of_guide_pages_only_and_of_nothing_that_waits(client, two_editions):
    builders.working_copy(builders.role(title="Somebody who waits"))
    assert [title for title, _, _ in entries(client)] == ["Approved: A stage of the test"]


def test_the_feed_is_valid_atom(client, two_editions):
    """RFC 4287, sections 4.1.1 and 4.1.2: what a feed and each entry must have, once."""
    withdraw(edition=Edition.objects.get(edition=2), by=builders.person(), reason="<b>Wrong</b> & out of date.")
    builders.publish(builders.stage(number=NUMBER, title="A & <b>"))
    answer = client.get("/updates.xml")
    assert answer["Content-Type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for element, needed in [(feed, ("id", "title", "updated", "author/name"))] + [
        (entry, ("id", "title", "updated", "link", "summary")) for entry in feed.iter(f"{ATOM}entry")
    ]:
        for name in needed:
            found = element.findall("/".join(ATOM + part for part in name.split("/")))
            assert len(found) == 1, name
            assert name == "link" or found[0].text.strip(), name
        day = element.find(f"{ATOM}updated").text
        assert timezone.datetime.fromisoformat(day).tzinfo is not None
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3
    assert [e.find(f"{ATOM}summary").text for e in feed.iter(f"{ATOM}entry")][-1] == "<b>Wrong</b> & out of date."


def test_an_empty_feed_is_valid_too(client, db):
    feed = ElementTree.fromstring(client.get("/updates.xml").content)
    assert feed.find(f"{ATOM}updated").text
    assert entries(client) == []


def test_a_feed_that_did_not_change_is_not_sent_twice(client, two_editions):
    tag = client.get("/updates.xml")["ETag"]
    assert client.get("/updates.xml", headers={"if-none-match": tag}).status_code == 304
    builders.publish(builders.stage(number=NUMBER, answer="The third words."))
    assert client.get("/updates.xml", headers={"if-none-match": tag}).status_code == 200


def test_the_newest_stands_first_and_the_feed_does_not_grow_without_end(client, db, django_assert_max_num_queries):
    builders.publish(builders.source())
    for number in range(53):
        builders.publish(builders.role(f"r{number}", title=f"Role {number:02}", number=91_000 + number))
    with django_assert_max_num_queries(5):
        titles = [title for title, _, _ in entries(client)]
    assert len(titles) == 50
    assert titles[0] == "Approved: Role 52"

"""Who can help: danger first, no number that nobody vouches for, and the truth about when it was checked."""

import re

from tests.addresses import html, words
from tests.builders import publish
from tests.stages.makers import organisation

NUMBER = r"\b(?:0\d[\d ]{8,11}\d|116 \d{3}|999|101)\b"


def _main(client, path="/wales/help/"):
    return html(client.get(path).content).find("body/main")


def _entry(main, title):
    return next(words(li) for li in main.findall(".//ul[@class='index']/li") if title in words(li))


def test_help_in_danger_stands_first_and_the_rest_in_reading_order(client, db):
    publish(organisation("complaints", group="Complaints", order=1))
    publish(organisation("abuse", group="Abuse and violence", order=2))
    publish(organisation("crisis", group="Mental health and crisis", order=3))
    publish(organisation("danger", group="In danger now", order=4))
    groups = [words(h2) for h2 in _main(client).iter("h2")]
    assert groups == ["In danger now", "Mental health and crisis", "Abuse and violence", "Complaints"]


def test_a_number_says_when_it_was_checked_or_that_it_was_not(client, db):
    publish(organisation("one", title="First", mark="VERIFIED", seen_on="2026-11-21"))
    publish(organisation("two", title="Second"))
    publish(organisation("three", title="Third", mark="WELL-KNOWN", telephone="999"))
    main = _main(client)
    assert "Checked 21 November 2026." in _entry(main, "First")
    assert "Not yet checked." in _entry(main, "Second")
    assert "checked" not in _entry(main, "Third").lower()
    assert [a.get("href") for a in main.iter("a") if "tel:" in a.get("href")][1:] == [
        "tel:03000000000", "tel:03000000000", "tel:999",
    ]  # fmt: skip


def test_a_number_nobody_vouches_for_is_not_shown(client, db):
    publish(organisation("one", title="First", mark="UNSURE", telephone="0300 123 9999"))
    publish(organisation("two", title="Second", mark="UNSURE", telephone=""))
    main = _main(client)
    assert "0300 123 9999" not in words(main)
    for title in ("First", "Second"):
        assert "For the number, see their website." in _entry(main, title)
    assert "https://helper.example" in {a.get("href") for a in main.iter("a")}


def test_a_line_that_is_only_for_texts_says_what_to_text(client, db):
    publish(organisation(telephone="", text="SHOUT to 85258", hours="Day and night"))
    assert "Text SHOUT to 85258 Day and night. Not yet checked." in _entry(_main(client), "A helper")


def test_every_organisation_of_the_content_is_listed_and_no_number_is_invented(client, db, settings):
    from sosguide.publishing.content.tree import read_tree

    files = read_tree(settings.CONTENT_DIR).of_kind("organisation", "england")
    for file in files:
        publish(file.document)
    main = _main(client, "/england/help/")
    addresses = {a.get("href") for a in main.iter("a")}
    known = {file.document.telephone for file in files if file.document.mark != "UNSURE"}
    assert len(files) > 30
    assert {file.document.url for file in files if file.document.url} <= addresses
    entries = " ".join(words(li.find("p")) for li in main.findall(".//ul[@class='index']/li"))
    assert set(re.findall(NUMBER, entries)) <= known

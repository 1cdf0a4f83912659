"""Topics: the answer first, what may follow beside it, who can help, and one address where a stage has the words."""

import pytest

from sosguide.publishing.site.quiet import fixed_numbers
from stages.views import topics
from tests.addresses import html, words
from tests.builders import publish, source, stage, working_copy
from tests.stages.makers import letter, organisation, topic


@pytest.fixture
def main(client, db):
    """From an address to the main part of its page, as a tree."""
    publish(source())
    return lambda path: html(client.get(path).content).find("body/main")


def test_a_topic_answers_before_it_explains(main):
    publish(topic(requests=[{"what": "A visit", "force": "you-can-say-no", "and_then": "They may come back."}]))
    page = main("/wales/topics/a-topic/")
    text = words(page)
    order = ["A question of the test", "The answer in one sentence.", "In part. What may follow.", "One thing to do.",
             "What there is to know.", "They may come back.", "Where this comes from",
             ]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_topic_in_which_nothing_is_asked_of_you_does_not_say_some_of_it(main):
    publish(topic(force="in-part"))
    text = words(main("/wales/topics/a-topic/"))
    assert "Can I say no? In part. What may follow." in text
    assert "You can say no, in part" not in text


def test_the_list_has_each_approved_topic_under_its_group_and_no_other(main):
    publish(topic("one", title="First question", group="Your rights", order=1))
    publish(topic("two", title="Second question", group="Daily life", order=2))
    publish(topic("three", title="Third question", group="Your rights", order=3))
    working_copy(topic("four", title="A question nobody approved"))
    text = words(main("/wales/topics/"))
    assert "A question nobody approved" not in text
    order = ["Your rights", "First question", "Third question", "Daily life", "Second question"]
    places = [text.rindex(part) for part in order]
    assert places == sorted(places)


def test_a_topic_says_whom_to_ring_and_when_and_names_nobody_who_is_not_live(main):
    publish(organisation("checked", mark="VERIFIED", seen_on="2026-11-21", telephone="0808 801 0366", hours="Weekdays"))
    publish(topic(organisations=["checked", "never-approved"]))
    (row,) = main("/wales/topics/a-topic/").find(".//ul[@class='ring']")
    assert words(row) == "A helper of the test Weekdays 0808 801 0366"
    assert row.find("a").get("href") == "tel:08088010366"


def test_who_has_no_telephone_is_named_with_another_way_to_reach_them(main):
    publish(organisation("by-text", telephone="", text="85258"))
    publish(organisation("by-site", telephone="", hours="At night", url="https://helper.example/"))
    publish(topic(organisations=["by-text", "by-site"]))
    by_text, by_site = main("/wales/topics/a-topic/").find(".//ul[@class='ring']")
    assert "Text 85258" in words(by_text)
    assert "A helper of the test At night Website" in words(by_site)
    assert by_site.find("a").get("href") == "https://helper.example/"


def test_a_topic_links_the_stages_people_and_letters_that_are_live(main):
    publish(stage())
    publish(letter(phrases=["paper of many colours"]))
    publish(letter("another", title="Another letter", phrases=["nothing of the kind"]))
    publish(topic(explained="You may get a paper of many colours.", stages=["test-stage", "gone"], people=["nobody"]))
    page = main("/wales/topics/a-topic/")
    links = {a.get("href") for a in page.iter("a")}
    assert {"/wales/stages/test-stage/", "/wales/letters/a-letter/"} <= links
    assert "/wales/letters/another/" not in links
    assert "/wales/stages/gone/" not in links
    assert {"Gone", "Nobody"} <= {words(li) for li in page.iter("li")}


def test_a_stage_leads_to_the_topics_that_it_names_and_the_letters_that_name_it(main):
    publish(stage(topics=["a-topic", "gone"]))
    publish(letter())
    publish(letter("elsewhere", title="Elsewhere", stage="other"))
    publish(topic())
    publish(topic("unrelated", stages=["test-stage"]))
    links = {a.get("href") for a in main("/wales/stages/test-stage/").iter("a")}
    assert {"/wales/letters/a-letter/", "/wales/topics/a-topic/"} <= links
    assert not {"/wales/letters/elsewhere/", "/wales/topics/unrelated/"} & links


@pytest.mark.parametrize("slug", ["contact", "case-closed"])
def test_where_a_stage_has_the_words_the_topic_address_leads_there_for_ever(client, db, slug):
    answer = client.get(f"/england/topics/{slug}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/england/stages/{slug}/")
    assert client.post(f"/england/topics/{slug}/").status_code == 405


def test_in_quiet_reading_the_redirect_is_quiet_too(rf, db):
    publish(source(nation="england"))
    publish(stage("contact", nation="england", number=90_777))
    answer = topics.moved(rf.get("/p/1/"), path="/england/stages/contact/", quiet=True)
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (301, "/p/90777/", "no-store")


def test_the_other_nations_have_no_topics_of_england(client, db):
    publish(topic("english", nation="england"))
    for path in ("/wales/topics/", "/wales/topics/english/", "/wales/topics/contact/"):
        assert client.get(path).status_code == 404, path


def test_the_lists_have_short_numbers_for_ever():
    assert [fixed_numbers()[f"/england/{name}/"] for name in ("letters", "topics", "where-am-i", "help", "print")] == [
        23, 24, 26, 27, 28,
    ]  # fmt: skip

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
    order = ["A question of the test", "The answer in one sentence.", "You can say no, in part.", "And then: What may",
             "What there is to know.", "They may come back.", "One thing to do.", "What this page rests on",
             ]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_topic_in_which_nothing_is_asked_of_you_does_not_say_some_of_it(main):
    publish(topic(force="in-part"))
    text = words(main("/wales/topics/a-topic/"))
    assert "And then: What may follow." in text
    assert "in part" not in text


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


def test_a_topic_names_who_can_help_with_the_day_the_number_was_checked(main):
    publish(organisation("checked", mark="VERIFIED", seen_on="2026-11-21", telephone="0808 801 0366"))
    publish(organisation("unchecked", telephone="0300 111 1111"))
    publish(topic(organisations=["checked", "unchecked", "never-approved"]))
    page = main("/wales/topics/a-topic/")
    checked, unchecked, not_there = [words(li) for li in page.find(".//h2[@id='who-can-help']/../ul[@class='index']")]
    assert "0808 801 0366" in checked
    assert "Checked 21 November 2026." in checked
    assert "0300 111 1111" in unchecked
    assert "Not yet checked." in unchecked
    assert not_there == "Never approved"


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


def test_a_stage_leads_to_the_topics_and_letters_that_name_it(main):
    publish(stage())
    publish(letter())
    publish(letter("elsewhere", title="Elsewhere", stage="other"))
    publish(topic(stages=["test-stage"]))
    publish(topic("unrelated"))
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

"""Words that pages share: named in a text, shown in their place, gone everywhere when they are withdrawn."""

import pytest
from django.test import Client

from sosguide.publishing.documents.notation import BEING_CHECKED, in_place, names_of_notation, shared_by, shown
from sosguide.publishing.workflow import withdraw
from tests import builders
from tests.addresses import html, words
from tests.stages import makers

FACT = makers.fact("first-conference", says="The conference is held within 15 working days.", clock={"length": 15})


def find(kind, slug):
    return FACT if (kind, slug) == ("fact", "first-conference") else None


def show(text, *, markdown=False):
    return in_place(text, find, markdown=markdown)


def test_a_fact_is_shown_where_it_is_named():
    assert show("Ask. {fact: first-conference} Go.") == "Ask. The conference is held within 15 working days. Go."


def test_the_length_of_its_clock_stands_in_a_sentence():
    assert show("It is held within {limit: first-conference} of that.") == "It is held within 15 working days of that."


def test_in_a_section_what_is_shown_is_followed_by_its_source():
    assert show("Within {limit:first-conference}.", markdown=True) == "Within 15 working days[](fact:first-conference)."


@pytest.mark.parametrize("name", ["{fact: no-such-fact}", "{figure: first-conference}", "{nonsense: first-conference}"])
def test_a_sentence_that_names_what_is_not_there_goes_as_a_whole(name):
    text = f"Read the letter. You have {name} days to ask.\n\n- Ask early."
    assert show(text) == f"Read the letter. {BEING_CHECKED}\n\n- Ask early."


def test_an_entry_of_a_list_that_names_what_is_not_there_stays_an_entry():
    assert show("- One.\n- By {limit: gone}, ask.\n- Two.") == f"- One.\n- {BEING_CHECKED}\n- Two."


def test_a_document_shows_the_words_in_all_its_texts_and_keeps_its_own():
    topic = makers.topic("delay", answer="Within {limit: first-conference}.", explained="{fact: first-conference}")
    there = shown(topic, find)
    assert there.answer == "Within 15 working days."
    assert there.explained == "The conference is held within 15 working days.[](fact:first-conference)"
    assert topic.answer == "Within {limit: first-conference}."
    assert shared_by(topic) == [("fact", "first-conference")]


def test_a_document_that_names_nothing_is_itself():
    topic = makers.topic("delay", answer="Soon.")
    assert shown(topic, find) is topic


def test_a_brace_that_names_nothing_is_found():
    assert list(names_of_notation("a {limit: x} b {oops c")) == [(2, "limit", "x"), (15, "", "")]


def test_sources_are_numbered_as_they_are_read_also_through_lists(db):
    for slug in ("one", "two", "three"):
        builders.publish(makers.fact(slug, clocks=[], says=f"This is fact {slug}."))
    page = makers.topic(explained="{fact: one}\n\n- {fact: two}\n\nAfter it {fact: three} and {fact: one}")
    builders.publish(builders.source())
    builders.publish(page)
    answer = html(Client().get("/wales/topics/a-topic/").content)
    numbers = [(link.text, link.get("href")) for link in answer.iter("a") if link.get("class") == "cite"]
    theme = "/wales/facts/how-long/"
    assert sorted(numbers) == [("[1]", f"{theme}#one")] * 2 + [("[2]", f"{theme}#two"), ("[3]", f"{theme}#three")]
    assert "This is fact two.[2]" in words(answer.find("body/main"))
    foot = next(part for part in answer.iter("ol") if "sources" in (part.get("class") or ""))
    assert [words(row) for row in foot] == ["The Test Act 2000, section 1, section 1."] * 3


def test_a_fact_that_is_withdrawn_takes_its_sentence_from_every_page_at_once(db):
    edition = builders.publish(makers.fact("one", clocks=[], says="The council must ask you."))
    builders.publish(makers.topic(explained="Before it. {fact: one} After it.", answer="{fact: one}"))
    client = Client()
    assert "Before it. The council must ask you.[1] After it." in words(
        html(client.get("/wales/topics/a-topic/").content)
    )
    withdraw(edition=edition, by=builders.person(), reason="Wrong.")
    after = words(html(client.get("/wales/topics/a-topic/").content))
    assert "The council must ask you" not in after
    assert f"Before it. {BEING_CHECKED} After it." in after

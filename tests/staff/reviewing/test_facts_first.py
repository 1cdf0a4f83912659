"""Facts come first: in the queue, by the harm they would do; and before every page that shows them."""

import pytest
from django.core.management import CommandError, call_command

from sosguide.publishing.digests import note_what_is_not_known
from sosguide.publishing.models import Edition
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.workflow import withdraw
from stages.models import Fact, Topic
from tests import builders
from tests.staff.desks import decide, told, type_into, work
from tests.staff.reviewing.test_queue import QUEUE, days_ago, waiting
from tests.stages import makers

SHOWS = "What there is to know. {fact: a-fact} Ask early."


@pytest.fixture
def fact(db) -> Fact:
    """A fact that nobody has approved; its source is live."""
    builders.publish(builders.source())
    return builders.working_copy(makers.fact())


@pytest.fixture
def topic_that_shows_it(fact) -> Topic:
    """A topic that shows that fact; nobody has approved it."""
    return builders.working_copy(makers.topic(explained=SHOWS))


@pytest.fixture
def both_live(mentor, fact, topic_that_shows_it) -> Topic:
    """The same two, approved."""
    decide(mentor, fact, "approve")
    decide(mentor, topic_that_shows_it, "approve")
    topic_that_shows_it.refresh_from_db()
    return topic_that_shows_it


def put_away(slug: str) -> None:
    """Withdraw a fact."""
    withdraw(edition=Edition.objects.live().get(kind="fact", slug=slug), by=builders.person(), reason="Wrong.")


# The order


def test_facts_come_before_pages_that_have_waited_longer(mentor, fact):
    stage = builders.working_copy(builders.stage())
    type(stage).objects.update(changed_on=days_ago(30))
    assert [title for title, _ in waiting(mentor)] == ["A fact of the test", "A stage of the test"]


def test_facts_come_by_the_harm_they_would_do(mentor, db):
    made = [
        makers.fact("a", title="figure", nature="figure", clocks=[]),
        makers.fact("b", title="sum", nature="sum", clocks=[]),
        makers.fact("c", title="right", nature="right", clocks=[]),
        makers.fact("d", title="a limit on the council"),
        makers.fact("e", title="power", nature="power", clocks=[]),
        makers.fact("f", title="a right may be lost", clock={"when_it_passes": "right-may-be-lost"}),
        makers.fact("g", title="a power ends", nature="power", clock={"when_it_passes": "power-ends"}),
    ]
    for days, document in enumerate(made):
        page = builders.working_copy(document)
        Fact.objects.filter(pk=page.pk).update(changed_on=days_ago(30 - days))  # those that harm least wait longest
    assert [title for title, _ in waiting(mentor)] == [
        "a right may be lost", "a power ends", "power", "a limit on the council", "right", "sum", "figure",
    ]  # fmt: skip
    assert "those first that do most harm where they are wrong" in told(mentor.get(QUEUE))


def test_a_page_s_words_are_counted_without_those_of_its_facts(db):
    alone = builders.working_copy(makers.topic("alone", explained="What there is to know. Ask early."))
    shows = builders.working_copy(makers.topic("shows", explained=SHOWS))
    assert shows.words == alone.words


def test_pages_saved_before_the_queue_knew_of_facts_are_known_after_migrating(mentor, fact, topic_that_shows_it):
    made = builders.working_copy(makers.fact("b", title="A power", nature="power", clocks=[]))
    Fact.objects.update(shows=None, harm=0)
    Topic.objects.update(shows=None, words=0)
    note_what_is_not_known()
    assert next(title for title, _ in waiting(mentor)) == made.title
    topic_that_shows_it.refresh_from_db()
    assert topic_that_shows_it.shows == ["fact:a-fact"]
    assert topic_that_shows_it.words > 0


# Before the pages that show them


def test_a_page_is_not_approved_before_the_facts_it_shows(client, mentor, fact, topic_that_shows_it):
    answer = decide(mentor, topic_that_shows_it, "approve")
    assert "words that are not live. Approve these first: fact “A fact of the test”." in told(answer)
    assert client.get("/wales/topics/a-topic/").status_code == 404
    decide(mentor, fact, "approve")
    assert "live as edition 1" in told(decide(mentor, topic_that_shows_it, "approve"))
    assert b"within 10 working days" in client.get("/wales/topics/a-topic/").content


def test_nor_is_one_whose_limits_name_a_fact_in_a_list_of_its_own(mentor, fact):
    topic = builders.working_copy(makers.topic(limits=["a-fact"]))
    assert "Approve these first: fact “A fact of the test”." in told(decide(mentor, topic, "approve"))


def test_nor_from_the_command_line(topic_that_shows_it):
    builders.person("anna")
    asked = ("wales", "topic", "a-topic", "--by", "anna", "--digest", topic_that_shows_it.digest)
    with pytest.raises(CommandError, match="Approve these first: fact “A fact of the test”"):
        call_command("approve", *asked)
    assert not Edition.objects.filter(kind="topic").exists()


def test_a_fact_that_nobody_wrote_is_named_as_the_page_names_it(mentor, db):
    topic = builders.working_copy(makers.topic(explained="See {limit: nobody-wrote-it}.", sources=[]))
    assert "Approve these first: fact “nobody-wrote-it”." in told(decide(mentor, topic, "approve"))


def test_a_fact_of_another_nation_is_not_enough(mentor, fact):
    builders.publish(makers.fact(nation="scotland", found_in=[]))
    topic = builders.working_copy(makers.topic(explained=SHOWS))
    assert "Approve these first" in told(decide(mentor, topic, "approve"))


# A fact that is withdrawn


def test_withdrawing_a_fact_puts_the_pages_that_show_it_in_the_queue(client, mentor, both_live):
    assert waiting(mentor) == []
    put_away("a-fact")
    assert b"within 10 working days" not in client.get("/wales/topics/a-topic/").content
    assert waiting(mentor) == [("A question of the test", "shows a fact that is not live")]
    assert waiting(mentor, why="missing") == waiting(mentor)


def test_they_wait_until_the_fact_is_live_again_or_is_shown_no_more(mentor, editor, both_live):
    put_away("a-fact")
    fact = WORKING_COPIES["fact"].objects.get()
    type_into(editor, fact, title="A better fact")
    decide(mentor, fact, "approve")
    assert waiting(mentor) == []
    put_away("a-fact")
    type_into(editor, both_live, explained="What there is to know. Ask early.")
    decide(mentor, both_live, "approve")
    assert [title for title, _ in waiting(mentor)] == []


def test_a_new_edition_of_a_fact_makes_no_page_wait(mentor, editor, both_live):
    fact = WORKING_COPIES["fact"].objects.get()
    type_into(editor, fact, title="A better title")
    decide(mentor, fact, "approve")
    assert waiting(mentor) == []
    assert mentor.get(work(both_live)).status_code == 200

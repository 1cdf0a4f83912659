"""A fact under review, alone and among twenty: where it is found, what it says elsewhere, every page it stands on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sosguide.publishing.models import Edition, Source
from sosguide.publishing.models.working_copy import WORKING_COPIES
from stages.models import Fact, Topic
from tests import builders
from tests.addresses import html, words
from tests.staff.desks import Desk, decide, fields, told, type_into, work
from tests.stages import makers

BATCH = "/admin/batch/fact/"
SHOWS = "What there is to know. {fact: a-fact} Ask early."
SAYS = "The council answers within 10 working days of the test."


@pytest.fixture
def fact(db) -> Fact:
    """A fact that nobody has approved; its source is live."""
    builders.publish(builders.source())
    return builders.working_copy(makers.fact())


def both_pages(mentor: Desk, fact: Fact) -> list[str]:
    """What stands on the fact's own review, and in its entry among many."""
    entry = next(e for e in html(mentor.get(BATCH).content).iter("fieldset") if e.get("class") == "entry")
    return [told(mentor.get(work(fact))), words(entry)]


def links(at: Desk, address: str) -> dict[str, str]:
    """The links of a page: where each leads, by its words."""
    return {" ".join(words(a).split()): a.get("href") for a in html(at.get(address).content).iter("a")}


# Where it is found


def test_each_source_stands_with_the_place_in_it_and_opens_there(mentor, fact):
    for address in (work(fact), BATCH):
        found = links(mentor, address)["The Test Act 2000, section 1, section 1"]
        assert found == "https://www.legislation.gov.uk/ukpga/2000/1/section/1"
    for page in both_pages(mentor, fact):
        assert "section 1: law in force; not yet checked against the source." in page


def test_it_says_when_the_source_was_last_read(mentor, fact):
    source = builders.working_copy(builders.source(checked="2026-05-01", mark="VERIFIED"))
    decide(mentor, source, "approve")
    for page in both_pages(mentor, fact):
        assert "section 1: law in force; read on 1 May 2026." in page


def test_a_source_that_is_not_live_yet_opens_all_the_same(mentor, db):
    builders.working_copy(builders.source())
    fact = builders.working_copy(makers.fact())
    assert links(mentor, BATCH)["The Test Act 2000, section 1, section 1"]
    for page in both_pages(mentor, fact):
        assert "law in force; not yet checked against the source; this source is not live. Read it" in page
    assert links(mentor, BATCH)["Read it"] == "/admin/review/wales/source/a-source/"


# What it says elsewhere


def test_the_same_fact_of_other_nations_stands_beside_it(mentor, fact):
    builders.publish(makers.fact(nation="scotland", says="In Scotland it is 21 days.", clocks=[], found_in=[]))
    builders.working_copy(makers.fact(nation="england", says="In England it is 5 days.", clocks=[]))
    builders.working_copy(makers.fact("another", nation="england", says="Something else."))
    for page in (told(mentor.get(work(fact))), told(mentor.get(BATCH))):
        assert "Scotland (live): In Scotland it is 21 days." in page
        assert "England (not live): In England it is 5 days." in page
    assert "Something else." not in told(mentor.get(work(fact)))
    assert "Wales (" not in told(mentor.get(work(fact)))  # of its own nation it is the fact itself
    assert links(mentor, work(fact))["Scotland"] == "/admin/review/scotland/fact/a-fact/"


# Every page it stands on


def test_every_page_on_which_it_stands_is_named_with_the_way_to_its_review(mentor, editor, fact):
    decide(mentor, fact, "approve")
    builders.publish(makers.topic("live", title="A live topic", explained=SHOWS))
    builders.working_copy(makers.letter("waits", title="A letter that waits", do="Within {limit: a-fact}."))
    builders.working_copy(makers.topic("other", title="A topic without it"))
    type_into(editor, fact, title="A fact of the test, changed")
    once = builders.working_copy(makers.topic("once", title="A topic that showed it", explained=SHOWS))
    decide(mentor, once, "approve")
    type_into(editor, once, explained="What there is to know.")
    for page in both_pages(mentor, fact):
        assert "Stands on 3 pages" in page
        assert "A live topic (Topic, live)" in page
        assert "A letter that waits (Letter, not live)" in page
        assert "A topic that showed it (Topic, only in its live edition)" in page
        assert "A topic without it" not in page
    assert links(mentor, BATCH)["A letter that waits"] == "/admin/review/wales/letter/waits/"


def test_a_fact_that_no_page_shows_says_so(mentor, fact):
    for page in both_pages(mentor, fact):
        assert "Stands on no page yet, but on that of its theme" in page


# Twenty on one page


@pytest.fixture
def many(db) -> list[Fact]:
    """Three facts that wait, and their source."""
    builders.publish(builders.source())
    return [builders.working_copy(makers.fact(f"f{n}", title=f"Fact {n}")) for n in range(3)]


def test_the_page_says_how_much_reading_it_is(mentor, many):
    Fact.objects.update(words=400)
    assert "3 on this page: 1200 words, about 6 minutes." in told(mentor.get(BATCH))


def test_no_decision_is_made_beforehand(mentor, many):
    assert not [name for name in fields(mentor.get(BATCH), "batch") if name.startswith("decision-")]
    answer = mentor.post(BATCH, fields(mentor.get(BATCH), "batch"), follow=True)
    assert "0 decided." in told(answer)
    assert not Edition.objects.filter(kind="fact").exists()


def entries(many: list[Fact], **decisions: str) -> dict[str, object]:
    """The form of the page with these decisions, by slug."""
    sent: dict[str, object] = {"entry": [f"wales/{fact.slug}" for fact in many]}
    sent |= {f"digest-wales/{fact.slug}": fact.digest for fact in many}
    return sent | {f"decision-wales/{slug}": decision for slug, decision in decisions.items()}


def test_who_has_read_them_all_approves_those_that_are_not_set_otherwise(mentor, many):
    buttons = [words(button) for button in html(mentor.get(BATCH).content).iter("button")]
    assert "I have read all 3: approve what I have not set, too" in [" ".join(button.split()) for button in buttons]
    mentor.post(BATCH, entries(many, f1="later") | {"others": "approve"})
    assert set(Edition.objects.filter(kind="fact").values_list("slug", flat=True)) == {"f0", "f2"}


@pytest.mark.parametrize("others", ["withdraw", "approve and read", "send back", "nonsense"])
def test_all_the_others_can_only_be_approved(mentor, many, others):
    mentor.post(BATCH, entries(many) | {"others": others})
    assert not Edition.objects.filter(kind="fact").exists()


def test_of_those_what_changed_since_it_was_read_is_not_approved(mentor, editor, many):
    sent = entries(many) | {"others": "approve"}
    type_into(editor, many[1], title="Another title")
    answer = mentor.post(BATCH, sent, follow=True)
    assert "Another title: This page has changed since you read it." in told(answer)
    assert set(Edition.objects.filter(kind="fact").values_list("slug", flat=True)) == {"f0", "f2"}


def test_queries_do_not_grow_with_the_facts_on_the_page(mentor, db):
    def fill(numbers: range) -> None:
        for number in numbers:
            builders.publish(builders.source(f"s{number}"))
            place = [{"source": f"s{number}", "at": "section 1"}]
            builders.working_copy(makers.fact(f"f{number}", found_in=place))
            builders.working_copy(makers.fact(f"f{number}", nation="scotland", found_in=place))
            builders.working_copy(makers.topic(f"t{number}", explained=f"{{fact: f{number}}}"))
        mentor.get(BATCH)  # a worker reads what is live once, and then remembers it

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert mentor.get(BATCH).status_code == 200
        return len(queries)

    fill(range(1))
    few = asked()
    fill(range(1, 10))
    assert asked() == few


def test_the_facts_that_one_page_waits_for_are_decided_together(mentor, many):
    builders.working_copy(makers.topic(explained="{fact: f0} {fact: f2}"))
    page = Topic.objects.get()
    address = links(mentor, work(page))["Read and decide these first, many on one page"]
    page_of_facts = told(mentor.get(address))
    assert "Fact 0" in page_of_facts
    assert "Fact 2" in page_of_facts
    assert "Fact 1" not in page_of_facts
    answer = mentor.post(address, entries(many[:1], f0="approve"))
    assert answer["Location"] == address


def test_entries_that_wait_for_facts_come_after_those_that_can_be_approved(mentor, fact):
    for slug, short in (("aa", "Within {limit: a-fact}."), ("bb", "Soon.")):
        builders.working_copy(builders.term(slug, title=slug, short=short, linked=[slug], sources=[]))

    def order() -> list[str]:
        page = html(mentor.get("/admin/batch/term/").content)
        return [words(legend).split()[0] for legend in page.iter("legend")]

    assert order() == ["bb", "aa"]
    decide(mentor, fact, "approve")
    assert order() == ["aa", "bb"]


# A page whose facts are approved


@pytest.fixture
def page_that_shows_it(mentor, fact) -> Topic:
    """A topic that waits, and shows a fact that is live."""
    decide(mentor, fact, "approve")
    return builders.working_copy(makers.topic(explained=SHOWS, today="- Within {limit: a-fact}, ask."))


def greyed(at: Desk, page: Topic) -> list[str]:
    """What is shown in grey among the words of a page, without the list of its facts."""
    tables = [table for table in html(at.get(work(page)).content).iter("table") if table.get("class") == "changes"]
    return [" ".join(words(e).split()) for table in tables for e in table.iter("span") if e.get("class") == "approved"]


def test_the_words_of_approved_facts_stand_in_grey_with_their_edition(mentor, page_that_shows_it):
    assert greyed(mentor, page_that_shows_it) == [
        f"{SAYS} (approved, edition 1)", "10 working days (approved, edition 1)",
    ]  # fmt: skip
    said = told(mentor.get(work(page_that_shows_it)))
    assert "What there is to know." in said
    assert "Shows 1 fact, approved already: you need not read it again" in said


def test_only_its_own_words_are_counted(mentor, page_that_shows_it):
    alone = builders.working_copy(
        makers.topic("alone", explained="What there is to know. Ask early.", today="- Within, ask.")
    )
    assert f"{alone.words} words of its own" in told(mentor.get(work(page_that_shows_it)))


def test_a_fact_that_came_into_a_live_page_is_marked_as_new_and_as_approved(mentor, editor, page_that_shows_it):
    decide(mentor, page_that_shows_it, "approve")
    builders.publish(makers.fact("second", says="You can ask why."))
    type_into(editor, page_that_shows_it, explained=f"{SHOWS} {{fact: second}}")
    assert "added: + You can ask why. (approved, edition 1)" in greyed(mentor, page_that_shows_it)


def test_a_fact_that_is_not_live_is_named_before_anybody_decides(mentor, fact):
    page = builders.working_copy(makers.topic(explained=SHOWS))
    said = told(mentor.get(work(page)))
    assert "It cannot be approved yet: 1 fact that it shows is not live A fact of the test" in said
    assert "{fact:a-fact} (not live)" in said
    assert links(mentor, work(page))["A fact of the test"] == "/admin/review/wales/fact/a-fact/"


def test_the_review_of_a_live_page_says_which_of_its_facts_have_changed_since(mentor, editor, page_that_shows_it, fact):
    decide(mentor, page_that_shows_it, "approve")
    assert "changed since this page was approved" not in told(mentor.get(work(page_that_shows_it)))
    type_into(editor, fact, title="A fact with a better title")
    decide(mentor, fact, "approve")
    assert "changed since this page was approved" in told(mentor.get(work(page_that_shows_it)))
    assert WORKING_COPIES["fact"].objects.count() == Source.objects.count() == 1

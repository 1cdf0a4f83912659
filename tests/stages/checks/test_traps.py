"""Words that a nation's pages may not have: what other sites get wrong there, and what belongs to another nation."""

from pathlib import Path

import pytest

from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import kind_of
from tests import builders

ANOTHER = "this belongs to another nation; nations are never mixed"


def complaints(folder: Path, nation: str, words: str) -> list[str]:
    """What the content check says of a stage with these words in it, but for what facts should say."""
    documents = [make(nation=nation) for make in (builders.source, builders.role)]
    for document in (*documents, builders.stage(nation=nation, wrong=words)):
        path = folder / "content" / nation / kind_of(document).folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True)
        path.write_text(write(document, kind_of(document)), "utf-8")
    problems = read_tree(folder / "content").problems
    return [str(problem) for problem in problems if "in the page's own words" not in problem.message]


@pytest.mark.parametrize(
    ("nation", "words"),
    [
        ("england", "You get a care and support protection plan."),
        ("scotland", "Llais can help you."),
        ("england", "The Regional Safeguarding Board."),
        ("england", "See the Wales Safeguarding Procedures."),
        ("england", "Ask Care Inspectorate Wales."),
        ("england", "A Children's Hearing decides."),
        ("wales", "The Principal Reporter decides."),
        ("england", "Ask the Children’s Reporter."),
        ("scotland", "See Working Together 2026."),
        ("northern-ireland", "Cafcass Cymru sends somebody."),
        ("wales", "Ring the Gateway team."),
        ("england", "A UNOCINI is written."),
        ("england", "CCGANI sends somebody."),
        ("wales", "The court makes a freeing order."),
        ("scotland", "It is an HSC Trust."),
    ],
)
def test_words_of_another_nation_are_refused(tmp_path, nation, words):
    found = complaints(tmp_path, nation, words)
    assert len(found) == 1
    assert ANOTHER in found[0]


@pytest.mark.parametrize(
    ("nation", "words"),
    [
        ("wales", "It is section 76."),
        ("scotland", "It is section 76."),
        ("england", "Write to: The Reporter to the panel."),
        ("england", "See Working Together 2026."),
        ("scotland", "A Children's Hearing decides."),
        ("northern-ireland", "Ring the Gateway team."),
        ("wales", "The Child Protection Register has your child's name."),
    ],
)
def test_its_own_words_are_taken(tmp_path, nation, words):
    assert complaints(tmp_path, nation, words) == []


def test_a_trap_is_of_its_own_nation_alone_and_its_excuse_counts(tmp_path):
    register = "The child protection register has your child's name."
    found = complaints(tmp_path / "a", "england", register)
    assert len(found) == 1
    assert "no register since 2008" in found[0]
    assert complaints(tmp_path / "b", "england", "There is no child protection register.") == []
    assert complaints(tmp_path / "c", "northern-ireland", register) == []


def test_the_old_renewal_of_interim_orders_is_caught_and_other_28_days_are_not(tmp_path):
    for number, old in enumerate(("It is renewed every 28 days.", "A 28-day interim care order follows.")):
        assert len(complaints(tmp_path / str(number), "england", old)) == 1
    assert complaints(tmp_path / "c", "england", "The child lives there for 28 days or more.") == []
    assert complaints(tmp_path / "d", "england", "Interim orders are no longer renewed every 28 days.") == []


def test_a_move_to_wales_or_scotland_is_not_given_as_the_end_of_a_plan(tmp_path):
    for number, wrong in enumerate(
        ("Your child leaves England, and the plan ends.", "It stops once you left England.")
    ):
        assert len(complaints(tmp_path / str(number), "england", wrong)) == 1
    assert complaints(tmp_path / "c", "england", "Leaving England does not end a plan.") == []
    assert (
        complaints(tmp_path / "d", "england", "The plan ends when the child has left the United Kingdom for good.")
        == []
    )

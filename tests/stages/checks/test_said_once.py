"""A fact is said once: what a page may not have in its own words, and which fact to name instead."""

from dataclasses import replace

import pytest

from sosguide.nations import Nation
from sosguide.nations.profile import MayStand
from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from stages.checks.said_once import no_fact_is_retyped
from tests import builders
from tests.stages import makers
from tests.stages.law.test_limit_checks import problems_with

CONFERENCE = makers.fact(
    "first-conference",
    says="The first child protection conference is held within 15 working days of the strategy discussion.",
    clock={"length": 15},
)
CAPITAL = makers.fact("capital", says="Savings above £8,000 count.", figure="£8,000", clocks=[], nature="sum")

POWER = makers.fact("conference-power", says="A conference has no power to take a child away from home.", clocks=[])


def complaints(**fields: object) -> list[str]:
    """What is said of a topic with these words, beside three facts."""
    page = makers.topic(**fields)
    tree = ContentTree(profiles={"wales": replace(Nation.WALES.profile, said_once=(ALLOWED,))})
    for document in (CONFERENCE, CAPITAL, POWER, page):
        kind = "topic" if document is page else "fact"
        tree.files[kind, "wales", document.slug] = ContentFile(document.slug, document, {})
    return [
        f"{problem.message}; {problem.advice}"
        for problem in no_fact_is_retyped(tree.files["topic", "wales", page.slug], tree)
    ]


ALLOWED = MayStand(pattern=r"\bsections?\s+47\b", why="the name of the enquiry")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It is held within 15 working days.", "“15 working days”: a length of time in the page's own words; name the"
         " fact that says it: first-conference"),
        ("The answer comes within one calendar\n  month.", "“one calendar\n  month”: a length of time"),
        ("You have six months.", "“six months”: a length of time in the page's own words; name the fact that says it, or"),
        ("Savings above £8,000 count.", "“£8,000”: a sum in the page's own words; name the fact that says it: capital"),
        ("The power is in section 46(6).", "“section 46(6)”: a power by its number in the page's own words"),
        ("It rests on Article 8.", "“Article 8”: a power by its number"),
        ("In fact a conference has no power to take a child away from home.",
         "is what a fact says; name it: {fact: conference-power}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["answer", "explained", "and_then", "questions"])
def test_what_a_fact_says_is_refused_in_a_pages_own_words(field, words, said):
    found = complaints(**{field: [words] if field == "questions" else words})
    assert any(said in complaint for complaint in found), found


@pytest.mark.parametrize(
    "words",
    [
        "It is held within {limit: first-conference} of that.",
        "{fact: first-conference} Ask for the date.",
        "A section 47 enquiry is not a court case.",
        "The Family Procedure Rules 2010 say more.",
        "Somebody comes every week, and stays for an hour.",
        "A conference is held.",
    ],
)
def test_what_names_a_fact_or_is_a_name_may_stand(words):
    assert complaints(explained=words) == []


def test_how_people_ask_is_in_their_words():
    assert complaints(asked=["is it 15 working days", "what is section 46(6)"]) == []


def test_a_fact_itself_says_what_it_says():
    tree = ContentTree(profiles={"wales": Nation.WALES.profile})
    assert list(no_fact_is_retyped(ContentFile("a-fact", CONFERENCE, {}), tree)) == []


def test_no_exception_is_without_its_reason():
    for nation in Nation:
        assert all(exception.why for exception in nation.profile.said_once)
        assert len(nation.profile.said_once) <= 12


def test_a_stage_too(db):
    page = builders.stage(now="It lasts 72 hours.")
    tree = ContentTree(profiles={"wales": Nation.WALES.profile})
    (problem,) = no_fact_is_retyped(ContentFile("a-stage", page, {}), tree)
    assert "72 hours" in problem.message


def test_a_file_that_retypes_a_limit_is_refused_with_its_line(tmp_path):
    problems = problems_with(tmp_path, builders.stage(now="First this.\n\nIt lasts 72 hours."))
    (problem,) = problems
    assert "“72 hours”: a length of time in the page's own words" in problem.message
    lines = (tmp_path / "content/wales/stages/test-stage.md").read_text().splitlines()
    assert lines[problem.line - 1] == "It lasts 72 hours."

"""What families asked for and the guide did not have: each now stands where they look for it, at its own address."""

import pytest

from tests.addresses import html, words
from tests.stages.findings.reading import facts, page

TOPICS = [
    "private-fostering", "parent-in-prison", "travellers", "private-court", "other-parent", "categories",
    "harm-outside-home", "sexual-abuse", "child-mental-health", "my-child-in-care-not-safe", "drink-and-drugs",
    "smacking", "who-checks-the-council", "who-works-for-whom", "how-the-work-is", "how-common", "ai",
    "good-enough-parenting", "discrimination", "step-parents", "for-young-people", "what-they-write", "reforms",
]  # fmt: skip
"""Other sites and printed leaflets lead to these addresses."""
COUNTED = ["referral", "child-in-need", "section-47-enquiry", "child-protection-conference", "child-protection-plan",
           "care-proceedings", "final-hearing", "care-order", "placement-and-adoption"]  # fmt: skip


@pytest.fixture
def main(public):
    """From an address of England's guide to the main part of its page, as a tree."""

    def read(address: str):
        answer = public.get(f"/england/{address}")
        assert answer.status_code == 200, address
        return html(answer.content).find("body/main")

    return read


def test_every_topic_that_was_missing_has_its_address(main):
    assert len(TOPICS) == 23
    for slug in TOPICS:
        assert main(f"topics/{slug}/").find(".//h1") is not None


@pytest.mark.parametrize("address", ["stages/child-in-need/", "topics/consent/", ""])
def test_help_is_told_apart_from_protection(main, address):
    said = " ".join(words(main(address)).split())
    assert "Part 3 of the Children Act 1989 is about help for families." in said
    assert "Part 5 about protection." in said


@pytest.mark.parametrize("stage", ["strategy-discussion", "section-47-enquiry", "police-protection", "contact"])
def test_police_bail_is_part_of_the_journey_and_leads_to_its_own_page(main, stage):
    assert [row for row in page(f"stages/{stage}").requests if row.force == "court-or-bail" and "bail" in row.what]
    assert "/england/topics/police-and-bail/" in {link.get("href") for link in main(f"stages/{stage}/").iter("a")}


@pytest.mark.parametrize("stage", COUNTED)
def test_a_stage_says_how_common_it_is_and_how_to_read_that(main, stage):
    named = [facts()[slug] for slug in page(f"stages/{stage}").head["figures"]]
    said = " ".join(words(main(f"stages/{stage}/")).split())
    shown = said.partition("How common is this?")[2]
    assert named
    for fact in named:
        assert " ".join(fact["says"].split()) in shown
        assert " ".join(fact["how_to_read"].split()) in shown


def test_every_official_figure_stands_on_one_page_with_its_year_and_how_to_read_it(main):
    figures = {slug: fact for slug, fact in facts().items() if fact["nature"] == "figure"}
    read = main("facts/figures/")
    said = " ".join(words(read).split())
    assert len(figures) >= 20
    assert set(figures) <= {heading.get("id") for heading in read.iter("h2")}
    for slug, fact in figures.items():
        for told in ("says", "how_to_read"):
            assert " ".join(fact[told].split()) in said, slug
        assert f"{fact['year']}.".casefold() in said.casefold(), slug


@pytest.mark.parametrize(
    ("stage", "asked", "known"),
    [
        ("section-20", "sign a section 20 form", ["ask for time and advice", "also approved to adopt"]),
        ("placement-and-adoption", "sign your consent", ["lose the right to oppose the adoption", "solicitor"]),
        ("care-proceedings", "threshold document", ["What you accept in a care case counts as proved"]),
    ],
)
def test_what_to_know_before_a_signature_stands_where_it_is_asked_for(stage, asked, known):
    (request,) = [row for row in page(f"stages/{stage}").requests if asked in row.what]
    assert [part for part in known if part not in request.and_then] == []

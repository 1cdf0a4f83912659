"""What was found wrong in the law of topics, letters and help: findings A1, A6, A8, B1, B3 to B5, B7, one test each.

Those of the letter reader and of the calculator are beside this file.
"""

import re

from tests.stages.findings.reading import ENGLAND, in_place, page, pages, sentences

NSPCC = "0808 800 5000"


def test_a1_the_number_of_the_nspcc_is_its_own():
    assert f"\ntelephone: {NSPCC}\n" in (ENGLAND / "organisations" / "nspcc.md").read_text("utf-8")
    wrong = [path.name for path in ENGLAND.rglob("*.md") if re.search(r"0800 ?800 ?5000", path.read_text("utf-8"))]
    assert wrong == []


def test_a6_a_safety_plan_can_be_said_no_to_and_can_come_at_many_stages():
    paper = page("letters/safety-plan-paper")
    assert paper.head.get("force") == "you-can-say-no"
    assert re.search("court|other ways", in_place(paper.head["and_then"]))
    assert {"child-protection-plan", "pre-proceedings"} & {*paper.head.get("also_at", ())}


def test_a8_the_ombudsmans_year_runs_from_when_you_first_knew_not_from_the_councils_answer():
    """A parent who waits for three stages may come too late."""
    assert not page("topics/complaints").says("normally have 12 months")
    year = [(found, said) for found, said in sentences("12 months") if "ombudsman" in f"{said} {found.name}".lower()]
    told = [(found, said) for found, said in year if "Council" not in said]
    assert {found.name for found, _ in told} >= {"topics/complaints", "people/ombudsman"}
    for found, said in told:
        assert "first knew" in said, (found.name, said)
    assert page("topics/complaints").says("late complaint can be taken for a good reason")


def test_b1_papers_and_people_say_that_the_council_decides_contact_once_it_looks_after_the_child():
    for name in ("letters/police-protection-notice", "letters/contact-refused-letter", "stages/contact",
                 "people/designated-officer"):  # fmt: skip
        found = page(name)
        assert found.says("designated (police )?officer|police protection"), name
        assert found.says("the council.{0,20} decides|council decides"), name


def test_b3_a_friend_or_distant_relative_who_looks_after_a_child_for_28_days_must_tell_the_council():
    assert page("topics/kinship").says("council must be told|must tell the council")
    private = page("topics/private-fostering")
    for what in ("28 days or more", "must tell the council", "is a crime", "under 16", "disabled child.* until .*18"):
        assert private.says(what), what
    assert "must-tell" in {row.force for row in private.requests}


def test_b4_no_page_says_that_a_council_asks_for_an_adoption_order():
    wrong = "council (asks|applies|can ask|can apply)[^.]{0,30} (placement or )?adoption order"
    assert [(found.name, said) for found, said in sentences(wrong) if "cannot" not in said] == []
    assert page("topics/legal-aid").says("adopters ask for the adoption order")


def test_b5_no_page_leaves_open_whether_the_chances_of_a_parent_who_opposes_adoption_count():
    assert [(found.name, said) for found, said in sentences("sources (differ|do not agree)")] == []
    assert page("topics/legal-aid").says("the strength of the case should not count")


def test_b7_a_grandparent_with_a_viability_letter_does_not_read_of_the_police():
    """Nor does anybody with a page about what only a court can order, or about a test of who the father is."""
    for name in ("special-guardianship", "care-order", "placement-and-adoption", "child-arrangements-order",
                 "discharge-of-care-order"):  # fmt: skip
        assert "court-or-police" not in {row.force for row in page(f"stages/{name}").requests}, name
    for letter in pages("letters"):
        stage = letter.head.get("stage")
        force = letter.head.get("force") or (stage and page(f"stages/{stage}").head["force"])
        assert force != "court-or-police" or "police" in letter.name, letter.name
    assert "court-or-police" not in {row.force for row in page("topics/fathers-pr").requests}

"""What was found wrong in “Paste your letter”: findings A2 to A5 and B8 to B14, one test each.

The texts are those of the findings, and what is looked at is the whole answer that a family reads.
"""

import pytest


def test_a2_the_end_of_the_police_side_is_no_good_news_from_the_council(pasted):
    told = pasted(
        "police have confirmed no further action will be taken. However the local authority's assessment continues and "
        "the safety plan remains in place."
    )
    for wrong in ("The council has decided to do nothing more", "good news", "you need do nothing", "has ended"):
        assert wrong not in told


@pytest.mark.parametrize(
    "letter",
    [
        "The Local Authority has made the decision to issue care proceedings. We will be making an application to the "
        "Family Court for an Interim Care Order.",
        "The Local Authority may seek legal advice and consider an Interim Supervision Order.",
    ],
)
def test_a3_no_court_is_said_to_have_decided_where_the_council_only_means_to_ask(pasted, letter):
    told = pasted(letter)
    assert "A court has decided" not in told
    assert "who shares responsibility for your child and where your child lives" not in told


@pytest.mark.parametrize(
    "letter",
    [
        "we would like to assess you with a view to a Special Guardianship Order",
        "We recommend the court makes a supervision order.",
    ],
)
def test_a4_no_final_decision_is_told_where_an_order_is_only_mentioned(pasted, letter):
    assert "has made its final decision" not in pasted(letter)


@pytest.mark.parametrize(
    "letter",
    [
        "You are invited to an Initial Child Protection Conference. The conference will decide whether Mia should be made "
        "subject to a Child Protection Plan.",
        "You are invited to a Review Child Protection Conference. Mia is currently subject to a child protection plan.",
    ],
)
def test_a5_an_invited_parent_is_not_told_that_the_conference_has_decided(pasted, letter):
    told = pasted(letter)
    assert "has decided that your child needs a plan" not in told
    assert told.split("It may be: ")[1].lower().startswith(("invitation", "review"))


@pytest.mark.parametrize("what", ["a child arrangements order by Mr Lowe", "an adoption order"])
def test_b8_the_council_is_not_said_to_have_gone_to_court_where_somebody_else_has(pasted, what):
    told = pasted(f"NOTICE OF HEARING\nApplication for {what}")
    assert "The council has asked the family court for an order" not in told


def test_b9_a_threat_of_an_emergency_order_is_not_the_order(pasted):
    told = pasted("If you do not agree to section 20 the local authority will apply for an emergency protection order")
    for wrong in ("has ordered it", "It is a court order", "A court is asked"):
        assert wrong not in told
    assert "ection 20" in told.split("Can I say no?")[0]


def test_b10_enquiries_in_the_plural_are_known(pasted):
    told = pasted("Section 47 enquiries")
    assert "We found no words" not in told
    assert "Section 47" in told.split("Why we think so")[0]


def test_b11_an_invitation_that_cites_section_47_is_first_of_all_an_invitation(pasted):
    told = pasted(
        "Section 47 of the Children Act 1989\nYou are invited to an Initial Child Protection Conference on Monday 7 December."
    )
    assert told.split("It may be: ")[1].lower().startswith("invitation")


def test_b12_the_end_of_pre_proceedings_is_not_called_a_letter_before_proceedings(pasted):
    told = pasted("Pre-Proceedings: a decision has been made to end the Public Law Outline (pre-proceedings) process")
    assert "very serious" not in told
    assert "end" in told.split("It may be: ")[1][:60]


@pytest.mark.parametrize(
    "letter",
    [
        "following a disclosure made by Maisie in class today we have spoken to children's services",
        "We have told the LADO and the Disclosure and Barring Service about the worry.",
    ],
)
def test_b13_a_child_who_told_and_the_barring_service_do_not_point_to_a_court_case(pasted, letter):
    told = pasted(letter)
    assert "Care proceedings" not in told
    assert "Disclosure: Giving papers or information" not in told


def test_b14_a_closing_letter_is_a_closing_letter(pasted):
    told = pasted("The child in need plan was reviewed. We will therefore be closing to your family and stepping down.")
    named = told.split("Why we think so")[0]
    assert "hild and family assessment" not in named
    assert "losing" in named or "no further action" in named.lower()

"""What was found wrong with the letter reader, one test each. The texts are those it was found with, or of their kind."""

import pytest


def slugs(named):
    return [slug for slug, _ in named]


def test_the_end_of_the_police_side_is_not_the_end_of_the_councils(ask):
    answer = ask(
        "The police have confirmed no further action will be taken. However the local authority's assessment continues "
        "and the safety plan remains in place."
    )
    assert "no-further-action-letter" not in [m.letter.document.slug for m in (*answer.named, *answer.aside)]


@pytest.mark.parametrize(
    "text",
    [
        "The Local Authority has made the decision to issue care proceedings. We will be making an application to the "
        "Family Court for an Interim Care Order.",
        "The council may seek legal advice and consider asking for an Interim Supervision Order.",
    ],
)
def test_an_interim_order_that_is_only_wanted_was_not_made(named, text):
    assert "interim-order" not in slugs(named(text))


@pytest.mark.parametrize(
    "text",
    [
        "We would like to assess you with a view to a Special Guardianship Order.",
        "We recommend that the court makes a supervision order.",
    ],
)
def test_a_final_order_that_is_only_mentioned_was_not_made(named, text):
    assert "final-order" not in slugs(named(text))


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("You are invited to an Initial Child Protection Conference. It will decide whether Mia should be made subject "
         "to a Child Protection Plan.", "invitation-to-conference"),
        ("You are invited to the Review Child Protection Conference. Mia is currently subject to a child protection "
         "plan.", "review-conference-invitation"),
    ],
)  # fmt: skip
def test_an_invitation_is_not_the_decision(named, text, paper):
    assert named(text) == [(paper, "invites")]


def test_a_case_between_parents_is_not_the_councils(ask):
    answer = ask("NOTICE OF HEARING\nApplication for a child arrangements order by Mr Lowe")
    assert answer.unsure
    assert [match.letter.document.slug for match in answer.aside] == ["private-law-papers"]


def test_adopters_papers_are_not_the_councils_application_for_a_care_order(named):
    assert named("NOTICE OF HEARING\nApplication for an adoption order") == [("placement-order-papers", "asks")]


def test_a_threat_of_an_order_is_no_order(named):
    text = "If you do not agree to section 20 the local authority will apply for an emergency protection order."
    assert named(text) == [("section-20-agreement", "asks")]


def test_enquiries_in_the_plural_are_known(named):
    assert named("We have started Section 47 enquiries about your child.") == [("section-47-letter", "informs")]


def test_the_outcome_of_an_enquiry_is_not_its_start(named):
    found = named("Outcome of section 47 enquiries. Concerns were substantiated but there is no continuing risk.")
    assert slugs(found) == ["section-47-outcome"]


def test_an_invitation_that_cites_section_47_is_an_invitation(named):
    text = "Section 47 of the Children Act 1989\n\nYou are invited to an Initial Child Protection Conference on Monday."
    assert named(text) == [("invitation-to-conference", "invites")]


def test_the_end_of_pre_proceedings_is_not_their_beginning(named):
    text = "Further to the letter before proceedings, a decision has been made to end the Pre-Proceedings process."
    assert named(text) == [("letter-ending-pre-proceedings", "ended")]


def test_what_a_child_told_at_school_has_nothing_to_do_with_court_papers(ask):
    answer = ask(
        "Dear Parent, following a disclosure made by Maisie in class today we have spoken to children's services."
    )
    assert ("stage", "care-proceedings") not in answer.pages


def test_a_closing_letter_after_help_is_a_closing_letter(named):
    text = "The child in need plan has been completed. We will therefore be closing to your family and stepping down."
    assert named(text) == [("no-further-action-letter", "ended")]


def test_police_bail_is_shown_where_it_can_be_read_about(ask):
    answer = ask(
        "You have been released on bail to return to the police station. Conditions: not to contact any child."
    )
    assert [match.letter.document.slug for match in answer.aside] == ["police-bail-notice"]


def test_an_interim_order_in_the_courts_own_words_is_known(named):
    text = "IT IS ORDERED\n1. The child be placed in the interim care of the council until further order."
    assert named(text) == [("interim-order", "decided")]


def test_the_code_of_a_form_counts_before_what_its_heading_mentions(named):
    text = (
        "C110A - Application for a care or supervision order and other orders under Part 4 of the Children Act 1989 or an "
        "Emergency Protection Order under section 44 of the Children Act 1989"
    )
    assert named(text) == [("court-application-c110a", "asks")]


@pytest.mark.parametrize(
    "text",
    [
        "We do not intend to apply for an emergency protection order.",
        "he's 20 and in care",
        "it's 47 days since they came",
        "The weather is fine.",
    ],
)
def test_where_nothing_is_told_no_paper_is_named(named, text):
    assert named(text) == []


def test_what_is_long_past_is_not_the_news(named):
    assert named("In 2009 my daughter was made subject to a child protection plan.") == []


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Annwyl / Dear Ms T\nIn line with the Wales Safeguarding Procedures a conference will be held.", "wales"),
        ("NOTIFICATION OF CHILDREN'S HEARING\nDear Relevant Person", "scotland"),
        ("VOLUNTARY ACCOMMODATION, ARTICLE 21, THE CHILDREN (NORTHERN IRELAND) ORDER 1995", "northern-ireland"),
    ],
)
def test_a_paper_of_another_nation_is_left_to_that_nation(ask, text, nation):
    answer = ask(text)
    assert (answer.named, answer.nation) == ((), nation)

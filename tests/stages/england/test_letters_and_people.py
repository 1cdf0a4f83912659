"""The cards of England's letters and people: four answers on one phone screen, and nobody before those on your side."""

import re

import pytest
from django.conf import settings

from tests.addresses import html, words

CARD = 340  # characters of the four answers together: what one phone screen holds beside its questions
LETTERS, PEOPLE = (
    sorted(path.stem for path in (settings.CONTENT_DIR / "england" / folder).glob("*.md"))
    for folder in ("letters", "people")
)


@pytest.fixture(params=LETTERS)
def paper(request, approved):
    """Each letter of England, as it is shown."""
    return approved.find("letter", "england", request.param).document


@pytest.fixture(params=PEOPLE)
def person(request, approved):
    """Each person of England, as they are shown."""
    return approved.find("role", "england", request.param).document


def test_a_letter_answers_four_questions_that_fit_one_phone_screen(paper):
    answers = (paper.answer, paper.and_then, paper.what_next, paper.do_first)
    assert all(answers)
    assert sum(map(len, answers)) <= CARD, [len(answer) for answer in answers]
    assert all(len(reading.answer) <= 100 for reading in paper.readings)


def test_a_letter_says_itself_if_one_can_say_no_to_it(paper):
    assert paper.force or (paper.stage and not paper.aside), "a paper outside the journey has no stage to say it"


def test_a_person_answers_four_questions_that_fit_one_phone_screen(person):
    answers = (person.answer, person.and_then, person.decides, person.do_first)
    assert all(answers)
    assert sum(map(len, answers)) <= CARD, [len(answer) for answer in answers]


def test_a_person_can_decide_some_things_and_cannot_decide_others(person):
    assert re.fullmatch(r"Can [^.]+\. Cannot [^.]+\.(?: Cannot [^.]+\.)?", person.decides)


def test_people_are_listed_from_those_on_your_side_to_complaints(public):
    main = html(public.get("/england/people/").content).find("body/main")
    assert [words(heading) for heading in main.iter("h2")] == [
        "On your side", "The council", "Health", "School and nursery", "Police", "Meetings and reviews", "The court",
        "For your child in court", "Independent", "Caring for your child", "Complaints",
    ]  # fmt: skip


def test_no_card_tells_anybody_to_refuse_to_sign_or_to_record(approved):
    for kind, slugs in (("letter", LETTERS), ("role", PEOPLE)):
        for slug in slugs:
            document = approved.find(kind, "england", slug).document
            told = f"{document.and_then} {document.do_first}"
            assert not re.search(r"\brefus|\brecord it|(do not|don.t|never) (sign|open|let|talk)", told, re.IGNORECASE)

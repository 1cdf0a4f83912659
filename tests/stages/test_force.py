"""Who can make it happen: the label of each stage and order of England, as the law has it (fact sheet, sections 38, 38A).

The table says what the label of the thing itself is; the rules below hold for every request on every page.
"""

import re
from functools import cache

import pytest
from django.conf import settings

from sosguide.nations import Nation
from sosguide.publishing.content.content_file import read
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shown
from stages.documents import STAGE, TOPIC, Request, Stage, Topic

STAGES = {
    "early-help": "you-can-say-no",
    "referral": "without-you",
    "child-in-need": "you-can-say-no",
    "strategy-discussion": "without-you",
    "section-47-enquiry": "without-you",
    "child-protection-conference": "without-you",
    "child-protection-plan": "without-you",
    "pre-birth": "you-can-say-no",
    "section-20": "in-part",
    "family-group-conference": "you-can-say-no",
    "pre-proceedings": "without-you",
    "police-protection": "court-or-police",
    "emergency-protection-order": "court",
    "child-assessment-order": "court",
    "care-proceedings": "without-you",
    "interim-care-order": "court",
    "assessments-and-experts": "direction",
    "final-hearing": "court",
    "supervision-order": "court",
    "child-arrangements-order": "court",
    "special-guardianship": "court",
    "care-order": "court",
    "placement-and-adoption": "court",
    "looked-after-review": "without-you",
    "contact": "in-part",
    "discharge-of-care-order": "yours",
}
"""`case-closed` is left out: nothing is asked there that a label would fit."""
TOPICS = {"complaints": "yours", "appeal": "yours", "private-fostering": "must-tell", "safety-plan": "you-can-say-no"}

ORDERED_BY_COURT = re.compile(
    r"threshold document|final statement|final evidence|(your|a) statement for the court|come to (a|the) (court )?hearing"
    r"|date of the hearing",
    re.IGNORECASE,
)
ORDER = re.compile(r"\border\b|adopt", re.IGNORECASE)
BY_POLICE = re.compile(r"police|without agreement|you do not agree|take|live somewhere else|part", re.IGNORECASE)
AFTER_A_NO = re.compile(r"\b(may|can|could|might|will|but|only|if|without|still|court)\b", re.IGNORECASE)


@cache
def pages() -> dict[str, Stage | Topic]:
    found = {}
    for kind in (STAGE, TOPIC):
        for path in sorted((settings.CONTENT_DIR / "england" / kind.folder).glob("*.md")):
            name = f"{kind.name}:{path.stem}"
            found[name] = shown(read(path, kind=kind, nation="england", name=name).document, _named)
    return found


@cache
def _named(kind: str, slug: str) -> Document | None:
    """The page whose words another one shows."""
    path = settings.CONTENT_DIR / "england" / KINDS[kind].folder / f"{slug}.md"
    return read(path, kind=KINDS[kind], nation="england", name=slug).document


def asked() -> list[tuple[str, Request]]:
    """Every request of every page."""
    return [(name, request) for name, page in pages().items() for request in page.requests]


@pytest.mark.parametrize(
    ("name", "force"),
    [(f"stage:{slug}", force) for slug, force in STAGES.items()]
    + [(f"topic:{slug}", force) for slug, force in TOPICS.items()],
)
def test_each_stage_and_order_bears_the_label_that_the_law_gives_it(name, force):
    assert pages()[name].force == force


def test_a_court_direction_is_never_something_you_can_say_no_to():
    wrong = [
        (name, request.what)
        for name, request in asked()
        if ORDERED_BY_COURT.search(request.what) and request.force in ("you-can-say-no", "without-you")
    ]
    assert wrong == []


def test_a_police_officer_makes_no_order():
    wrong = [
        (name, request.what)
        for name, request in asked()
        if request.force == "court-or-police" and (ORDER.search(request.what) or not BY_POLICE.search(request.what))
    ]
    assert wrong == []


def test_police_bail_is_met_where_families_meet_it():
    """Bail has no stage of its own: it comes with a strategy discussion or an enquiry."""
    met = {name for name, request in asked() if request.force == "court-or-bail"}
    assert met >= {"stage:strategy-discussion", "stage:section-47-enquiry"}


def test_where_you_can_say_no_it_says_in_the_same_breath_what_may_follow():
    silent = [
        (name, request.what)
        for name, request in asked()
        if request.force == "you-can-say-no" and not AFTER_A_NO.search(request.and_then)
    ]
    assert silent == []
    assert [name for name, page in pages().items() if page.force == "you-can-say-no" and not page.and_then] == []


def test_the_nine_values_of_england_each_answer_whether_you_can_say_no():
    answers = {force.value: force.answer for force in Nation.ENGLAND.profile.force}
    assert answers == {
        "you-can-say-no": "yes",
        "without-you": "no",
        "court": "no",
        "court-or-police": "no",
        "court-or-bail": "no",
        "direction": "no",
        "must-tell": "no",
        "yours": "yes",
        "in-part": "in-part",
    }


@pytest.mark.parametrize("value", ["without-you", "court", "court-or-bail", "direction"])
def test_a_label_that_would_mislead_alone_has_a_caution_of_its_own(value):
    assert Nation.ENGLAND.profile.force_of(value).caution


SOMEBODY_ELSE = re.compile(
    r"section 20|consent to (placement|adoption)|medical(?! notes)|examine|child (to )?stays? somewhere else",
    re.IGNORECASE,
)
ANSWERED = re.compile(r"parental responsibility|somebody else|another person|decide without you", re.IGNORECASE)


def test_who_else_can_say_yes_is_asked_where_a_no_depends_on_parental_responsibility():
    silent = [
        (name, request.what)
        for name, request in asked()
        if request.force == "you-can-say-no"
        and SOMEBODY_ELSE.search(request.what)
        and not ANSWERED.search(f"{request.what} {request.and_then}")
    ]
    assert silent == []

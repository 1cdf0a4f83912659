"""A page whose card leaves a question open, or is too long for one screen, is refused before anybody reads it."""

import pytest

from stages.documents import Moment
from tests import builders
from tests.stages import makers
from tests.stages.checks.test_nation_file import complaints


def said_of(folder, document) -> list[str]:
    return [line for line in complaints(folder, document, builders.source()) if "card" in line or "once_made" in line]


@pytest.mark.parametrize(
    ("document", "missing"),
    [
        (builders.stage("report", what_next=""), "`what_next` is missing"),
        (builders.stage("report", do_first=""), "`do_first` is missing"),
        (makers.topic(what_next=""), "`what_next` is missing"),
        (builders.role(decides=""), "`decides` is missing"),
        (builders.role(and_then=""), "`and_then` is missing"),
    ],
)
def test_a_question_that_a_card_leaves_open_is_named(tmp_path, document, missing):
    (found,) = said_of(tmp_path, document)
    assert missing in found
    assert "the card of the page asks:" in found


def test_a_stage_at_which_a_court_decides_says_what_holds_once_it_has(tmp_path):
    assert said_of(tmp_path / "a", builders.stage("report", force="court-or-police")) == []
    (found,) = said_of(tmp_path / "b", builders.stage("report", force="court"))
    assert "say what holds once there is an order" in found
    assert said_of(tmp_path / "c", builders.stage("report", force="court", once_made="Keep to it.")) == []


def test_a_card_that_would_not_fit_is_refused_with_its_length(tmp_path):
    (found,) = said_of(tmp_path, builders.stage("report", what_next="A word. " * 60))
    assert "characters; 400 fit on the first screen of a phone" in found


def test_more_than_five_questions_are_refused(tmp_path):
    stage = builders.stage("report", topics=[f"topic-{number}" for number in range(6)])
    assert any("6 questions; more than 5 nobody reads" in line for line in complaints(tmp_path, stage))


def test_a_moment_has_a_sign_that_is_drawn(tmp_path):
    """Its door is drawn with it: where there is none, the page of the doors would break."""
    moment = {
        "nation": "wales", "slug": "at-night", "title": "At night", "sources": ["test-act"], "description": "A test.",
        "says": "small words", "answer": "An answer.", "force": "in-part", "and_then": "It may.", "what_next": "Next.",
        "do_first": "Now.", "say": ["A word."], "can": ["They can."], "cannot": ["They cannot."], "last_checked": None,
    }  # fmt: skip

    def said(sign: str) -> list[str]:
        found = complaints(tmp_path / sign, Moment.build({**moment, "sign": sign}), builders.source())
        return [line for line in found if "sign" in line]

    assert said("door") == []
    (found,) = said("dragon")
    assert "no sign `dragon` is drawn" in found
    assert "use one of calendar, child, danger, door" in found

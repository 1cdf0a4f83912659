"""What the page shows for a pasted text: one paper, two as equals, one of somebody else, or none."""

from urllib.parse import urlencode

import pytest

from tests.addresses import html, words
from tests.builders import publish, source, stage
from tests.stages.makers import letter


@pytest.fixture
def paste(client, db):
    """Publish letters beside a stage, paste a text, and read the answer."""
    for document in (source(), stage()):
        publish(document)

    def pasted(text, *letters):
        for one in letters:
            publish(one)
        body = urlencode({"letter": text})
        answer = client.generic("POST", "/wales/letters/", body, "application/x-www-form-urlencoded")
        return words(html(answer.content).find("body/main"))

    return pasted


def test_two_papers_that_fit_alike_are_shown_as_equals_and_neither_says_how_serious(paste):
    first = letter("one", title="Paper one", phrases=["paper"], known_by=["we ask you"])
    second = letter("two", title="Paper two", phrases=["paper"], known_by=["you are asked"])
    text = paste("We ask you this: you are asked to come.", first, second)
    assert "Your words fit two papers. We will not guess, so look at both." in text
    assert "Paper one" in text
    assert "Paper two" in text
    assert "How serious" not in text


def test_a_paper_outside_the_journey_is_not_called_one_of_its_papers(paste):
    text = paste("Your certificate", letter("other", title="A certificate", phrases=["your certificate"], aside=True))
    assert "It tells of something outside children’s services’ own steps. It looks like: A certificate" in text
    assert "Can I say no?" not in text


def test_a_paper_of_another_nation_is_named_as_that_nations(paste):
    text = paste("Scottish Children's Reporter Administration", letter(phrases=["reporter"]))
    assert "It looks like a paper from Scotland. The law there is not the same, so we do not read it here." in text


def test_how_it_is_meant_decides_which_sentence_is_said(paste):
    ended = {"does": "ended", "signs": ["has ended"], "answer": "The test is over.", "serious": "It is calm."}
    paper = letter(phrases=["test paper"], readings=[ended])
    assert "What this letter is." in paste("Test paper\n\nIt goes on.", paper)
    assert "What is this? The test is over." in paste("Test paper\n\nIt has ended.")


def test_a_letter_with_its_own_answer_to_can_i_say_no_shows_that_and_no_limits_of_its_stage(paste, client):
    publish(letter("plan", force="you-can-say-no", and_then="They may ask a court.", also_at=["test-stage", "later"]))
    text = words(html(client.get("/wales/letters/plan/").content).find("body/main"))
    assert "Can I say no? Yes. They may ask a court." in text
    assert "It can come at many stages: A stage of the test later" in text
    assert "There is no time limit." not in text

"""What stands under the card of a stage: each way on once, the rare ones folded, and who is here with the reason."""

import pytest

from tests.addresses import html, words
from tests.builders import publish, role, source, stage

STEPS = [
    {"when": "It is likely", "way": "up", "to": "other-stage"},
    {"when": "It is seldom", "way": "out", "ends": "The file is shut", "rare": True},
]


@pytest.fixture
def page(client, db):
    publish(source())
    publish(role("a-person", title="A person"))
    publish(stage("other-stage", title="The other stage"))
    publish(stage(next_steps=STEPS, people=[{"role": "a-person", "why": "writes the report"}]))
    return html(client.get("/wales/stages/test-stage/").content).find("body/main")


def test_a_way_on_is_said_once_and_a_rare_one_is_folded(page):
    text = words(page)
    assert [text.count(said) for said in ("It is likely.", "It is seldom.")] == [1, 1]
    folded = " ".join(words(fold) for fold in page.iter("details"))
    assert "It is seldom." in folded
    assert "It is likely." not in folded


def test_who_is_involved_is_said_with_the_reason(page):
    assert "A person writes the report" in words(page)


def test_how_it_ends_is_told_by_the_ways_on_alone(page):
    assert words(page).count("The file is shut") == 1

"""Facts as a reader meets them: by theme, at a place of their own, and on the stages that name them."""

import pytest

from tests.addresses import html, words
from tests.builders import publish, source, stage
from tests.stages import makers

FIGURE = {"nature": "figure", "standing": "official-figure", "year": "Year to March 2025",
          "how_to_read": "It counts plans, not children.", "clocks": []}  # fmt: skip


@pytest.fixture
def wales(client, db):
    """A nation with two facts of one theme, and a stage that shows both."""
    publish(source())
    publish(makers.fact("answer", order=2))
    publish(makers.fact("how-many", title="Plans in a year", says="There were 12 plans.", order=1, **FIGURE))
    publish(stage(limits=["answer"], no_time_limit="", figures=["how-many"]))
    return client


def _main(answer):
    return html(answer.content).find("body/main")


def test_the_themes_say_how_many_facts_there_are_of_each(wales):
    page = _main(wales.get("/wales/facts/"))
    assert "How long things may take (2 facts)" in words(page)
    assert [a.get("href") for a in page.iter("a") if "/facts/" in a.get("href")] == ["/wales/facts/how-long/"]


def test_each_fact_of_a_theme_has_a_place_of_its_own_with_its_source_and_what_to_say(wales):
    page = _main(wales.get("/wales/facts/how-long/"))
    assert [heading.get("id") for heading in page.iter("h2")] == ["how-many", "answer"]
    text = words(page)
    for said in (
        "The council answers within 10 working days of the test.",
        "When the time is over: Nothing ends because the answer is late.",
        "You can say: The answer was due by (the day). When will it come?",
        "The Test Act 2000, section 1, section 1.",
        "Guidance.",
        "Year to March 2025. It counts plans, not children.",
        "Official figures.",
    ):
        assert said in text


def test_a_wait_has_no_words_to_say_once_it_has_passed(wales):
    wait = {"when_it_passes": "wait", "say": "This is a wait, not a last day. Ask first."}
    publish(makers.fact("wait", order=3, clock=wait))
    assert "Ask first" not in words(_main(wales.get("/wales/facts/how-long/")))


def test_a_theme_without_a_fact_is_no_page(wales):
    assert wales.get("/wales/facts/adoption/").status_code == 404
    assert wales.get("/wales/facts/no-such-theme/").status_code == 404


def test_a_stage_shows_its_limits_and_how_common_it_is_with_a_number_that_leads_to_each_fact(wales):
    page = _main(wales.get("/wales/stages/test-stage/"))
    text = words(page)
    assert "10 working days: A fact of the test From: the test. Falls on: the council." in text
    assert "Nothing ends because the answer is late." in text
    assert "How common is this? There were 12 plans. It counts plans, not children." in text
    numbers = {a.text: a.get("href") for a in page.iter("a") if a.get("class") == "cite"}
    assert numbers == {"[1]": "/wales/facts/how-long/#answer", "[2]": "/wales/facts/how-long/#how-many"}

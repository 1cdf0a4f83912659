"""A stage and what may follow it, as a few sheets to print."""

import pytest

from sosguide.publishing.workflow import withdraw
from tests import addresses
from tests.addresses import html, words
from tests.builders import person, publish, stage
from tests.stages.makers import fact

PACK = "/wales/stages/test-stage/pack/"


@pytest.fixture
def wales(client, db):
    """A stage that two may follow, one likely and one rare; a third that none leads to."""
    steps = [
        {"when": "They meet", "way": "up", "to": "likely"},
        {"when": "They meet again", "way": "up", "to": "likely"},
        {"when": "It goes on", "way": "sideways", "to": "test-stage"},
        {"when": "Seldom", "way": "up", "to": "seldom", "rare": True},
        {"when": "It is over", "way": "out"},
    ]
    publish(fact())
    publish(stage(number=95_600, order=1, next_steps=steps, questions=("Who decides?",)))
    publish(stage("likely", title="The likely one", number=95_601, order=2, limits=["a-fact"], no_time_limit=""))
    publish(stage("seldom", title="The rare one", number=95_602, order=3))
    return client


def _main(answer):
    return html(answer.content).find("body/main")


def test_a_pack_has_the_stage_and_each_likely_next_one_once(wales):
    page = _main(wales.get(PACK))
    assert [words(h2) for h2 in page.iter("h2")] == ["A stage of the test", "What may follow", "The likely one"]
    text = words(page)
    for said in ("Who decides?", "They may come back.", "10 working days: A fact of the test.", "/p/95600/", "999"):
        assert said in text
    assert text.count("One thing to do.") == 2


def test_a_pack_of_a_stage_that_nothing_follows_says_no_more(wales):
    page = _main(wales.get("/wales/stages/seldom/pack/"))
    assert "What may follow" not in [words(h2) for h2 in page.iter("h2")]


def test_a_pack_is_for_no_search_engine_and_goes_with_its_stage(wales):
    assert wales.get(PACK)["X-Robots-Tag"] == "noindex"
    taken = publish(stage("taken", number=95_603))
    withdraw(edition=taken, by=person(), reason="It was wrong.")
    assert wales.get("/wales/stages/taken/pack/").status_code == 410
    assert wales.get("/wales/stages/never-there/pack/").status_code == 404


def test_the_end_of_a_stage_leads_to_its_pack_and_to_the_map(wales):
    links = addresses.inner_links(_main(wales.get("/wales/stages/test-stage/")))
    assert links[-2:] == [PACK, "/wales/"]


def test_in_quiet_reading_no_address_tells_which_pack_it_is(wales):
    stage_page = _main(wales.get("/p/95600/"))
    assert "/p/95600/pack/" in addresses.inner_links(stage_page)
    answer = wales.get("/p/95600/pack/")
    page = html(answer.content)
    assert page.find("head/title").text == "Page 95600"
    assert answer["Cache-Control"] == "no-store"
    assert [link for link in addresses.inner_links(page.find("body/main")) if not link.startswith("/p/")] == []
    for address in ("/p/1/pack/", "/p/99998/pack/", "/p/4/pack/", "/p/95600/packs/"):
        assert wales.get(address).status_code == 404, address
    assert wales.post("/p/95600/pack/").status_code == wales.post(PACK).status_code == 405

"""Where am I? A small tree of plain questions that ends at a stage, and an address that tells nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import addresses
from tests.addresses import html, words
from tests.builders import publish, source, stage, working_copy
from tests.patience import follow
from tests.stages.makers import question
from tests.thoroughness import examples

STAGE = {"says": "Yes", "stage": "test-stage", "why": "Because you said so."}


def on(*targets):
    """Answers that lead to these questions."""
    return [{"says": f"Answer {i}", "to": target} for i, target in enumerate(targets)]


def _main(answer):
    return html(answer.content).find("body/main")


def _links(main):
    return {words(a): a.get("href") for a in main.iter("a")}


@pytest.fixture
def wales(client, db):
    """Two questions, and the stage where they end."""
    publish(source())
    publish(stage())
    publish(question("q-0001", replies=[*on("q-0002"), STAGE]))
    publish(question("q-0002", first=False, title="Is it a long test?", replies=[STAGE]))
    return client


def test_the_questions_lead_by_links_alone_to_a_stage_with_the_reason(wales):
    first = _main(wales.get("/wales/where-am-i/"))
    assert "Is this a test?" in words(first)
    second = _main(wales.get(_links(first)["Answer 0"]))
    assert words(second.find("h1")) == "Is it a long test?"
    assert "Question 2 of 5 at most" in words(second)
    end = _main(wales.get(_links(second)["Yes"]))
    assert "You may be here: A stage of the test" in words(end)
    assert "Why we think so Because you said so." in words(end)
    assert "Can I say no? Yes. What may follow." in words(end)
    assert _links(end)["A stage of the test"] == "/wales/stages/test-stage/"


def test_there_is_a_way_back_from_every_step(wales):
    end = _links(_main(wales.get("/wales/where-am-i/q-0002-1/")))
    assert end["One step back"] == "/wales/where-am-i/q-0002/"
    assert end["Start again"] == "/wales/where-am-i/"
    assert _links(_main(wales.get("/wales/where-am-i/q-0002/")))["Start again"] == "/wales/where-am-i/"
    assert "Start again" not in _links(_main(wales.get("/wales/where-am-i/")))


def test_a_step_shows_and_tells_nothing_of_what_was_answered_before(wales):
    answer = wales.get("/wales/where-am-i/q-0002/")
    page = html(answer.content)
    assert "Is this a test?" not in words(page)
    assert "Answer 0" not in words(page)
    assert page.find("head/title").text == "Where am I? Step 0002, Wales – Social Services SOS"
    assert answer["X-Robots-Tag"] == "noindex"
    end = html(wales.get("/wales/where-am-i/q-0002-1/").content)
    assert "Is it a long test?" not in words(end)
    assert "A stage" not in end.find("head/title").text


def test_a_question_that_is_not_live_is_no_link(wales):
    publish(question("q-0001", replies=[*on("q-0003"), STAGE]))
    working_copy(question("q-0003", first=False, title="A question nobody approved"))
    main = _main(wales.get("/wales/where-am-i/"))
    assert "Answer 0 (this way is not ready yet)" in words(main)
    assert "Answer 0" not in _links(main)
    assert wales.get("/wales/where-am-i/q-0003/").status_code == 404


def test_a_stage_that_is_not_live_is_named_in_plain_words(client, db):
    publish(source())
    publish(question())
    main = _main(client.get("/wales/where-am-i/q-0001-1/"))
    assert "You may be here: test stage" in words(main)
    assert "not ready yet" in words(main)
    assert "/wales/stages/test-stage/" not in _links(main).values()


NODES = st.text("q-0123456789abcXYZ_", min_size=1, max_size=12) | st.integers(0, 999).map("q-0002-{}".format)


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(node=NODES)
def test_no_other_address_is_a_step(wales, node):
    there = node in ("q-0001", "q-0002", "q-0001-2", "q-0002-1")
    assert wales.get(f"/wales/where-am-i/{node}/").status_code == (200 if there else 404)


def test_an_answer_that_goes_on_is_no_end(wales):
    for node in ("q-0001-1", "q-0001-3", "q-0001-0", "q-0001-", "q-0001-01", "q-0001-2-1"):
        assert wales.get(f"/wales/where-am-i/{node}/").status_code == 404, node
    assert wales.get("/wales/where-am-i/q-0001-2/").status_code == 200


def test_a_nation_without_questions_has_none(client, db):
    assert client.get("/scotland/where-am-i/").status_code == 404
    assert "not ready yet" in words(_main(client.get("/england/where-am-i/")))


def _step(client, node, **headers):
    return client.generic("POST", "/p/26/", f"node={node}", "application/x-www-form-urlencoded", headers=headers)


@pytest.fixture
def quiet(client, db):
    """The same tree in England, whose questions have a short number."""
    publish(source(nation="england"))
    publish(stage(nation="england", number=95_700))
    publish(question("q-0001", nation="england", replies=[*on("q-0002"), STAGE]))
    publish(question("q-0002", nation="england", first=False, title="Is it a long test?", replies=[STAGE]))
    return client


def test_in_quiet_reading_every_step_is_a_form_at_one_address(quiet):
    answers = [quiet.get("/p/26/"), _step(quiet, "q-0002"), _step(quiet, "q-0002-1")]
    for answer in answers:
        page = html(answer.content)
        assert page.find("head/title").text == "Page 26"
        assert answer["Cache-Control"] == "no-store"
        assert {form.get("action") for form in page.iter("form")} == {"/p/26/"}
        assert not [link for link in addresses.inner_links(page.find("body/main")) if not link.startswith("/p/")]
    assert ["Is this a test?" in words(_main(answers[0])), "Is it a long test?" in words(_main(answers[1]))] == [
        True
    ] * 2
    assert _links(_main(answers[2]))["A stage of the test"] == "/p/95700/"
    assert words(_main(_step(quiet, ""))) == words(_main(answers[0]))


def test_a_step_that_another_site_sends_is_not_taken(quiet):
    answer = _step(quiet, "q-0002", **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "Is this a test?" in words(_main(answer))
    assert _step(quiet, "q-9999").status_code == 404


def test_a_browser_in_quiet_reading_keeps_one_address_for_all_steps(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site.url}/p/26/")
    for _ in range(5):
        doors = page.locator(".doors button")
        if doors.count() == 0:
            break
        follow(doors.first)
        assert page.url == f"{site.url}/p/26/"
    assert page.locator("h1").inner_text().startswith("You may be here: ")
    follow(page.get_by_role("button", name="Start again"))
    assert page.locator("h1").inner_text() == "Where am I?"
    page.close()

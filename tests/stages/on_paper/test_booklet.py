"""On paper: the whole journey as one booklet, and one A4 sheet of questions for a meeting."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosguide.publishing.content.content_file import read
from sosguide.publishing.workflow import approve, withdraw
from stages.documents import STAGE, Stage
from tests import addresses
from tests.addresses import html, words
from tests.builders import person, publish, role, source, stage, term, working_copy
from tests.patience import follow
from tests.prepare import ROOT
from tests.stages.makers import fact, organisation
from tests.thoroughness import examples

A4 = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "13mm")}
QUESTIONS = ("What is this?", "Who decides?", "By when?")


@pytest.fixture
def wales(client, db):
    """A nation with one stage of three questions, and all that belongs to it."""
    counted = stage(questions=QUESTIONS, number=95_500, order=5, limits=["a-fact"], no_time_limit="")
    for document in (source(), fact(), role(), term(), counted):
        publish(document)
    return client


def _main(answer):
    return html(answer.content).find("body/main")


def _send(client, body, path="/wales/stages/test-stage/sheet/", **headers):
    return client.generic("POST", path, body, "application/x-www-form-urlencoded", headers=headers)


def _asked(answer):
    return [words(li) for li in _main(answer).find(".//ol[@class='answers']")][:-1]


def test_the_booklet_has_every_stage_in_order_with_all_its_words(wales):
    publish(stage("early", title="The first stage", order=0, now="Early [on](stage:test-stage).", number=95_501))
    working_copy(stage("hidden", title="A stage nobody approved"))
    publish(organisation())
    page = _main(wales.get("/wales/print/"))
    text = words(page)
    titles = [words(h2) for h2 in page.iter("h2")]
    assert titles == ["What is in here", "1. The first stage", "2. A stage of the test", "People you may meet", "Words",
                      "Who can help"]  # fmt: skip
    for said in ("What is happening now.", "One thing to do.", "Yes, and it is free.", "It ends.",
                 "They may come back.", "10 working days: A fact of the test. From: the test.",
                 "A person of the test",
                 "Somebody. Works for: the council.", "What the word means.", "0300 000 0000", "/p/95501/",
                 ):  # fmt: skip
        assert said in text
    assert "nobody approved" not in text
    assert ("#stage-test-stage", "on") in [(a.get("href"), words(a)) for a in page.iter("a")]


def test_the_booklet_says_of_each_stage_when_it_was_checked_and_which_are_overdue(wales, set_today):
    late = working_copy(stage("late", title="A late stage", number=95_502))
    approve(page=late, by=person(), digest=late.to_document().digest(), check_due=date(2098, 3, 1))
    set_today(date(2098, 3, 2))
    page = _main(wales.get("/wales/print/"))
    sections = {section.find(".//h2").get("id"): words(section) for section in page.iter("section")}
    assert re.search(r"Checked on \d+ \w+ 20\d\d, edition 1\.", sections["stage-late"])
    assert "Overdue for a check since 1 March 2098." in sections["stage-late"]
    assert "Overdue" not in sections["stage-test-stage"]
    assert "To be checked again by 1 January 2099." in sections["stage-test-stage"]
    assert re.search(r"Made on \d+ \w+ 20\d\d from ", words(page))


def test_the_booklet_of_a_nation_that_is_not_ready_is_not_there(client, db):
    assert client.get("/scotland/print/").status_code == 404


def test_the_sheet_has_the_ticked_questions_and_no_other(wales):
    answer = _send(wales, "q=1&q=3")
    assert _asked(answer) == ["What is this?", "By when?"]
    assert (answer.status_code, answer["Cache-Control"], answer["X-Robots-Tag"]) == (200, "no-store", "noindex")
    text = words(_main(answer))
    for said in ("Date, time, place", "Who is there", "My own question:", "will do what", "/p/95500/"):
        assert said in text


@pytest.mark.parametrize("body", ["", "q=", "q=0&q=4", "q=one", "q=%C2%B2&q=" + "9" * 5000, "other=1"])
def test_with_nothing_ticked_every_question_is_on_the_sheet(wales, body):
    assert _asked(_send(wales, body)) == list(QUESTIONS)


def test_the_address_of_the_sheet_alone_shows_every_question(wales):
    """After a reload, or from a bookmark. An address cannot tick: what stands after it is not read."""
    assert _asked(wales.get("/wales/stages/test-stage/sheet/")) == list(QUESTIONS)
    assert _asked(wales.get("/wales/stages/test-stage/sheet/?q=1")) == list(QUESTIONS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(body=st.text(alphabet="q=&0123456789%+-é", max_size=60))
def test_whatever_is_sent_makes_a_sheet_of_this_stages_questions(wales, body):
    answer = _send(wales, body.encode())
    assert answer.status_code == 200
    assert set(_asked(answer)) <= set(QUESTIONS)
    assert _asked(answer)


def test_another_site_ticks_nothing(wales):
    answer = _send(wales, "q=1", **{"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, _asked(answer)) == (403, list(QUESTIONS))


def test_a_sheet_of_a_stage_that_is_withdrawn_is_gone(wales):
    taken = publish(stage("taken", number=95_503))
    withdraw(edition=taken, by=person(), reason="It was wrong.")
    assert wales.get("/wales/stages/taken/sheet/").status_code == 410
    assert _send(wales, "q=1", "/wales/stages/taken/sheet/").status_code == 410
    assert _send(wales, "q=1", "/wales/stages/never-there/sheet/").status_code == 404


def test_in_quiet_reading_no_address_tells_which_sheet_it_is(wales):
    form = next(form for form in html(wales.get("/p/95500/").content).iter("form") if form.find(".//input") is not None)
    assert (form.get("method"), form.get("action")) == ("post", "/p/95500/sheet/")
    answer = _send(wales, "q=2", form.get("action"))
    page = html(answer.content)
    assert page.find("head/title").text == "Page 95500"
    assert _asked(answer) == ["Who decides?"]
    assert [link for link in addresses.inner_links(page.find("body/main")) if not link.startswith("/p/")] == []
    assert _send(wales, "q=1", "/p/1/sheet/").status_code == 404
    assert _send(wales, "q=1", "/p/99998/sheet/").status_code == 404


def test_a_reader_without_scripts_ticks_and_gets_one_sheet(site, browser):
    """In a real browser: tick two, press the button; the address holds nothing; on paper it is one A4 page."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site.url}/england/stages/contact/")
    boxes = page.locator("form input[type=checkbox]")
    assert boxes.count() == len(_written("contact").questions) > 3
    boxes.nth(0).check()
    boxes.nth(2).check()
    follow(page.get_by_role("button", name="Make a sheet"))
    assert page.url == f"{site.url}/england/stages/contact/sheet/"
    assert page.locator(".answers li").count() == 3
    assert _pages(page.pdf(**A4)) == 1
    page.close()


@pytest.mark.parametrize("slug", ["contact", "placement-and-adoption", "assessments-and-experts", "section-20"])
def test_a_sheet_with_every_question_is_one_a4_page(site, page, slug):
    page.goto(f"{site.url}/england/stages/{slug}/sheet/")
    assert _pages(page.pdf(**A4)) == 1


def _written(slug: str) -> Stage:
    """A stage of England as its file has it."""
    path = ROOT / f"content/england/stages/{slug}.md"
    return read(path, kind=STAGE, nation="england", name=path.name).document


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_on_paper_no_stage_of_the_booklet_is_parted_from_its_card(site, page):
    """The stages follow each other in two columns; each begins with its heading and its card, over both."""
    page.goto(f"{site.url}/england/print/")
    page.emulate_media(media="print")
    assert page.locator(".leaves section").count() == 27 + 3
    heads = page.evaluate(
        "[...document.querySelectorAll('.leaves header')].map(head => [getComputedStyle(head).breakInside,"
        " getComputedStyle(head).columnSpan, head.querySelectorAll('h2').length, head.querySelectorAll('.card').length])"
    )
    assert heads == [["avoid", "all", 1, 1]] * 27

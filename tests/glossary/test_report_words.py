"""The words of reports: what they can mean, what a reader can ask, and where they are explained."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.conf import settings

from glossary.phrases import phrases_of
from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site.live import Entry, Live
from stages.letters.paste import read
from tests.addresses import html, words
from tests.builders import publish, role, source, stage, term
from tests.stages.makers import letter

FORM = "application/x-www-form-urlencoded"
ASKS = ["What did you see?", "When was it?"]
WORD = {"title": "Evasive", "short": "The writer thinks so.", "linked": ["evasive"], "asks": ASKS, "in_papers": True}


def main(client, path):
    """The main part of a page."""
    return html(client.get(path).content).find("body/main")


def pasted(client, text):
    """The words of a letter that are links in what is answered to it."""
    response = client.post("/wales/letters/", urlencode({"letter": text}), content_type=FORM)
    quote = html(response.content).find(".//blockquote")
    return {link.get("href") for link in quote.iter("a")}


def test_a_word_of_reports_is_explained_in_a_readers_own_paper_and_not_on_our_pages(client, db):
    for one in (source(), stage(), letter(), term("evasive", **WORD), term(), role(does="An evasive test word.")):
        publish(one)
    on_our_page = {link.get("href") for link in main(client, "/wales/people/a-person/").iter("a")}
    assert "/wales/glossary/evasive/" not in on_our_page
    assert "/wales/glossary/test-word/" in on_our_page
    assert pasted(client, "She was evasive about the test word.") == {
        "/wales/glossary/evasive/",
        "/wales/glossary/test-word/",
    }


def test_a_word_of_the_system_stays_explained_everywhere_when_it_has_something_to_ask(client, db):
    for one in (source(), term(asks=ASKS), role(does="A test word here.")):
        publish(one)
    assert "/wales/glossary/test-word/" in {a.get("href") for a in main(client, "/wales/people/a-person/").iter("a")}


def test_a_word_says_on_its_own_page_what_you_can_ask(client, db):
    publish(source())
    publish(term("evasive", **WORD))
    publish(term())
    assert "What you can ask “What did you see?”“When was it?”" in words(main(client, "/wales/glossary/evasive/"))
    assert "What you can ask" not in words(main(client, "/wales/glossary/test-word/"))


def test_the_list_has_the_words_with_something_to_ask_in_the_order_of_the_alphabet(client, db):
    publish(source())
    for slug, title in (("guarded", "Guarded"), ("chaotic", "Chaotic"), ("evasive", "Evasive")):
        publish(term(slug, **WORD | {"title": title, "linked": [slug]}))
    publish(term())
    page = main(client, "/wales/report-words/")
    assert [words(one.find("summary")) for one in page.iter("details")] == ["Chaotic", "Evasive", "Guarded"]
    said = words(page.find(".//details"))
    assert "Chaotic" in said
    assert "It can mean: The writer thinks so." in said
    assert "You can ask:" in said


def test_the_glossary_leads_to_that_list_and_does_not_repeat_it(client, db):
    for one in (source(nation="england"), term(nation="england"), term("evasive", nation="england", **WORD)):
        publish(one)
    page = main(client, "/england/glossary/")
    assert [link.get("href") for link in page.findall(".//dt/a")] == ["/england/glossary/test-word/"]
    assert "/england/report-words/" in {link.get("href") for link in page.findall(".//p/a")}


def test_a_nation_without_such_words_has_no_such_page(client, db):
    publish(source())
    publish(term())
    assert client.get("/wales/report-words/").status_code == 404


def test_a_nation_that_was_announced_says_that_they_are_not_ready(client, db):
    assert "These words are not ready yet." in words(main(client, "/england/report-words/"))


@pytest.fixture(scope="module")
def england() -> Live:
    """England's content as if all of it were approved."""
    tree = read_tree(settings.CONTENT_DIR)
    return Live((1, -1), date(2026, 11, 30), {key: Entry(key[0], file.document) for key, file in tree.files.items()})


@pytest.fixture(scope="module")
def reports(england):
    """Its words that are explained in papers only."""
    return [entry.document for entry in england.entries.values() if getattr(entry.document, "in_papers", False)]


def test_about_forty_words_of_reports_come_with_two_or_three_things_to_ask(reports):
    assert len(reports) >= 40
    for one in reports:
        assert 2 <= len(one.asks) <= 3, one.slug
        assert all(asked.endswith("?") for asked in one.asks), one.slug


def test_what_the_writer_thinks_is_said_to_be_an_opinion_or_a_view(reports):
    for one in reports:
        if one.short.startswith("The writer thinks") and "not clean" not in one.short:
            assert any(word in one.short for word in ("opinion", "how the writer saw it")), one.slug


def test_no_page_of_ours_has_such_a_word_as_a_link(england, reports):
    ours = {entry for bearers in phrases_of(england, Nation.ENGLAND).terms.values() for entry in bearers}
    assert not {entry.document.slug for entry in ours} & {one.slug for one in reports}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Mother shows a lack of insight and minimises the concerns.", {"lack-of-insight", "minimising"}),
        ("There is evidence of disguised compliance.", {"disguised-compliance"}),
        ("She failed to protect the children, and failed to attend.", {"failure-to-protect", "did-not-attend"}),
        ("Parents are not engaging with the plan.", {"not-engaging"}),
        ("Decisions must be made within the child\u2019s timescales.", {"childs-timescales"}),
        ("Father presented as hostile.", {"presenting-as", "hostile"}),
    ],
)
def test_a_pasted_report_has_its_words_explained(england, text, slugs):
    assert slugs <= {entry.document.slug for entry in read(text, live=england, nation=Nation.ENGLAND).terms}


def test_such_words_do_not_tell_which_stage_a_paper_belongs_to(england):
    reading = read("Concerns were unsubstantiated. There is drift.", live=england, nation=Nation.ENGLAND)
    assert ("stage", "section-47-enquiry") not in reading.answer.pages

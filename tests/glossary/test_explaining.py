"""Each word is explained as what it means where it stands, and as both things where it may mean either."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.conf import settings

from glossary.linking import Linker
from glossary.phrases import phrases
from glossary.text import Words, named_by
from sosguide.publishing.content.tree import ContentTree, read_tree
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shown
from sosguide.publishing.site.live import Entry, Live
from tests.addresses import html, words
from tests.builders import publish, role, source, stage, term
from tests.stages.makers import letter

ORDER = {"title": "Interim order (ICO)", "linked": ["interim order", "ICO"], "short": "An order for now.", "order": 1}
OFFICE = {
    "title": "Commissioner (ICO)",
    "linked": ["Commissioner", "ICO"],
    "short": "An office for records.",
    "order": 2,
    "told_apart": "Beside records it is the office.",
}


def linked(text: str, *terms, **page) -> list[str]:
    """The slugs of the terms that a text explains."""
    linker = Linker(phrases([Entry("term", one) for one in terms]), **page)
    list(linker.links_in(text))
    return sorted(linker.used)


def advocate(**values):
    return term("advocate", linked=["advocate", "Advocate's office"], **values)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Bring an advocate.", ["advocate"]),
        ("Ask Advocate for a barrister.", []),
        ("An advocate can come. Ask your barrister too.", ["advocate"]),
        ("The worker advocates for you.", []),
        ("The Advocate\u2019s office is open.", ["advocate"]),
    ],
)
def test_a_word_is_not_explained_beside_words_that_make_it_another(text, explained):
    assert linked(text, advocate(not_beside=["barrister"])) == explained


def test_a_word_is_not_explained_on_a_page_that_names_what_else_it_is():
    one = advocate(not_on=["organisation:a-charity"])
    assert linked("Ask an advocate.", one, names=frozenset(["organisation:a-charity"])) == []
    assert linked("Ask an advocate.", one) == ["advocate"]


def test_a_short_name_in_capitals_has_a_plural_and_no_small_word_grows_one():
    judge = term("judge", linked=["judge", "ICO"])
    assert linked("Two ICOs.", judge) == ["judge"]
    assert linked("You are judged. He judges.", judge) == []


def test_a_name_of_two_terms_is_explained_as_both():
    assert linked("See the ICO.", term("order", **ORDER), term("office", **OFFICE)) == ["office", "order"]


def test_words_beside_it_leave_one_of_two_meanings():
    order, office = term("order", **ORDER, not_beside=["records"]), term("office", **OFFICE)
    assert linked("The ICO looks at records.", order, office) == ["office"]
    assert linked("An interim order about records.", order, office) == ["order"], "its own name is never in doubt"


def test_a_name_that_the_page_has_explained_is_not_explained_again():
    order, office = term("order", **ORDER), term("office", **OFFICE)
    assert linked("An interim order (ICO).", order, office) == ["order"]
    assert linked("The ICO.", order, office, about="term:order") == []


def test_the_pop_up_and_the_page_of_a_word_show_both_meanings(client, db):
    for one in (source(), term("order", **ORDER), term("office", **OFFICE), role(does="Ask the ICO.")):
        publish(one)
    page = html(client.get("/wales/people/a-person/").content)
    pop_up = next(part for part in page.iter("div") if part.get("id") == "w-order")
    assert "An order for now. Or Commissioner (ICO): An office for records." in words(pop_up)
    assert "Beside records it is the office." in words(html(client.get("/wales/glossary/office/").content))
    assert "/wales/glossary/order/" in {
        link.get("href") for link in html(client.get("/wales/glossary/office/").content).find("body/main").iter("a")
    }


@pytest.fixture(scope="module")
def england() -> ContentTree:
    return read_tree(settings.CONTENT_DIR)


def explained_on(tree: ContentTree, page: str) -> set[str]:
    """The terms that a page of England's content explains."""
    kind, _, slug = page.partition(":")
    live = Live((1, -1), date(2026, 11, 30), {key: Entry(key[0], file.document) for key, file in tree.files.items()})
    written = tree.document(kind, "england", slug)
    document = shown(written, lambda kind, slug: tree.document(kind, "england", slug))
    on_page = Words(live, document.nation, about=page, names=named_by(written))
    for name in KINDS[kind].sections:
        on_page.html(getattr(document, name))
    return {entry.document.slug for entry in on_page.used()}


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("topic:complaints", "interim-care-order"),
        ("topic:consent", "interim-care-order"),
        ("role:ombudsman", "interim-care-order"),
        ("topic:legal-aid", "advocate"),
        ("topic:appeal", "advocate"),
        ("topic:mental-health", "care-plan"),
        ("topic:other-parent", "interim-care-order"),
        ("term:cafcass", "family-court"),
        ("role:lado", "local-authority-designated-officer"),
        ("role:ombudsman", "local-government-and-social-care-ombudsman"),
    ],
)
def test_no_page_explains_a_word_as_what_it_is_not(england, address, wrong):
    assert wrong not in explained_on(england, address)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Please write to the ICO.", {"interim-care-order", "information-commissioner"}),
        ("Complain to the Information Commissioner's Office (ICO).", {"information-commissioner"}),
        ("The judge made an ICO.", {"interim-care-order"}),
        ("The council asks for an education supervision order.", {"education-supervision-order"}),
        ("Your referral did not meet the threshold.", {"threshold-for-help"}),
        ("The judge found that the threshold was met.", {"threshold"}),
        ("Following a disclosure made by Maisie at school.", {"disclosure-by-a-child"}),
        ("The Disclosure and Barring Service will be told.", {"disclosure-and-barring-service"}),
        ("The laboratory is accredited to ISO 17025.", set()),
        ("Write to the Parliamentary and Health Service Ombudsman.", set()),
        ("Please ring the designated officer.", {"designated-officer-police", "local-authority-designated-officer"}),
        ("The police named a designated officer.", {"designated-officer-police"}),
        ("The education, health and care plan is late.", {"education-health-and-care-plan"}),
    ],
)
def test_words_of_a_letter_are_explained_as_what_they_can_mean(england, text, slugs):
    terms = [file.document for file in england.of_kind("term", "england")]
    assert set(linked(text, *terms)) == slugs


def test_a_word_names_no_name_that_its_title_says(client, db):
    for one in (source(), term(title="Test order (TO)", also_called=["TO", "order of the test"])):
        publish(one)
    text = words(html(client.get("/wales/glossary/test-word/").content).find("body/main"))
    assert "order of the test." in text
    assert "TO, order of the test" not in text


def test_the_list_of_words_says_each_once_and_leaves_its_other_names_to_its_own_page(client, db):
    for one in (source(), term(title="Test order (TO)", also_called=["order of the test"])):
        publish(one)
    text = words(html(client.get("/wales/glossary/").content).find("body/main"))
    assert "Test order (TO)" in text
    assert "order of the test" not in text


def test_a_pasted_letter_is_offered_both_meanings_of_a_name(client, db):
    for one in (source(), stage(), letter(), term("order", **ORDER), term("office", **OFFICE)):
        publish(one)
    form = urlencode({"letter": "We write about the ICO of last week."})
    page = html(client.generic("POST", "/wales/letters/", form, "application/x-www-form-urlencoded").content)
    pop_up = next(part for part in page.iter("div") if part.get("id") == "w-order")
    assert "An order for now." in words(pop_up)
    assert "An office for records." in words(pop_up)
    assert any(button.get("popovertarget") == "w-order" for button in page.iter("button"))

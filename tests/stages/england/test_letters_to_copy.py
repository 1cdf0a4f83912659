"""Letters to copy: whole, plain, to be filled in by the reader alone, and with the cautions where one could do harm."""

import re

import pytest
from django.conf import settings

from tests.addresses import html, words

TITLES = {
    "correct-a-fact": "Ask to correct a fact",
    "ask-for-my-records": "Ask for my records",
    "complain": "Make a complaint",
    "end-section-20": "End section 20 care",
    "ask-for-a-family-group-conference": "Ask for a family group conference",
    "ask-for-an-advocate": "Ask for an advocate",
    "ask-for-an-interpreter": "Ask for an interpreter",
    "ask-for-the-minutes": "Ask for the minutes",
    "ask-for-another-worker": "Ask for another social worker",
    "ask-for-a-reasonable-adjustment": "Ask for a reasonable adjustment",
    "ask-for-a-closing-letter": "Ask for a closing letter",
    "ask-for-papers-before-a-hearing": "Ask for the papers before a hearing",
}
SLUGS = sorted(path.stem for path in (settings.CONTENT_DIR / "england" / "wordings").glob("*.md"))
TO_FILL_IN = re.compile(r"\[[^\[\]]+\]")
LONGEST = 60  # words under "Good to know"


@pytest.fixture(params=SLUGS)
def wording(request, approved):
    """Each letter to copy of England, as it is shown."""
    return approved.find("wording", "england", request.param).document


def test_there_are_twelve_letters_on_one_page(public):
    """Each by what it asks for, and each opens under that name."""
    main = html(public.get("/england/letters-to-copy/").content).find("body/main")
    assert len({a.get("href") for a in main.iter("a")} & {f"/england/letters-to-copy/{slug}/" for slug in SLUGS}) == 12
    named = {a.get("href"): words(a) for a in main.iter("a")}
    for slug, title in TITLES.items():
        path = f"/england/letters-to-copy/{slug}/"
        assert named[path] == title
        assert words(html(public.get(path).content).find("body/main/h1")) == title


def test_a_letter_begins_with_who_writes_and_when_and_ends_with_the_name(wording):
    first, *_, last = wording.text.split("\n\n")
    assert first.splitlines() == ["[your name]", "[your address or email]", "[date]"]
    assert re.fullmatch(r"Yours sincerely,\n\[your name[^\]]*\]", last)


def test_a_letter_is_plain_text_with_places_to_fill_in(wording):
    assert len(TO_FILL_IN.findall(wording.text)) >= 6
    outside = TO_FILL_IN.sub("", wording.text)
    assert not re.search(r"[\[\]{}<>*_]|\]\(", outside), "only the places to fill in have brackets"


def test_a_letter_asks_politely_and_threatens_nobody(wording):
    assert "lease" in wording.text
    assert not re.search(r"\b(sue|press|newspaper|demand|illegal|refuse|must|lawsuit)\b", wording.text, re.IGNORECASE)


def test_a_letter_admits_nothing(wording):
    assert not re.search(r"\b(sorry|my fault|I admit|I accept)\b", wording.text, re.IGNORECASE)


def test_the_whole_letter_stands_on_its_page_and_what_may_follow_beside_it(wording, public):
    main = words(html(public.get(f"/england/letters-to-copy/{wording.slug}/").content).find("body/main"))
    assert "".join(wording.text.split()) in "".join(main.split())
    assert wording.what_next in main
    assert wording.to_whom in main


def test_what_is_good_to_know_is_short(wording):
    said = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", wording.good_to_know)
    assert len(said.split()) <= LONGEST


def test_who_may_end_section_20_stands_before_the_letter(approved):
    wording = approved.find("wording", "england", "end-section-20").document
    for caution in (
        "parental responsibility",
        "adoption was applied for or consented to",
        "16 or 17",
        "solicitor first",
    ):
        assert caution in wording.answer
    assert "police or a court" in wording.what_next
    assert "can then be a crime" in wording.good_to_know


def test_the_letter_that_asks_for_a_closing_letter_asks_for_all_that_a_good_one_contains(approved):
    text = approved.find("wording", "england", "ask-for-a-closing-letter").document.text
    asked = [line.partition(" ")[2] for line in text.splitlines() if line[:1].isdigit()]
    needed = ("date", "reasons", "found", "help goes on", "told", "record", "ring")
    assert [word for word in needed if not any(word in line for line in asked)] == []

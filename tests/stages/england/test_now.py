"""It is happening now: one screen for each, with words to say, who answers at this hour, and no advice to say no."""

import re

import pytest
from django.conf import settings

from tests.addresses import html, words

SLUGS = sorted(path.stem for path in (settings.CONTENT_DIR / "england" / "now").glob("*.md"))
CARD = 340  # characters of the four answers together: what one phone screen holds beside its questions


@pytest.fixture(params=SLUGS)
def moment(request, approved):
    """Each moment of England, as it is shown."""
    return approved.find("moment", "england", request.param).document


def test_what_cannot_wait_has_six_doors(public):
    main = html(public.get("/england/now/").content).find("body/main")
    doors = [a.get("href") for a in main.findall(".//ul[@class='doors']//a")]
    assert doors == [
        f"/england/now/{slug}/"
        for slug in ("at-the-door", "police-are-here", "asked-to-sign", "child-taken", "told-to-leave", "in-danger")
    ]


def test_the_four_answers_fit_one_phone_screen(moment):
    answers = (moment.answer, moment.and_then, moment.what_next, moment.do_first)
    assert sum(map(len, answers)) <= CARD, [len(answer) for answer in answers]


def test_there_are_three_short_sentences_to_say_aloud(moment):
    assert len(moment.say) == 3
    for words_to_say in moment.say:
        assert len(words_to_say.split()) <= 15
        assert re.fullmatch(r"[^.?!]+[.?]", words_to_say), "one sentence"


def test_what_they_can_and_cannot_do_are_a_few_lines(moment):
    assert 2 <= len(moment.can) <= 4
    assert 2 <= len(moment.cannot) <= 4


TELLS = re.compile(
    r"\brefus|\brecord|\b(do not|don.t|never|just|simply|always|must|should|better) (sign|open|let|talk)\b"
    r"|\bsign (it|this|nothing|anything|now)\b",
    re.IGNORECASE,
)
"""Advice to say no, to say yes, or to record: what to do is for the reader and a solicitor."""


@pytest.mark.parametrize("advice", ["Refuse to", "Do not sign", "Don’t talk", "never open", "just sign", "record them"])
def test_advice_to_refuse_to_sign_or_to_record_would_be_found(advice):
    assert TELLS.search(f"They are here. {advice} anything.")


def test_nobody_is_told_to_refuse_to_sign_or_to_record(moment, public):
    """Nowhere on the page: in no answer, in no fact that it shows, in no name of a page to read."""
    main = html(public.get(f"/england/now/{moment.slug}/").content).find("body/main")
    everything = words(main)
    assert all(said in everything for said in (*moment.can, *moment.cannot))
    assert [found[0] for found in TELLS.finditer(everything)] == []


def test_somebody_answers_at_any_hour_and_the_councils_night_team_is_named(moment, approved, public):
    named = [approved.find("organisation", "england", slug).document for slug in moment.organisations]
    assert "Day and night" in named[0].hours
    assert any("emergency duty team" in one.title for one in named)
    ring = html(public.get(f"/england/now/{moment.slug}/").content).find(".//main//ul[@class='ring']")
    assert [one.title for one in named if one.title not in words(ring)] == []
    assert "Ring your council’s main number: after hours it normally tells you the night number." in words(ring)


def test_the_page_shows_all_of_it(moment, public):
    main = words(html(public.get(f"/england/now/{moment.slug}/").content).find("body/main"))
    for said in (moment.title, moment.answer, moment.and_then, *moment.say, *moment.can, *moment.cannot):
        assert said in main


def test_a_social_worker_and_the_police_are_kept_apart_at_the_door(approved):
    moment = approved.find("moment", "england", "at-the-door").document
    for line in (*moment.can, *moment.cannot[:2]):
        assert not ("social worker" in line.lower() and "police can" in line.lower())
    assert any("A social worker needs your permission or a court order" in line for line in moment.cannot)
    assert any("warrant" in line and "police" in line for line in moment.can)


def test_who_answers_in_the_night_says_so_and_how_the_councils_own_team_is_found(approved):
    for slug in ("emergency-999", "samaritans", "domestic-abuse-helpline", "nhs-111", "shout"):
        assert approved.find("organisation", "england", slug).document.hours in ("Day and night", "At any hour")
    team = approved.find("organisation", "england", "emergency-duty-team").document
    assert team.hours == "Nights, weekends and bank holidays"
    assert "Ring your council’s main number: after hours it normally tells you the night number." in team.does
    assert team.slug in approved.find("topic", "england", "out-of-hours").document.organisations

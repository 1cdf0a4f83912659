"""A contributor's way to the receipt, and every way in which it can fail without losing a word."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.test import Client

from contributors import receipt_words
from contributors.drafts import Draft
from contributors.models import Receipt, State, Testimony
from contributors.months import this_month
from contributors.writing import consents
from contributors.writing import submit as submitting
from contributors.writing.cleaning import LIMIT
from sosguide.publishing.models import Publication
from sosguide.publishing.site import form_token
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT, filled, given_back, hidden, post, seen, six_words


def stored() -> Testimony:
    return Testimony.objects.get()


def test_the_first_page_says_what_can_and_cannot_be_promised(guide, client):
    page = seen(client.get("/contribute/"))
    for words in (
        "If a child is at risk now", "Ring 999", "What we never learn", "Your employer’s network or laptop",
        "Browser spell-checkers", "Your way of writing", "A colleague who knows the story", "A court order", "Copies",
        "What may not be told", "print this page and think first", "Begin",
    ):  # fmt: skip
        assert words in page


def test_the_whole_way_from_the_first_page_to_the_receipt(guide, client):
    first = post(client, step="attribution")
    assert "Which chair do you sit in?" in seen(first)
    assert "Teacher" in seen(first)
    number = hidden(first, "number")
    carried = {"number": number, "token": testimonies.old_token(number)}
    chosen = {"role": "teacher", "nation": "wales", "band": "5-to-15", "stages": testimonies.STAGE}
    words = post(client, step="write", **carried, **chosen)
    assert "What goes through your mind before you ring children’s services?" in seen(words)
    check = post(client, step="mirror", **carried, **chosen, text=TEXT)
    assert "Check your answers" in seen(check)
    assert given_back(check)
    assert "Four questions only you can answer" in seen(check)
    assert all(consent.wording in seen(check) for consent in consents.CONSENTS)
    assert not Testimony.objects.exists()
    receipt = post(client, **filled(number=carried["number"], seen=hidden(check, "seen")))
    given = six_words(receipt)
    assert len(given) == 6
    assert "Nobody can find them again" in seen(receipt)
    first, second = (int(number) - 1 for number in (seen(receipt).split("Word number ")[i][0] for i in (1, 2)))
    wrong = post(client, step="remember", number=carried["number"], back=["otter", "otter"])
    assert "Those are not the two words" in seen(wrong)
    assert six_words(wrong) == given
    right = post(client, step="remember", number=carried["number"], back=[given[first].upper(), f" {given[second]}. "])
    assert "Thank you" in seen(right)
    row = stored()
    assert (row.state, row.version, row.received) == (State.WAITING, 1, this_month())
    assert (row.consent, row.consent_wording) == (consents.VERSION, consents.wording())
    assert Draft.unsealed(row.sealed).text == TEXT


def test_until_it_is_published_no_word_of_it_is_stored_in_clear(guide, client):
    post(client, **filled(**{"why-x": "because of the weather"}))
    everything = str(list(Testimony.objects.values())) + str(list(Receipt.objects.values()))
    for words in ("beside families", "teacher", "wales", "5-to-15", "weather", "test-stage"):
        assert words not in everything


def test_sending_again_gives_the_same_receipt_and_the_same_testimony(guide, client):
    form = filled()
    first, again = post(client, **form), post(client, **form)
    assert six_words(first) == six_words(again) != []
    assert Testimony.objects.count() == 1
    other = post(client, **filled(OTHER, number=form["number"]))
    assert other.status_code == 409
    assert given_back(other, OTHER)
    assert Draft.unsealed(stored().sealed).text == TEXT


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
def test_a_form_from_another_site_is_not_taken_and_the_text_comes_back(guide, client, headers):
    answer = post(client, headers=headers, **filled())
    assert answer.status_code == 403
    assert given_back(answer)
    assert not Testimony.objects.exists()
    again = filled(number=hidden(answer, "number"), token=hidden(answer, "token"))
    assert six_words(post(client, headers={"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, **again))


def test_an_origin_that_is_hidden_by_the_browser_is_told_by_the_other_header(guide, client):
    assert six_words(post(client, headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"}, **filled()))


@pytest.mark.parametrize("token", ["", "nonsense", "1:2:3"])
def test_a_token_that_is_not_ours_gives_the_text_back_with_a_good_one(guide, client, token):
    answer = post(client, **filled(token=token))
    assert answer.status_code == 422
    assert given_back(answer)
    assert not Testimony.objects.exists()
    form_token.verify(hidden(answer, "token"), purpose=f"contribute.{hidden(answer, 'number')}", seconds=-1)


def test_too_fast_or_too_old_gives_the_text_back(guide, client, clock):
    number = receipt_words.new_number()
    answer = post(client, **filled(number=number, token=form_token.issue(f"contribute.{number}")))
    assert answer.status_code == 422
    assert "very quick" in seen(answer)
    assert given_back(answer)
    old = filled()
    clock.shift(form_token.DAY)
    answer = post(client, **old)
    assert "open for more than a day" in seen(answer)
    assert given_back(answer)


def test_too_long_says_by_how_much_and_cuts_nothing(guide, client):
    text = "word " * 1700 + "end."
    answer = post(client, **filled(text))
    assert f"This is {len(text) - LIMIT:,} characters too long" in seen(answer)
    assert given_back(answer, text)
    assert not Testimony.objects.exists()


def test_the_limit_is_shown_and_the_browser_stops_before_the_server_would(guide, client):
    page = post(client, step="write", role="teacher", nation="wales", band="5-to-15").content.decode()
    assert f"up to {LIMIT}" in page
    assert f'maxlength="{3 * LIMIT}"' in page
    assert 3 * LIMIT * 9 < 512 * 1024  # nine bytes are the most that one character takes in a form


def test_empty_or_tiny_texts_are_refused_in_words(guide, client):
    for text in ("", " \u200b\n", "Too short."):
        answer = post(client, **filled(text, seen=""))
        assert answer.status_code == 422
        assert "Write a few sentences" in seen(answer)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("consent-copies", "We can publish only with all three"), ("ask-child", "Answer all four"),
        ("role", "Choose the role nearest"), ("nation", "Choose the nation"), ("band", "Choose how long"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_else_is_lost(guide, client, missing, words):
    answer = post(client, **{**filled(), missing: ""})
    assert answer.status_code == 422
    assert words in seen(answer)
    assert given_back(answer)
    assert answer.content.count(b" checked") >= 5
    assert not Testimony.objects.exists()


def test_a_stage_of_another_nation_is_refused(guide, client):
    answer = post(client, **filled(nation="england"))
    assert "another nation" in seen(answer)
    assert given_back(answer)


def test_a_strong_finding_is_changed_or_explained_before_it_can_be_sent(guide, client):
    text = TEXT + " Write to me at someone@example.org."
    answer = post(client, **filled(text))
    assert answer.status_code == 422
    assert "Change each of these, or say why" in seen(answer)
    assert given_back(answer, text)
    name = answer.content.decode().split('name="why-')[1].split('"')[0]
    assert six_words(post(client, **filled(text, **{f"why-{name}": "It belongs to nobody."})))
    assert Draft.unsealed(stored().sealed).explanations == {name: "It belongs to nobody."}


@pytest.mark.parametrize("address", ["/contribute/", "/contribute/receipt/"])
def test_a_form_that_was_open_when_its_step_got_another_name_goes_on(guide, client, address):
    answers = [post(client, address, **{**filled(), "step": step}) for step in ("mirror", "check")]
    assert seen(answers[0]) == seen(answers[1])
    assert given_back(answers[1])


def test_words_changed_after_the_mirror_are_held_up_to_it_again(guide, client):
    answer = post(client, **{**filled(OTHER), "text": TEXT})
    assert "changed since the mirror" in seen(answer)
    assert given_back(answer)
    assert not Testimony.objects.exists()


def test_what_a_machine_fills_in_is_held_but_never_lost(guide, client):
    assert six_words(post(client, **filled(trap="http://spam.example")))
    assert stored().state == State.HELD


def test_above_the_ceiling_texts_are_held_and_above_all_refused_with_the_text(guide, client, monkeypatch):
    monkeypatch.setattr(submitting, "CEILING", 1)
    monkeypatch.setattr(submitting, "FULL", 1)
    testimonies.sent("The first of many. " * 4)
    assert six_words(post(client, **filled()))
    assert Testimony.objects.filter(state=State.HELD).count() == 1
    answer = post(client, **filled(OTHER))
    assert answer.status_code == 503
    assert given_back(answer, OTHER)


def test_when_nothing_can_be_stored_the_text_comes_back(guide, client, monkeypatch):
    def full(*args, **kwargs):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("contributors.writing.views.submit", full)
    answer = post(client, **filled())
    assert answer.status_code == 503
    assert "could not store" in seen(answer)
    assert given_back(answer)


def test_when_even_reading_fails_the_text_comes_back(guide, client, monkeypatch):
    def broken(*args, **kwargs):
        raise sqlite3.OperationalError("gone")

    monkeypatch.setattr("contributors.writing.views.missing_requirements", broken)
    form = filled()
    answer = post(client, **form)
    assert answer.status_code == 500
    assert given_back(answer)
    assert hidden(answer, "number") == form["number"]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_be_reached_at_all_gives_the_text_back(client, monkeypatch):
    def unreachable(*args, **kwargs):
        raise OperationalError("no connection")

    monkeypatch.setattr(connection, "cursor", unreachable)
    answer = post(client, **filled())
    assert answer.status_code == 503
    assert given_back(answer)


def test_an_upload_is_refused_and_written_nowhere(guide, client):
    assert client.post("/contribute/", {"text": TEXT}).status_code == 415


def test_no_cookie_no_token_of_a_session_and_nothing_is_kept(guide):
    client = Client(enforce_csrf_checks=True)
    answers = [
        client.get("/contribute/"),
        client.get("/contribute/receipt/"),
        post(client, step="attribution"),
        post(client, **filled()),
    ]
    for answer in answers:
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "csrf" not in answer.content.decode()
        assert not answer.has_header("ETag")
        assert "<title>Writing" in answer.content.decode()


def test_a_page_that_answers_what_was_typed_is_not_compressed(guide, client):
    """The length of a compressed page would tell of what stands on it beside the words."""
    answer = post(client, headers={"Accept-Encoding": "br, gzip"}, **filled())
    assert len(answer.content) > 1000
    assert not answer.has_header("Content-Encoding")
    assert client.get("/contribute/", headers={"Accept-Encoding": "br, gzip"})["Content-Encoding"] == "br"


def test_the_field_asks_browsers_not_to_send_what_is_typed_to_anybody(guide, client):
    page = post(client, step="write", role="teacher", nation="wales", band="5-to-15").content.decode()
    area = page.split("<textarea")[1].split(">")[0]
    for attribute in ('spellcheck="false"', 'autocomplete="off"', 'autocorrect="off"', 'data-gramm="false"'):
        assert attribute in area


def test_a_rare_role_in_a_small_nation_is_shown_wider_and_says_so(guide, client):
    answer = post(client, **{**filled(role="judge"), "step": "mirror"})
    assert "Someone who works in the family court" in seen(answer)


def test_receipts_that_cannot_be_worked_out_now_give_the_text_back(guide, client, monkeypatch):
    def busy(*args):
        raise receipt_words.TooBusy

    monkeypatch.setattr(receipt_words, "lookup", busy)
    answer = post(client, **filled())
    assert answer.status_code == 503
    assert given_back(answer)


@pytest.mark.parametrize("lost", ["SEALING_KEYS", "RECEIPT_KEY", "BACKUP_RECIPIENT"])
def test_it_is_closed_and_says_so_until_it_is_configured(guide, client, settings, lost):
    form = filled()
    setattr(settings, lost, [] if lost == "SEALING_KEYS" else "")
    page = client.get("/contribute/")
    assert "This is not open yet" in seen(page)
    assert "Begin" not in seen(page)
    if lost != "RECEIPT_KEY":
        answer = post(client, **form)
        assert answer.status_code == 503
        assert given_back(answer)
        assert not Testimony.objects.exists()


def test_without_a_mentor_it_is_closed_where_the_site_is_public(guide, client, settings):
    settings.DEVELOPMENT = False
    person = testimonies.person()
    assert "Begin" in seen(client.get("/contribute/"))
    person.groups.clear()
    assert "This is not open yet" in seen(client.get("/contribute/"))


def test_without_the_people_directory_it_is_closed(db, client):
    assert not Publication.objects.exists()
    assert "This is not open yet" in seen(client.get("/contribute/"))

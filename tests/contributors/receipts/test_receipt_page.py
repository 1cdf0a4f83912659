"""What the six words open: status, questions, an edit to agree to, a change, the way out."""

import pytest
from cryptography.fernet import Fernet
from django.test import Client

from contributors.drafts import Draft
from contributors.models import FollowUp, State, Testimony, Tombstone
from contributors.published import attribution
from contributors.review.mentoring import ask, decline, edit
from contributors.writing import consents
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT, filled, given_back, hidden, post, seen

HERE = "/contribute/receipt/"


def opened(client: Client, words: str):
    return post(client, HERE, step="open", words=words, token=testimonies.at_the_door())


def test_the_words_open_the_status_and_not_the_text(guide, client):
    _, words = testimonies.sent()
    page = opened(client, words.upper().replace(" ", ", "))
    assert "It waits for a mentor" in seen(page)
    assert "beside families" not in seen(page)
    assert page["Cache-Control"] == "no-store"
    assert not page.cookies


def test_wrong_words_say_so_plainly(guide, client):
    for words in ("otter plate maple violin candle tide", "", "x" * 5000, "\u200b"):
        page = opened(client, words)
        assert page.status_code == 422
        assert "not recognised, or what they opened is already deleted" in seen(page)


def test_questions_are_answered_through_the_receipt(guide, client):
    row, words = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Was this the same week?")
    page = opened(client, words)
    assert "Was this the same week?" in seen(page)
    assert "If we hear nothing" in seen(page)
    question = str(FollowUp.objects.get().pk)
    page = post(
        client, HERE, step="answer", question=question, text="No, I joined two.", **{"pass": hidden(page, "pass")}
    )
    assert "Your answer is stored" in seen(page)
    assert "No, I joined two." in seen(page)
    stored = str(list(FollowUp.objects.values()))
    assert "same week" not in stored
    assert "joined" not in stored


def test_an_answer_typed_for_longer_than_the_pass_lasts_is_not_lost(guide, client, monkeypatch):
    row, words = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Was this the same week?")
    question = str(FollowUp.objects.get().pk)
    page = post(client, HERE, step="answer", question=question, text="A long answer.", **{"pass": "expired"})
    assert "half an hour has passed" in seen(page)
    assert given_back(page, "A long answer.")
    again = {"question": hidden(page, "question"), "token": testimonies.at_the_door()}
    page = post(client, HERE, step="answer", text="A long answer.", words=words, **again)
    assert "Your answer is stored" in seen(page)


def test_an_edit_is_shown_with_what_changed_and_agreed_to(guide, client):
    row, words = testimonies.sent()
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=TEXT.replace("in that room", "in a meeting"))
    page = opened(client, words)
    markup = page.content.decode()
    assert "added: </span>a meeting" in markup
    assert "removed: </span>that room," in markup
    row.refresh_from_db()
    assert not row.agreed
    page = post(client, HERE, step="agree", version=hidden(page, "version"), **{"pass": hidden(page, "pass")})
    assert "You have agreed" in seen(page)
    row.refresh_from_db()
    assert row.agreed
    assert row.version == 2
    assert Draft.unsealed(row.sealed).before == ""


def test_what_is_shown_of_who_speaks_is_agreed_to_with_the_words(guide, client, monkeypatch):
    row, words = testimonies.sent()
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    page = seen(opened(client, words))
    assert "the mentor has changed some words" in page
    assert "Shown as: Teacher, Wales, 5 to 15 years, A stage of the test" in page
    row, words = testimonies.sent(TEXT + " More.")
    monkeypatch.setattr(attribution, "large_groups", dict)
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=TEXT + " More.")
    page = opened(client, words)
    assert "what may be shown of who speaks has changed" in seen(page)
    assert "Shown as: Someone who works in a school or nursery" in seen(page)
    fields = {"pass": hidden(page, "pass"), "version": "2"}
    assert "What may be shown" in seen(post(client, HERE, step="refuse", **fields))
    assert "You have agreed" in seen(post(client, HERE, step="agree", **fields))


def test_an_edit_that_changed_meanwhile_cannot_be_agreed_to_unseen(guide, client):
    row, words = testimonies.sent()
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    page = opened(client, words)
    edit(testimony=row, by=testimonies.mentors()[0], version=2, text=OTHER + " And more.")
    page = post(client, HERE, step="agree", version=hidden(page, "version"), **{"pass": hidden(page, "pass")})
    assert page.status_code == 409
    assert "Read them again" in seen(page)
    row.refresh_from_db()
    assert not row.agreed


def test_an_edit_that_is_refused_leaves_the_contributors_own_words(guide, client):
    row, words = testimonies.sent()
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    page = opened(client, words)
    post(client, HERE, step="refuse", version=hidden(page, "version"), **{"pass": hidden(page, "pass")})
    row.refresh_from_db()
    assert row.agreed
    assert Draft.unsealed(row.sealed).text == TEXT


def test_the_text_is_shown_and_changed_only_after_the_words_were_typed_again(guide, client):
    row, words = testimonies.sent()
    page = post(client, HERE, step="see", **{"pass": hidden(opened(client, words), "pass")})
    assert page.status_code == 422
    assert "beside families" not in seen(page)
    page = post(client, HERE, step="see", words=words, token=testimonies.at_the_door())
    assert given_back(page)
    changed = filled(OTHER, step="change", number=hidden(page, "number"), **{"pass": hidden(page, "pass")})
    assert "Your change is stored" in seen(post(client, HERE, **changed))
    row.refresh_from_db()
    assert (row.version, row.agreed, Draft.unsealed(row.sealed).text) == (2, True, OTHER)


def test_a_change_with_an_expired_pass_comes_back_and_takes_the_words(guide, client):
    _row, words = testimonies.sent()
    page = post(client, HERE, **filled(OTHER, step="change", **{"pass": "expired"}))
    assert page.status_code == 422
    assert given_back(page, OTHER)
    assert 'name="words"' in page.content.decode()
    assert "Your change is stored" in seen(post(client, HERE, **filled(OTHER, step="change", words=words)))


def test_a_changed_publication_is_down_at_once_and_needs_both_keys_again(guide, client):
    row, words = testimonies.published()
    address = f"/stories/{row.number}/"
    assert client.get(address).status_code == 200
    page = post(client, HERE, step="see", words=words, token=testimonies.at_the_door())
    assert given_back(page)
    post(client, HERE, **filled(OTHER, step="change", **{"pass": hidden(page, "pass")}))
    assert client.get(address).status_code == 404
    row.refresh_from_db()
    assert (row.state, row.words, row.number) == (State.WAITING, "", None)


def test_withdrawing_takes_it_from_every_page_and_erases_it(guide, client):
    row, words = testimonies.published()
    address = f"/stories/{row.number}/"
    stage = "/wales/stages/test-stage/"
    assert "beside families" in seen(client.get(stage))
    assert "beside families" in seen(client.get("/stories/"))
    page = post(client, HERE, step="withdraw", **{"pass": hidden(opened(client, words), "pass")})
    assert "It is withdrawn" in seen(page)
    assert not Testimony.objects.exists()
    assert Tombstone.objects.count() == 2
    for where in (stage, "/stories/"):
        assert "beside families" not in seen(client.get(where))
    gone = client.get(address)
    never = client.get("/stories/123456789/")
    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content
    assert opened(client, words).status_code == 422


def test_a_declined_text_can_only_be_withdrawn(guide, client):
    row, words = testimonies.sent()
    decline(testimony=row, by=testimonies.mentors()[0], version=1, reason="court")
    page = opened(client, words)
    assert "It was declined" in seen(page)
    assert "Show me my words" not in seen(page)
    assert post(client, HERE, step="see", words=words, token=testimonies.at_the_door()).status_code == 409
    post(client, HERE, step="withdraw", **{"pass": hidden(page, "pass")})
    assert not Testimony.objects.exists()


def newer_consent(monkeypatch) -> None:
    """As if a deploy had changed the wording."""
    monkeypatch.setattr(consents, "VERSION", "2999-01")
    monkeypatch.setattr(consents, "wording", lambda: "You may sell it.")


@pytest.mark.parametrize("step", ["agree", "refuse"])
def test_an_edit_is_decided_under_the_consent_that_was_read(guide, client, monkeypatch, step):
    row, words = testimonies.sent()
    read = (row.consent, row.consent_wording)
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    page = opened(client, words)
    newer_consent(monkeypatch)
    post(client, HERE, step=step, version=hidden(page, "version"), **{"pass": hidden(page, "pass")})
    row.refresh_from_db()
    assert row.agreed
    assert row.edited is None
    assert (row.consent, row.consent_wording) == read


def test_a_change_stores_the_consent_that_was_shown_and_refuses_an_older_one(guide, client, monkeypatch):
    row, words = testimonies.sent()
    form = filled(OTHER, step="change", words=words)
    newer_consent(monkeypatch)
    page = post(client, HERE, **form)
    assert page.status_code == 422
    assert "The consent has changed" in seen(page)
    assert given_back(page, OTHER)
    row.refresh_from_db()
    assert row.version == 1
    post(client, HERE, **{**form, "consent_version": hidden(page, "consent_version")})
    row.refresh_from_db()
    assert (row.version, row.consent, row.consent_wording) == (2, "2999-01", "You may sell it.")


def test_a_lost_sealing_key_leaves_the_status_and_the_way_out(guide, client, settings):
    row, words = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Was it so?")
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    settings.SEALING_KEYS = [Fernet.generate_key().decode()]
    page = opened(client, words)
    assert page.status_code == 200
    assert "We can no longer open what you wrote" in seen(page)
    given = {"pass": hidden(page, "pass")}
    for step in ({"step": "see", "words": words}, {"step": "agree", "version": "2"}):
        answer = post(client, HERE, **step, **given)
        assert answer.status_code == 409
        assert "We can no longer open what you wrote" in seen(answer)
    assert "It is withdrawn" in seen(post(client, HERE, step="withdraw", **given))
    assert not Testimony.objects.exists()


def test_the_same_words_and_attribution_again_change_nothing(guide, client):
    row, words = testimonies.sent()
    testimonies.both_keys(row)
    page = post(client, HERE, **filled(step="change", words=words))
    assert "Nothing was changed" in seen(page)
    row.refresh_from_db()
    assert row.version == 1
    assert row.decisions.count() == 2
    post(client, HERE, **filled(step="change", words=words, band="under-5"))
    row.refresh_from_db()
    assert row.version == 2
    assert Draft.unsealed(row.sealed).band == "under-5"


def test_the_same_words_again_leave_a_published_page_where_it_is(guide, client):
    row, words = testimonies.published()
    page = post(client, HERE, **filled(step="change", words=words))
    assert "Nothing was changed" in seen(page)
    assert client.get(f"/stories/{row.number}/").status_code == 200
    page = post(client, HERE, **filled(step="change", words=words, role="judge"))
    assert "Your change is stored" in seen(page)
    assert client.get(f"/stories/{row.number}/").status_code == 404


def test_words_of_an_edit_that_are_sent_as_ones_own_are_a_yes(guide, client):
    row, words = testimonies.sent()
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    post(client, HERE, **filled(OTHER, step="change", words=words))
    row.refresh_from_db()
    assert (row.version, row.agreed, row.edited) == (3, True, None)
    assert Draft.unsealed(row.sealed).before == ""


def test_a_form_from_another_site_does_nothing(guide, client):
    _, words = testimonies.sent()
    page = post(client, HERE, step="withdraw", words=words, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 403
    assert Testimony.objects.exists()

"""The receipt's door: guesses are slow and keep nobody else waiting, and whoever is turned away loses no word."""

import threading
import time
from contextlib import contextmanager

import pytest

from contributors import receipt_words
from contributors.models import FollowUp, Testimony
from contributors.review.mentoring import ask
from contributors.writing import pages
from sosguide.publishing.site import form_token
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT, filled, given_back, hidden, post, seen

HERE = "/contribute/receipt/"
GUESS = "otter plate maple violin candle tide"


def opened(client, words: str, **more):
    return post(client, HERE, step="open", words=words, **{"token": testimonies.at_the_door(), **more})


@contextmanager
def somebody_at_the_door():
    """Another thread stands there, and does not leave before this ends."""
    inside, leave = threading.Event(), threading.Event()

    def stand() -> None:
        with receipt_words.at_the_door():
            inside.set()
            leave.wait(300)

    thread = threading.Thread(target=stand)
    thread.start()
    assert inside.wait(10)
    try:
        yield
    finally:
        leave.set()
        thread.join()


# Guesses do not queue


def test_a_second_guess_is_turned_away_at_once_with_its_words(guide, client):
    _, words = testimonies.sent()
    with somebody_at_the_door():
        start = time.monotonic()
        answer = opened(client, words)
        assert time.monotonic() - start < 60  # whoever queued would wait for as long as somebody is there
    assert answer.status_code == 503
    assert "Too many people are at this door" in seen(answer)
    assert f'name="words" value="{words}"' in answer.content.decode()
    assert "It waits for a mentor" in seen(opened(client, words, token=hidden(answer, "token")))


def test_whoever_sends_does_not_wait_for_whoever_guesses(guide, client):
    with somebody_at_the_door():
        answer = post(client, **filled())
    assert len(testimonies.six_words(answer)) == 6


def test_the_door_is_free_again_after_a_guess_whatever_became_of_it(guide, client, monkeypatch):
    assert opened(client, GUESS).status_code == 422
    with monkeypatch.context() as broken:
        broken.setattr(receipt_words, "lookup", lambda words: 1 / 0)
        assert opened(client, GUESS).status_code == 500
    assert opened(client, GUESS).status_code == 422


def test_a_pass_needs_no_door(guide, client):
    row, _ = testimonies.sent()
    with somebody_at_the_door():
        answer = post(client, HERE, step="withdraw", **{"pass": receipt_words.give_pass(row.pk)})
    assert "It is withdrawn" in seen(answer)


# What a guess leads to


@pytest.mark.parametrize("step", ["open", "see", "answer", "withdraw", "change", "nonsense"])
@pytest.mark.parametrize("token", ["", "nonsense", "just made"])
def test_words_open_nothing_before_their_form_is_old_enough(guide, client, clock, step, token):
    _, words = testimonies.sent()
    number = receipt_words.new_number()
    if token == "just made":
        token = form_token.issue(pages.purpose(number) if step == "change" else pages.DOOR)
    answer = post(client, HERE, step=step, words=words, token=token, number=number, text=OTHER)
    assert answer.status_code == 422
    assert "Your words are still here" in seen(answer)
    assert given_back(answer, OTHER)
    assert Testimony.objects.count() == 1
    if step != "change":
        assert f'name="words" value="{words}"' in answer.content.decode()


def test_the_door_gives_a_token_that_must_wait_and_is_kept_when_it_was_too_early(guide, client, clock):
    _, words = testimonies.sent()
    token = hidden(client.get(HERE), "token")
    early = opened(client, words, token=token)
    assert "very quick" in seen(early)
    assert hidden(early, "token") == token
    assert f'name="words" value="{words}"' in early.content.decode()


def test_words_that_are_not_recognised_come_back_to_be_corrected(guide, client):
    answer = opened(client, 'Otter "plate" <b>')
    assert answer.status_code == 422
    assert 'value="Otter &quot;plate&quot; &lt;b&gt;"' in answer.content.decode()


def test_whoever_has_the_status_before_them_need_not_wait_to_see_their_words(guide, client):
    _, words = testimonies.sent()
    status = opened(client, words)
    form = status.content.decode().split('name="words"')[0].rpartition("<form")[2]
    assert 'name="pass"' in form
    assert given_back(post(client, HERE, step="see", words=words, **{"pass": hidden(status, "pass")}), TEXT)


def test_an_answer_waits_at_the_door_with_its_words_and_goes_on(guide, client):
    row, words = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Was this the same week?")
    form = {"question": str(FollowUp.objects.get().pk), "text": "No, two joined.", "words": words}
    answer = post(client, HERE, step="answer", **form)
    assert given_back(answer, "No, two joined.")
    again = {**form, "question": hidden(answer, "question"), "token": testimonies.at_the_door()}
    assert "Your answer is stored" in seen(post(client, HERE, step="answer", **again))


# A form to send waits by itself


def test_a_token_is_good_for_one_form(guide, client):
    form = filled()
    post(client, **form)
    answer = post(client, **filled(OTHER, token=form["token"]))
    assert answer.status_code == 422
    assert given_back(answer, OTHER)
    assert Testimony.objects.count() == 1
    assert (
        form_token.verify(hidden(answer, "token"), purpose=pages.purpose(hidden(answer, "number")), seconds=0) is None
    )

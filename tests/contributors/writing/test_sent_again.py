"""The same form sent again: by a reload, by a tab that was left open, by a browser that lost the answer."""

import pytest
from django.utils import timezone

from contributors.keeping.retention import DAYS, purge
from contributors.models import Testimony
from contributors.receipts.actions import find, withdraw
from contributors.review import lanes
from contributors.review.mentoring import decline, edit
from contributors.writing import consents
from tests.contributors import testimonies
from tests.contributors.keeping.test_retention import later
from tests.contributors.testimonies import OTHER, TEXT, filled, given_back, hidden, post, seen, six_words


def by_the_writer(row, set_today):
    withdraw(testimony=row)


def by_purge(row, set_today):
    decline(testimony=row, by=testimonies.mentors()[0], version=1, reason="court")
    today = timezone.localdate()
    later(set_today, DAYS + 1)
    purge()
    set_today(today)


def by_a_mentor(row, set_today):
    Testimony.objects.filter(pk=row.pk).update(state="held")
    lanes.empty(testimonies=[row.pk], by=testimonies.mentors()[0])


@pytest.mark.parametrize("erased", [by_the_writer, by_purge, by_a_mentor])
def test_what_was_erased_is_not_stored_again_by_a_reload(guide, client, set_today, erased):
    form = filled()
    words = six_words(post(client, **form))
    erased(Testimony.objects.get(), set_today)
    again = post(client, **form)
    assert again.status_code == 410
    assert "Nothing was stored again" in seen(again)
    assert not six_words(again)
    assert not Testimony.objects.exists()
    assert find(tuple(words)) is None
    assert six_words(post(client, **filled()))


def test_after_a_mentors_edit_the_receipt_is_still_shown(guide, client):
    form = filled()
    words = six_words(post(client, **form))
    edit(testimony=Testimony.objects.get(), by=testimonies.mentors()[0], version=1, text=OTHER)
    assert six_words(post(client, **form)) == words
    assert post(client, **filled(TEXT + " And more.", number=form["number"])).status_code == 409


def test_a_form_opened_before_the_consent_changed_comes_back_unticked(guide, client, monkeypatch):
    form = filled()
    monkeypatch.setattr(consents, "VERSION", "2999-01")
    for old in (form, {**form, "consent_version": ""}):
        page = post(client, **old)
        assert page.status_code == 422
        assert "The consent has changed" in seen(page)
        assert given_back(page)
        assert not [box for box in page.content.decode().split("<input") if "consent-" in box and "checked" in box]
    assert not Testimony.objects.exists()
    assert six_words(post(client, **{**form, "consent_version": hidden(page, "consent_version")}))
    assert Testimony.objects.get().consent == "2999-01"

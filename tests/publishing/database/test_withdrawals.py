"""Taking words down: withdrawn, erased for a legal reason, or confirmed as still right. By mentors only."""

from datetime import date

import pytest

from sosguide.publishing.models import AuditEntry, Edition, Withdrawal
from sosguide.publishing.workflow import Refused, confirm, erase, withdraw
from tests import builders
from tests.builders import person, publish
from tests.publishing.database.test_editions import NOBODY, public, without_rights

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", NOBODY)
def test_only_a_mentor_withdraws_erases_or_confirms(who):
    edition = publish(builders.source())
    for act in (withdraw, erase):
        with pytest.raises(Refused, match="Only an accuracy mentor"):
            act(edition=edition, by=without_rights(who), reason="Because.")
    with pytest.raises(Refused, match="Only an accuracy mentor"):
        confirm(edition=edition, by=without_rights(who))
    edition.refresh_from_db()
    assert edition.payload
    assert public() == [edition.title]


def test_a_withdrawn_page_is_not_public_and_says_why_and_by_whom():
    edition = publish(builders.source())
    done = withdraw(edition=edition, by=person(), reason="  The law changed. ")
    assert (done.reason, done.withdrawn_by, done.edition) == ("The law changed.", person(), edition)
    assert public() == []
    assert AuditEntry.objects.first().action == "withdrew"


def test_an_older_edition_does_not_come_back_when_the_newer_is_withdrawn():
    publish(builders.source(title="First"))
    withdraw(edition=publish(builders.source(title="Second")), by=person(), reason="Wrong.")
    assert public() == []


def test_withdrawn_words_come_back_only_as_a_new_edition_that_a_mentor_read():
    first = publish(builders.source())
    withdraw(edition=first, by=person(), reason="Wrong.")
    again = publish(builders.source())
    assert (again.edition, again.digest) == (2, first.digest)
    assert list(Edition.objects.live()) == [again]
    assert Withdrawal.objects.get().edition == first


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_withdrawn_or_erased_without_a_reason(reason):
    edition = publish(builders.source())
    for act in (withdraw, erase):
        with pytest.raises(Refused, match="Say"):
            act(edition=edition, by=person(), reason=reason)
    assert public() == [edition.title]


def test_only_what_is_live_is_withdrawn():
    old, new = publish(builders.source(title="First")), publish(builders.source(title="Second"))
    with pytest.raises(Refused, match="not live"):
        withdraw(edition=old, by=person(), reason="Wrong.")
    withdraw(edition=new, by=person(), reason="Wrong.")
    with pytest.raises(Refused, match="not live"):
        withdraw(edition=new, by=person(), reason="Wrong.")
    assert Withdrawal.objects.count() == 1


def test_what_is_erased_loses_its_text_and_keeps_number_hash_dates_and_reason():
    old = publish(builders.stage(number=901))
    publish(builders.stage(number=901, title="Second"))
    kept = Edition.objects.filter(pk=old.pk).values("number", "edition", "digest", "approved_on", "check_due", "slug")
    before = kept.get()
    erase(edition=old, by=person(), reason=" A court said so. ")
    old.refresh_from_db()
    assert (old.payload, old.erased_because) == ("", "A court said so.")
    assert kept.get() == before
    assert public() == ["Second"]


def test_a_live_edition_is_not_erased():
    edition = publish(builders.source())
    with pytest.raises(Refused, match="withdraw it first"):
        erase(edition=edition, by=person(), reason="A court said so.")
    edition.refresh_from_db()
    assert edition.payload


def test_what_is_withdrawn_can_be_erased_once_and_never_comes_back():
    edition = publish(builders.source())
    withdraw(edition=edition, by=person(), reason="Wrong.")
    erase(edition=edition, by=person(), reason="A court said so.")
    with pytest.raises(Refused):
        erase(edition=edition, by=person(), reason="Another reason.")
    edition.refresh_from_db()
    assert edition.erased_because == "A court said so."
    assert publish(builders.source()).edition == 2


def test_still_right_writes_a_check_and_no_edition():
    edition = publish(builders.source())
    done = confirm(edition=edition, by=person(), next_due=date(2099, 1, 1))
    assert (done.checked_by, done.next_due) == (person(), date(2099, 1, 1))
    assert Edition.objects.count() == 1
    with pytest.raises(Refused, match="later than today"):
        confirm(edition=edition, by=person(), next_due=date(2020, 1, 1))
    withdraw(edition=edition, by=person(), reason="Wrong.")
    with pytest.raises(Refused, match="not live"):
        confirm(edition=edition, by=person())

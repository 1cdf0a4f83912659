"""Who may approve, withdraw and erase, and of what. Each act happens whole or not at all."""

import hashlib
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from sosguide.publishing.models import AuditEntry, Edition, Publication
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.workflow import Refused, approve, withdraw
from tests import builders
from tests.builders import person, publish, working_copy
from tests.stages import makers

pytestmark = pytest.mark.django_db


def accept(page, *, by=None, **more):
    """Approve a page that was just read."""
    return approve(page=page, by=by or person(), digest=page.to_document().digest(), **more)


def public() -> list[str]:
    """The titles that are public, in order."""
    return sorted(Edition.objects.live().values_list("title", flat=True))


def without_rights(name: str):
    """Somebody who is no mentor, by what they are."""
    return {
        "a superuser": lambda: person("root", "", is_superuser=True),
        "an editor": lambda: person("editor", "Editor"),
        "an administrator": lambda: person("admin", "Administrator"),
        "an administrator who is a superuser": lambda: person("chief", "Administrator", is_superuser=True),
        "a mentor who left": lambda: person("left", is_active=False),
        "a visitor": AnonymousUser,
    }[name]()


NOBODY = ["a superuser", "an editor", "an administrator", "an administrator who is a superuser", "a mentor who left",
          "a visitor"]  # fmt: skip


@pytest.mark.parametrize("who", NOBODY)
def test_only_a_mentor_approves(who):
    page = working_copy(builders.source())
    with pytest.raises(Refused, match="Only an accuracy mentor"):
        accept(page, by=without_rights(who))
    assert not Edition.objects.exists()
    assert not AuditEntry.objects.exists()


def test_an_approval_says_what_was_approved_by_whom_and_when():
    page = working_copy(builders.stage(number=901, check_due="2099-01-01"))
    document, mentor = page.to_document(), person()
    edition = accept(page, by=mentor, note="First.")
    edition.refresh_from_db()
    assert edition.payload == document.payload()
    assert edition.digest == document.digest() == hashlib.sha256(edition.payload.encode()).hexdigest()
    assert (edition.kind, edition.nation, edition.slug, edition.number) == ("stage", "wales", "test-stage", 901)
    assert (edition.edition, edition.title, edition.note) == (1, document.title, "First.")
    assert (edition.approved_by, edition.check_due) == (mentor, date(2099, 1, 1))
    told = AuditEntry.objects.get()
    assert (told.actor, told.action, told.subject, told.edition) == ("mentor", "approved", "wales/stage/test-stage", 1)


def test_a_page_has_one_live_edition_and_keeps_the_old_ones():
    first = publish(builders.source(title="First"))
    second = publish(builders.source(title="Second"))
    assert (first.edition, second.edition) == (1, 2)
    assert public() == ["Second"]
    assert Publication.objects.count() == 1
    assert Edition.objects.of(first.key).count() == 2


def test_words_that_changed_since_they_were_read_are_not_approved():
    page = working_copy(builders.source())
    read = page.to_document().digest()
    working_copy(builders.source(note="One more word."))
    with pytest.raises(Refused, match="has changed since you read it"):
        approve(page=page, by=person(), digest=read)
    assert not Edition.objects.exists()


INSIDE = {
    "a next step changed": lambda page: page.next_steps.update(when="Something else"),
    "a next step added": lambda page: page.next_steps.create(when="New", way="out", position=9),
    "a next step deleted": lambda page: page.next_steps.first().delete(),
    "next steps in another order": lambda page: page.next_steps.filter(position=0).update(position=9),
    "a request deleted": lambda page: page.requests.all().delete(),
    "a request changed": lambda page: page.requests.update(force="without-you"),
}


@pytest.mark.parametrize("what", INSIDE)
def test_a_change_of_one_row_inside_the_page_is_a_change_too(what):
    steps = [{"when": "It goes well", "way": "out"}, {"when": "It does not", "way": "up", "to": "another"}]
    page = working_copy(builders.stage(next_steps=steps))
    read = page.to_document().digest()
    INSIDE[what](page)
    with pytest.raises(Refused, match="has changed since you read it"):
        approve(page=page, by=person(), digest=read)
    assert not Edition.objects.exists()


def test_the_words_approved_are_those_in_the_database_not_those_in_the_hand():
    page = working_copy(builders.source(note="As read."))
    read = page.to_document().digest()
    page.note = "Slipped in."
    edition = approve(page=page, by=person(), digest=read)
    assert "As read." in edition.payload
    assert "Slipped in." not in edition.payload


def test_the_same_words_are_not_approved_twice():
    page = working_copy(builders.source())
    accept(page)
    with pytest.raises(Refused, match="live already"):
        accept(page)
    assert Edition.objects.count() == 1


def test_a_page_that_is_not_whole_is_not_approved():
    page = working_copy(builders.source())
    read = page.to_document().digest()
    WORKING_COPIES["source"].objects.update(citation="")
    with pytest.raises(Refused, match="not whole"):
        approve(page=page, by=person(), digest=read)


def test_a_page_that_is_gone_is_not_approved():
    page = working_copy(builders.source())
    read = page.to_document().digest()
    WORKING_COPIES["source"].objects.all().delete()
    with pytest.raises(Refused):
        approve(page=page, by=person(), digest=read)


def test_nobody_approves_their_own_words_while_another_mentor_could_read_them():
    page, mentor = working_copy(builders.source()), person()
    page.note = "My own words."
    page.refresh_digest(by=mentor)
    other = person("other")
    with pytest.raises(Refused, match="Another mentor has to read them"):
        accept(page, by=mentor)
    assert accept(page, by=other).approved_by == other


def test_the_number_of_a_page_is_fixed_by_its_first_edition():
    publish(builders.stage(number=901))
    page = working_copy(builders.stage(number=902))
    with pytest.raises(Refused, match="/p/901/ for ever"):
        accept(page)
    with pytest.raises(ValidationError, match="fixed after the first approval"):
        page.clean()


def test_a_number_that_was_ever_used_belongs_to_no_other_page():
    edition = publish(builders.stage(number=901))
    withdraw(edition=edition, by=person(), reason="Because.")
    with pytest.raises(Refused, match="belongs to another page"):
        accept(working_copy(builders.role(number=901)))


def test_a_page_with_an_address_of_its_own_needs_a_number_before_it_is_approved():
    with pytest.raises(Refused, match="has no number"):
        accept(working_copy(builders.stage(number=None)))
    assert accept(working_copy(builders.source(number=None)))
    assert accept(working_copy(makers.fact(number=None)))


@pytest.mark.parametrize("change", [{"slug": "other"}, {"nation": "england"}, {"number": 902}])
def test_slug_nation_and_number_are_fixed_after_the_first_approval(change):
    page = working_copy(builders.stage(number=901))
    for name, value in change.items():
        setattr(page, name, value)
    page.clean()
    publish(builders.stage(number=901))
    with pytest.raises(ValidationError, match="fixed after the first approval"):
        page.clean()

"""What a contributor said yes to is what is shown: the words, and how much of who speaks, of this version.

The database refuses what it can see. What it cannot see (a keyed mark that is none, another role at the moment of
publication) no page shows. docs/decisions/0010 says which is which.
"""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.db.models import F

from contributors.drafts import Draft
from contributors.models import AboutStage, Decision, Testimony
from contributors.months import this_month
from contributors.published import attribution
from contributors.receipts.actions import agree, change, refuse
from contributors.review.four_eyes import publish
from contributors.review.mentoring import decline, edit
from sosguide.publishing.models import ContentVersion
from sosguide.publishing.workflow import Refused
from tests.builders import drop_refusals
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT, seen

pytestmark = pytest.mark.usefixtures("guide")
A_MARK = "a" * 64  # has the shape of one


def everything() -> list[list[tuple[Any, ...]]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Testimony, AboutStage, Decision)]


def refused(act: Callable[[], object]) -> None:
    """The database refuses the act, and nothing of it is left."""
    before = everything()
    with pytest.raises(Error), transaction.atomic():
        act()
    assert everything() == before


def update(row: Testimony, **columns: Any) -> int:
    return Testimony.objects.filter(pk=row.pk).update(**columns)


def edited() -> Testimony:
    """Sent, then edited by a mentor: the second version, to which nobody has said yes."""
    row, _ = testimonies.sent()
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=OTHER)
    row.refresh_from_db()
    return row


def copy(row: Testimony, **columns: Any) -> Testimony:
    """Another testimony like this one; it is not in the database."""
    values = {field.attname: getattr(row, field.attname) for field in Testimony._meta.concrete_fields}
    return Testimony(**{**values, "id": uuid.uuid4(), **columns})


def look_again() -> None:
    """What every worker does after a change of what is public."""
    ContentVersion.objects.update(live=F("live") + 1)


YES = {"agreed_version": F("version"), "agreed_digest": F("digest")}
BY_UPDATE: dict[str, dict[str, Any]] = {
    "a version set back": {"version": F("version") - 1},
    "a version set to nothing": {"version": 0},
    "a version left out": {"version": F("version") + 2},
    "a yes beside an edit": YES,
    "a yes without its mark": {**YES, "agreement": ""},
    "a yes with what is no mark": {**YES, "agreement": "x"},
    "a yes to the version alone": {"agreed_version": F("version"), "agreement": A_MARK},
    "a yes to the words alone": {"agreed_digest": F("digest"), "agreement": A_MARK},
    "a yes to a version to come": {"agreed_version": 3, "agreed_digest": F("digest"), "agreement": A_MARK},
    "a yes to no version": {"agreed_version": 0, "agreement": A_MARK},
    "a mark alone": {"agreement": A_MARK},
    "no mark any more": {"agreement": ""},
    "another consent": {"consent_wording": "You may do anything."},
}


@pytest.mark.parametrize("what", BY_UPDATE)
def test_no_update_makes_a_yes_of_a_mentors_edit_or_takes_a_version_back(what):
    row = edited()
    refused(lambda: update(row, **BY_UPDATE[what]))


def test_words_that_were_replaced_do_not_come_back_under_their_old_number():
    row, _ = testimonies.sent()
    old = row.digest
    testimonies.both_keys(row)
    change(testimony=row, draft=Draft(text=OTHER, role="teacher", group="School and nursery", nation="wales"))
    refused(lambda: update(row, version=0))
    refused(lambda: update(row, version=1, digest=old, agreed_version=1, agreed_digest=old, agreement=A_MARK))


def put_back(old: Testimony, *, deleted: Testimony, under: uuid.UUID) -> None:
    """With SQL: a testimony goes, and another takes its place while its keys are still there."""
    Testimony.objects.filter(pk=deleted.pk)._raw_delete("default")
    Testimony.objects.bulk_create([copy(old, id=under)])
    Testimony.objects.filter(pk=under).update(id=deleted.pk)
    update(deleted, **columns_of_published())


@pytest.mark.parametrize("name", ["its own", "another"])
def test_words_that_were_replaced_do_not_come_back_in_the_place_of_a_deleted_row(name):
    """Everything in one transaction, so that no key is without its testimony when the database looks."""
    old, _ = testimonies.sent()
    testimonies.both_keys(old)
    row = Testimony.objects.get(pk=old.pk)
    change(testimony=row, draft=Draft(text=OTHER, role="teacher", group="School and nursery", nation="wales"))
    refused(lambda: put_back(old, deleted=row, under=row.pk if name == "its own" else uuid.uuid4()))


def test_a_testimony_keeps_its_identifier():
    row, _ = testimonies.sent()
    refused(lambda: update(row, id=uuid.uuid4()))


def test_who_speaks_in_a_published_testimony_is_never_changed():
    row, _ = testimonies.published()
    for columns in ({"role": "judge"}, {"nation": "england"}, {"band": "over-15"}):
        refused(lambda columns=columns: update(row, **columns))


def test_nothing_is_stored_without_its_yes():
    row, _ = testimonies.sent()
    for columns in (
        {"agreement": ""},
        {"version": 2, "agreed_version": 2},
        {"agreed_version": 0},
        {"agreed_digest": A_MARK},
    ):
        refused(lambda columns=columns: Testimony.objects.bulk_create([copy(row, **columns)]))


def test_a_key_fits_the_words_that_wait_at_that_moment():
    row, _ = testimonies.sent()
    one, _ = testimonies.mentors()
    key = {"testimony": row, "kind": "privacy", "version": 1, "digest": row.digest, "by": one, "month": this_month()}
    for columns in ({"version": 2}, {"version": 0}, {"digest": A_MARK}):
        refused(lambda columns=columns: Decision.objects.bulk_create([Decision(**{**key, **columns})]))
    decline(testimony=row, by=one, version=1, reason="court")
    refused(lambda: Decision.objects.bulk_create([Decision(**key)]))


def test_what_was_declined_or_shown_does_not_wait_again_under_the_same_keys():
    row, _ = testimonies.published()
    shut = {"sealed": "x", "words": "", "role": "", "nation": "", "band": "", "number": None, "month": None}
    for state in ("waiting", "held"):
        refused(lambda state=state: update(row, state=state, **shut))
    other, _ = testimonies.sent(OTHER)
    decline(testimony=other, by=testimonies.mentors()[0], version=1, reason="court")
    for state in ("waiting", "held"):
        refused(lambda state=state: update(other, state=state))


def columns_of_published(**columns: Any) -> dict[str, Any]:
    """The columns of what `sent` sends, as `publish` fills them, with some changed."""
    return {
        "state": "published", "words": TEXT, "sealed": "", "role": "teacher", "nation": "wales", "band": "5-to-15",
        "number": 123_456_789, "month": this_month(), **columns,
    }  # fmt: skip


def test_the_yes_is_not_given_in_the_moment_of_publication():
    row = edited()
    testimonies.both_keys(row)
    refused(lambda: update(row, **columns_of_published(words=OTHER, agreement=A_MARK, **YES)))


def test_the_stages_of_what_is_published_stay():
    row, _ = testimonies.published()
    about = row.stages.get()
    waits, _ = testimonies.sent(OTHER)
    for act in (
        lambda: AboutStage.objects.create(testimony=row, nation="england", stage="any-stage"),
        lambda: AboutStage.objects.bulk_create([AboutStage(testimony=row, nation="england", stage="any-stage")]),
        lambda: AboutStage.objects.update(stage="any-stage"),
        lambda: AboutStage.objects.update(testimony=waits),
        about.delete,
        lambda: AboutStage.objects.all()._raw_delete("default"),
    ):
        refused(act)
    if connection.vendor == "sqlite":
        replaced = "INSERT OR REPLACE INTO contributors_aboutstage (id, testimony_id, nation, stage) SELECT id, %s,"
        replaced += " nation, stage FROM contributors_aboutstage"
        refused(lambda: connection.cursor().execute(replaced, [waits.pk.hex]))


@pytest.mark.parametrize("columns", [{}, {"role": "judge"}, {"nation": "england"}, {"band": "over-15"}], ids=str)
def test_published_with_more_or_other_than_was_agreed_is_never_shown(columns, client):
    """The keys are turned and the yes is given; then somebody publishes with SQL, and changes who speaks, or not."""
    row, _ = testimonies.sent(stages=())
    testimonies.both_keys(row)
    update(row, **columns_of_published(**columns))
    look_again()
    assert client.get("/stories/123456789/").status_code == (404 if columns else 200)
    assert ("beside families" in seen(client.get("/stories/"))) is (not columns)


def test_published_with_stages_that_were_not_agreed_to_is_never_shown(client):
    row, _ = testimonies.sent(stages=())
    testimonies.both_keys(row)
    AboutStage.objects.create(testimony=row, nation="wales", stage="test-stage")
    update(row, **columns_of_published())
    look_again()
    assert client.get("/stories/123456789/").status_code == 404
    assert "beside families" not in seen(client.get("/wales/stages/test-stage/"))


def test_stages_that_somebody_put_beside_a_waiting_text_go_when_it_is_published():
    row, _ = testimonies.sent()
    AboutStage.objects.create(testimony=row, nation="england", stage="any-stage")
    testimonies.both_keys(row)
    row = publish(testimony=row, by=testimonies.mentors()[0], version=1, month=this_month())
    assert list(row.stages.values_list("nation", "stage")) == [("wales", "test-stage")]


@pytest.mark.parametrize("mark", ["of the shape", "of another version", "of another testimony"])
def test_a_mark_that_the_site_did_not_make_for_this_is_no_yes(mark, client):
    """With the database alone there is no key to make one. Python refuses, and what is forced is not shown."""
    row = edited()
    marks = {"of another version": row.agreement, "of another testimony": testimonies.sent()[0].agreement}
    update(row, **YES, agreement="b" * 64)
    update(row, agreement=marks.get(mark, A_MARK))
    testimonies.both_keys(row)
    with pytest.raises(Refused, match="agreed"):
        publish(testimony=row, by=testimonies.mentors()[0], version=2)
    AboutStage.objects.create(testimony=row, nation="wales", stage="test-stage")
    update(row, **columns_of_published(words=OTHER))
    look_again()
    assert client.get("/stories/123456789/").status_code == 404


def test_what_was_agreed_to_before_there_were_marks_goes_on(client):
    """An upgraded database, or a restored backup: such rows were agreed to by their words."""
    shown, _ = testimonies.published()
    waits, _ = testimonies.sent(OTHER)
    drop_refusals()
    Testimony.objects.update(agreement="")
    look_again()
    assert client.get(f"/stories/{shown.number}/").status_code == 200
    testimonies.both_keys(waits)
    waits = publish(testimony=waits, by=testimonies.mentors()[0], version=1, month=this_month())
    assert client.get(f"/stories/{waits.number}/").status_code == 200


def test_where_the_list_of_large_groups_changes_meanwhile_the_contributor_is_asked_again(monkeypatch, client):
    row, _ = testimonies.sent()
    testimonies.both_keys(row)
    one, _ = testimonies.mentors()
    monkeypatch.setattr(attribution, "large_groups", dict)
    with pytest.raises(Refused, match="who speaks"):
        publish(testimony=row, by=one, version=1)
    edit(testimony=row, by=one, version=1, text=TEXT)
    row.refresh_from_db()
    assert not row.agreed
    with pytest.raises(Refused, match="who speaks"):
        refuse(testimony=row, version=2)
    agree(testimony=row, version=2)
    testimonies.both_keys(row)
    row = publish(testimony=row, by=one, version=2, month=this_month())
    assert (row.role, row.nation, row.band) == ("school-and-nursery", "", "")
    assert client.get(f"/stories/{row.number}/").status_code == 200


def test_going_back_to_the_agreed_words_needs_no_second_yes_and_gives_a_mark_of_its_own(client):
    row = edited()
    edit(testimony=row, by=testimonies.mentors()[0], version=2, text=TEXT)
    row.refresh_from_db()
    testimonies.both_keys(row)
    row = publish(testimony=row, by=testimonies.mentors()[0], version=3, month=this_month())
    assert client.get(f"/stories/{row.number}/").status_code == 200

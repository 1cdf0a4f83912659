"""Publication needs both keys, by two people, and the contributor's yes: in Python, and in the database itself."""

import threading
import uuid

import pytest
from django.db import Error, connection, transaction
from django.db.models import F

from contributors.drafts import unseal_text
from contributors.models import Decision, Declined, FollowUp, State, Testimony
from contributors.months import next_month, this_month
from contributors.receipts.actions import agree, withdraw
from contributors.refusals import REFUSALS, VERSION_BUMPS
from contributors.review.four_eyes import publish, turn_accuracy_key, turn_privacy_key
from contributors.review.mentoring import annotate, ask, decline, edit, report_risk, take_down
from sosguide.publishing.models import ContentVersion
from sosguide.publishing.workflow import Refused
from tests.builders import person
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT

OPEN = {
    "state": "published", "words": TEXT, "sealed": "", "role": "teacher", "number": 123_456_789, "month": this_month(),
}  # fmt: skip


def refused_by_database(act) -> bool:
    """Whether the database itself says no, and nothing has changed."""
    try:
        with transaction.atomic():
            act()
    except Error:
        return not Testimony.objects.filter(state=State.PUBLISHED).exists()
    return False


def force(row: Testimony, **more) -> None:
    """Publish past all Python."""
    Testimony.objects.filter(pk=row.pk).update(**{**OPEN, **more})


def key(row: Testimony, kind: str, by, **more) -> Decision:
    values = {"version": row.version, "digest": row.digest, "month": this_month()}
    return Decision.objects.create(testimony=row, kind=kind, by=by, **{**values, **more})


def test_with_both_keys_by_two_people_and_a_yes_it_joins_next_months_batch(guide, client):
    row, _ = testimonies.sent()
    testimonies.both_keys(row)
    row = publish(testimony=row, by=testimonies.mentors()[0], version=1)
    assert (row.state, row.month, row.sealed, row.words) == (State.PUBLISHED, next_month(), "", TEXT)
    assert client.get(f"/stories/{row.number}/").status_code == 404
    assert "beside families" not in testimonies.seen(client.get("/stories/"))


def test_the_database_refuses_without_keys_or_with_one_or_with_old_ones(guide):
    one, two = testimonies.mentors()
    row, _ = testimonies.sent()
    assert refused_by_database(lambda: force(row))
    key(row, "privacy", one)
    assert refused_by_database(lambda: force(row))
    assert refused_by_database(lambda: key(row, "accuracy", two, version=2))
    assert refused_by_database(lambda: force(row))
    key(row, "accuracy", two)
    force(row)
    assert Testimony.objects.get().state == State.PUBLISHED


def test_with_two_mentors_one_person_cannot_turn_both_keys(guide):
    one, two = testimonies.mentors()
    row, _ = testimonies.sent()
    key(row, "privacy", one)
    key(row, "accuracy", one)
    assert refused_by_database(lambda: force(row))
    with pytest.raises(Refused, match="two people"):
        publish(testimony=row, by=one, version=1)
    turn_privacy_key(testimony=row, by=two, version=1, reasons={})  # who was alone may have turned both
    assert publish(testimony=row, by=one, version=1).state == State.PUBLISHED


def test_the_second_key_is_refused_to_whoever_turned_the_first(guide):
    one, two = testimonies.mentors()
    row, _ = testimonies.sent()
    turn_privacy_key(testimony=row, by=one, version=1, reasons={})
    with pytest.raises(Refused, match="two people"):
        turn_accuracy_key(testimony=row, by=one, version=1)
    with pytest.raises(Refused, match="turned already"):
        turn_privacy_key(testimony=row, by=two, version=1, reasons={})
    turn_accuracy_key(testimony=row, by=two, version=1)
    publish(testimony=row, by=one, version=1)


@pytest.mark.parametrize("gone", ["group", "active", "staff"])
def test_a_mentor_who_is_alone_turns_both_keys(guide, gone):
    """One who can no longer sign in is no second mentor, for Python and for the database."""
    one, two = testimonies.mentors()
    for other in (two, person()):
        if gone == "group":
            other.groups.clear()
        else:
            setattr(other, f"is_{gone}", False)
            other.save()
    row, _ = testimonies.sent()
    turn_privacy_key(testimony=row, by=one, version=1, reasons={})
    turn_accuracy_key(testimony=row, by=one, version=1)
    assert publish(testimony=row, by=one, version=1).state == State.PUBLISHED


def test_what_is_refused_was_never_told_to_the_database(guide):
    """PostgreSQL writes a statement that it refuses into its log, with the words."""
    told = []

    def listen(execute, sql, params, many, context):
        told.append(f"{sql} {params}")
        return execute(sql, params, many, context)

    one, _two = testimonies.mentors()
    row, _ = testimonies.sent()
    key(row, "privacy", one)
    key(row, "accuracy", one)
    with connection.execute_wrapper(listen), pytest.raises(Refused, match="two people"):
        publish(testimony=row, by=one, version=1)
    assert told
    assert not [statement for statement in told if "beside families" in statement]


def test_the_database_refuses_other_words_than_those_agreed_to_and_a_missing_consent(guide):
    one, two = testimonies.mentors()
    row, _ = testimonies.sent()
    edit(testimony=row, by=one, version=1, text=OTHER)
    row.refresh_from_db()
    key(row, "privacy", one)
    key(row, "accuracy", two)
    assert refused_by_database(lambda: force(row, words=OTHER))
    with pytest.raises(Refused, match="not agreed"):
        publish(testimony=row, by=one, version=2)
    agree(testimony=row, version=2)
    for left_out in (
        {"consent": ""},
        {"consent_wording": ""},
        {"words": ""},
        {"role": ""},
        {"sealed": "x"},
        {"number": None},
        {"month": None},
    ):
        assert refused_by_database(
            lambda left_out=left_out: (
                force(row, words=OTHER, **left_out) if "words" not in left_out else force(row, **left_out)
            )
        )
    assert publish(testimony=row, by=one, version=2).words == OTHER


def test_nothing_is_born_public_or_brought_in_by_a_back_door(guide):
    row, _ = testimonies.sent()
    values = {f.attname: getattr(row, f.attname) for f in Testimony._meta.concrete_fields}
    new = {**values, **OPEN, "id": uuid.uuid4()}
    assert refused_by_database(lambda: Testimony.objects.create(**new))
    assert refused_by_database(lambda: Testimony.objects.bulk_create([Testimony(**new)]))

    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE contributors_testimony SET state = 'published', words = 'x', sealed = ''")

    assert refused_by_database(raw)
    if connection.vendor == "sqlite":
        assert refused_by_database(
            lambda: connection.cursor().execute(
                "INSERT OR REPLACE INTO contributors_testimony SELECT * FROM contributors_testimony"
            )
        )
    key(row, "privacy", testimonies.mentors()[0])
    key(row, "accuracy", testimonies.mentors()[1])
    decline(testimony=row, by=testimonies.mentors()[0], version=1, reason="court")
    assert refused_by_database(lambda: force(row))


def test_published_words_are_never_changed_and_notes_may_be(guide):
    row, _ = testimonies.published()
    for change in (
        {"words": OTHER},
        {"role": "judge"},
        {"month": next_month()},
        {"number": 5},
        {"nation": "england"},
        {"version": F("version") + 1},
    ):
        with pytest.raises(Error), transaction.atomic():
            Testimony.objects.filter(pk=row.pk).update(**change)
    annotate(testimony=row, by=testimonies.mentors()[0], content_note="birth", law_changed=True)
    row.refresh_from_db()
    assert (row.words, row.content_note, row.law_changed) == (TEXT, "birth", True)


def test_no_mentor_can_write_beside_a_testimony(guide):
    row, _ = testimonies.published()
    name = "The writer is Ann Smith."
    with pytest.raises(Refused, match="from the list"):
        annotate(testimony=row, by=testimonies.mentors()[0], content_note=name, law_changed=False)
    with pytest.raises(Error), transaction.atomic():
        Testimony.objects.filter(pk=row.pk).update(content_note="Ann Smith")


def test_notes_for_readers_wait_sealed_with_the_words(guide):
    row, _ = testimonies.sent()
    annotate(testimony=row, by=testimonies.mentors()[0], content_note="birth", law_changed=True)
    row.refresh_from_db()
    assert (row.content_note, row.law_changed) == ("", False)
    with pytest.raises(Error), transaction.atomic():
        Testimony.objects.filter(pk=row.pk).update(content_note="birth")
    testimonies.both_keys(row)
    row = publish(testimony=row, by=testimonies.mentors()[0], version=1)
    assert (row.content_note, row.law_changed) == ("birth", True)


def test_words_changed_behind_the_database_are_not_shown(guide, client):
    row, _ = testimonies.published()
    with connection.cursor() as cursor:
        on = " ON contributors_testimony" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER testimony_stays{on}")
    Testimony.objects.filter(pk=row.pk).update(words="Not what was agreed to.")
    assert client.get(f"/stories/{row.number}/").status_code == 404
    assert "Not what was agreed" not in testimonies.seen(client.get("/stories/"))


def test_decisions_are_made_by_mentors_and_stay(guide):
    row, _ = testimonies.sent()
    with pytest.raises(Error), transaction.atomic():
        key(row, "privacy", person("stranger", group=""))
    with pytest.raises(Error), transaction.atomic():
        key(row, "privacy", person("root", group="", is_superuser=True))
    made = key(row, "privacy", testimonies.mentors()[0])
    for act in (
        lambda: Decision.objects.update(kind="accuracy"),
        made.delete,
        lambda: key(row, "privacy", testimonies.mentors()[0]),
        lambda: Decision.objects.update(note="Other words."),
    ):
        with pytest.raises(Error), transaction.atomic():
            act()


def test_nobody_but_a_mentor_can_act(guide):
    row, _ = testimonies.sent()
    for by in (
        person("editor", "Editor"),
        person("root", group="", is_superuser=True),
        person("left", is_active=False),
    ):
        for act in (
            lambda by=by: ask(testimony=row, by=by, text="?"),
            lambda by=by: edit(testimony=row, by=by, version=1, text=OTHER),
            lambda by=by: annotate(testimony=row, by=by, content_note="", law_changed=False),
            lambda by=by: decline(testimony=row, by=by, version=1, reason="court"),
            lambda by=by: take_down(testimony=row, by=by, reason="court"),
            lambda by=by: report_risk(testimony=row, by=by, note="Rang."),
            lambda by=by: turn_privacy_key(testimony=row, by=by, version=1, reasons={}),
            lambda by=by: turn_accuracy_key(testimony=row, by=by, version=1),
            lambda by=by: publish(testimony=row, by=by, version=1),
        ):
            with pytest.raises(Refused, match="Only an accuracy mentor"):
                act()


def test_the_privacy_key_needs_a_reason_for_every_strong_finding(guide):
    text = TEXT + " Write to me at someone@example.org."
    row, _ = testimonies.sent(text)
    one, _ = testimonies.mentors()
    with pytest.raises(Refused, match=r"someone@example\.org"):
        turn_privacy_key(testimony=row, by=one, version=1, reasons={})
    assert not Decision.objects.exists()
    testimonies.both_keys(row)
    assert "someone@" not in str(list(Decision.objects.values()))
    assert "someone@" in unseal_text(Decision.objects.get(kind="privacy").note)
    publish(testimony=row, by=one, version=1)
    assert set(Decision.objects.filter(kind__in=["privacy", "accuracy"]).values_list("note", flat=True)) == {""}


def test_an_act_on_words_that_changed_meanwhile_is_refused(guide):
    row, _ = testimonies.sent()
    one, _ = testimonies.mentors()
    edit(testimony=row, by=one, version=1, text=OTHER)
    for act in (
        lambda: edit(testimony=row, by=one, version=1, text=TEXT + " More."),
        lambda: turn_privacy_key(testimony=row, by=one, version=1, reasons={}),
        lambda: turn_accuracy_key(testimony=row, by=one, version=1),
        lambda: publish(testimony=row, by=one, version=1),
        lambda: decline(testimony=row, by=one, version=1, reason="court"),
    ):
        with pytest.raises(Refused, match="changed since"):
            act()


def test_declined_are_counted_without_a_way_back_to_the_text(guide):
    row, _ = testimonies.sent()
    decline(testimony=row, by=testimonies.mentors()[0], version=1, reason="court")
    assert Declined.objects.values_list("reason", "how_many").get() == ("court", 1)
    assert {f.name for f in Declined._meta.concrete_fields} == {"id", "quarter", "reason", "how_many"}


def test_a_child_at_risk_is_recorded_sealed(guide):
    row, _ = testimonies.sent()
    report_risk(testimony=row, by=testimonies.mentors()[0], note="Rang the council.")
    row.refresh_from_db()
    assert row.at_risk
    assert "Rang" not in str(list(Decision.objects.values()))
    withdraw(testimony=Testimony.objects.get(pk=row.pk))
    with pytest.raises(Refused, match="withdrawn"):
        report_risk(testimony=row, by=testimonies.mentors()[0], note="Rang the council.")


def test_whoever_asks_edits_and_approves_is_named(guide):
    one, two = testimonies.mentors()
    row, _ = testimonies.sent()
    ask(testimony=row, by=one, text="Was it so?")
    edit(testimony=row, by=two, version=1, text=OTHER)
    agree(testimony=row, version=2)
    testimonies.both_keys(row)
    publish(testimony=row, by=two, version=2)
    acts = set(Decision.objects.exclude(kind__in=["privacy", "accuracy"]).values_list("kind", "by__username"))
    assert acts == {("asked", "mentor-one"), ("edited", "mentor-two"), ("approved", "mentor-two")}


def test_publishing_throws_away_what_the_public_need_not_know(guide):
    row, _ = testimonies.sent(role="judge", group="The court", nation="wales", answers={"unique": "yes"})
    ask(testimony=row, by=testimonies.mentors()[0], text="Was it you?")
    testimonies.both_keys(row)
    row = publish(testimony=row, by=testimonies.mentors()[0], version=1, month=this_month())
    assert (row.sealed, row.role, row.nation, row.band) == ("", "the-court", "", "")
    assert not FollowUp.objects.exists()
    assert not row.stages.exists()


def test_every_change_of_what_is_public_is_told_to_the_workers_and_nothing_else_is(guide):
    def version() -> int:
        return ContentVersion.objects.get().live

    before = version()
    row, _ = testimonies.sent()
    testimonies.both_keys(row)
    assert version() == before
    publish(testimony=row, by=testimonies.mentors()[0], version=1, month=this_month())
    published = version()
    assert published > before
    from contributors.keeping.erasing import erase

    erase(row)
    assert version() > published


def test_no_trigger_is_missing(db):
    postgresql = connection.vendor == "postgresql"
    tables = "information_schema.triggers" if postgresql else "sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {'trigger_name' if postgresql else 'name'} FROM {tables}")
        present = {name for (name,) in cursor.fetchall()}
    assert {rule.name for rule in (*REFUSALS, *VERSION_BUMPS)} <= present


def test_of_two_mentors_who_turn_the_same_key_at_once_one_is_told(flushable):
    testimonies.guide()
    one, two = testimonies.mentors()
    row, _ = testimonies.sent()
    said, ready = [], threading.Barrier(2)

    def turn(by) -> None:
        ready.wait(10)
        try:
            turn_accuracy_key(testimony=row, by=by, version=1)
            said.append("turned")
        except (Refused, Error):
            said.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=turn, args=[by]) for by in (one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(said) == ["refused", "turned"]
    assert Decision.objects.count() == 1


def test_no_date_finer_than_a_month_can_be_stored(guide):
    row, _ = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Was it so?")
    finer = this_month().replace(day=17)
    for act in (
        lambda: Testimony.objects.update(received=finer),
        lambda: Testimony.objects.update(edited=finer),
        lambda: FollowUp.objects.update(asked=finer),
        lambda: key(row, "privacy", testimonies.mentors()[0], month=finer),
    ):
        with pytest.raises(Error), transaction.atomic():
            act()

"""What the database itself refuses, whoever asks and by whatever way: Django's back doors and raw SQL.

Everything here holds on SQLite and on PostgreSQL; tests/commands/postgresql.py runs it there.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.utils.timezone import localdate

from sosguide.publishing.documents.source import SOURCE
from sosguide.publishing.models import AuditEntry, Check, ContentVersion, Edition, Publication, Withdrawal
from sosguide.publishing.triggers import MENTOR
from sosguide.publishing.workflow import confirm, erase, record_audit, withdraw
from tests import builders
from tests.builders import person, publish

Pages = dict[str, Edition]
KEPT = (Edition, Publication, Withdrawal, Check, AuditEntry)


@pytest.fixture
def pages(db) -> Pages:
    """Three pages with a past: one live, one whose second edition is live, one withdrawn."""
    editions = {
        "live": publish(builders.source("live")),
        "old": publish(builders.source("twice")),
        "new": publish(builders.source("twice", note="Second.")),
        "withdrawn": publish(builders.source("withdrawn")),
    }
    withdraw(edition=editions["withdrawn"], by=person(), reason="Wrong.")
    confirm(edition=editions["live"], by=person())
    connection.check_constraints()  # PostgreSQL empties no table while a foreign key waits to be checked
    return editions


def everything() -> list[list[tuple]]:
    """Every row of what was ever public, and of who did it."""
    return [list(model.objects.order_by("pk").values_list()) for model in KEPT]


def sql(statement: str, *values: object) -> None:
    """Raw SQL, as somebody at the database's own prompt would write it."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def copied(model: type[models.Model], how: str, **changed: str) -> str:
    """SQL that inserts the rows of a table once more, with some columns changed."""
    names = [field.column for field in model._meta.concrete_fields if how != "INSERT" or field.column != "id"]
    quoted = [f'"{name}"' for name in names]
    given = [changed.get(name, f'"{name}"') for name in names]
    table = model._meta.db_table
    return f"{how} INTO {table} ({', '.join(quoted)}) SELECT {', '.join(given)} FROM {table}"


def signed(action: str, edition: Edition, *, by: Any = None) -> Any:
    """Write the line of an act into the audit, so that nothing but the rule in question can refuse the act.

    Only a mentor has such a line, so `by` is one for this moment. Returns `by`.
    """
    by = by or person()
    groups = list(by.groups.all())
    by.groups.add(Group.objects.get(name=MENTOR))
    record_audit(by, action, edition=edition)
    by.groups.set(groups)
    return by


def twin(like: Edition, **changed: object) -> Edition:
    """An edition like this one that is not in the database; the audit has the line of its approval."""
    edition = Edition(**{**columns(like), "id": None, "edition": like.edition + 1, **changed})
    signed("approved", edition, by=edition.approved_by)
    return edition


def columns(edition: Edition) -> dict[str, object]:
    """The columns of an edition."""
    return {field.attname: getattr(edition, field.attname) for field in Edition._meta.concrete_fields}


BY_DJANGO: dict[str, Callable[[Pages], object]] = {
    "update of the text": lambda e: Edition.objects.update(payload="Other words."),
    "update of one live text": lambda e: Edition.objects.filter(pk=e["live"].pk).update(payload="Other words."),
    "update of an old text": lambda e: Edition.objects.filter(pk=e["old"].pk).update(payload="Other words."),
    "update of the number": lambda e: Edition.objects.update(number=7),
    "update of the hash": lambda e: Edition.objects.update(digest="0" * 64),
    "update of the date of the next check": lambda e: Edition.objects.update(check_due="2099-12-31"),
    "update of the note": lambda e: Edition.objects.update(note="Other."),
    "update of who approved": lambda e: Edition.objects.update(approved_by=person("other")),
    "erasing what is live": lambda e: signed("erased", e["live"]) and Edition.objects.filter(pk=e["live"].pk).update(payload="", erased_because="x"),
    "erasing without a reason": lambda e: signed("erased", e["old"]) and Edition.objects.filter(pk=e["old"].pk).update(payload=""),
    "erasing and changing": lambda e: signed("erased", e["old"]) and Edition.objects.filter(pk=e["old"].pk).update(
        payload="", erased_because="x", title="Other"
    ),
    "save": lambda e: Edition(**{**columns(e["live"]), "payload": "Other words."}).save(),
    "bulk_update": lambda e: Edition.objects.bulk_update(
        [twin(e["live"], id=e["live"].pk, payload="Other.")], ["payload"]
    ),
    "delete": lambda e: Edition.objects.all()._raw_delete("default"),
    "bulk_create by nobody": lambda e: Edition.objects.bulk_create(
        [twin(e["live"], approved_by_id=person("x", "").pk)]
    ),
    "bulk_create by a superuser": lambda e: Edition.objects.bulk_create(
        [twin(e["live"], approved_by_id=person("root", "", is_superuser=True).pk)]
    ),
    "bulk_create by an administrator": lambda e: Edition.objects.bulk_create(
        [twin(e["live"], approved_by_id=person("admin", "Administrator").pk)]
    ),
    "bulk_create over what is there": lambda e: Edition.objects.bulk_create(
        [twin(e["live"], id=e["live"].pk, edition=1, payload="Other.")],
        update_conflicts=True, update_fields=["payload"], unique_fields=["id"],
    ),
    "bulk_create beside what is there": lambda e: Edition.objects.bulk_create(
        [twin(e["live"], approved_by_id=person("x", "").pk)], ignore_conflicts=True
    ),
    "a number of another page": lambda e: Edition.objects.bulk_create(
        [twin(publish(builders.stage(number=901)), slug="other", edition=1)]
    ),
    "another number for a page": lambda e: Edition.objects.bulk_create(
        [twin(publish(builders.stage(number=901)), number=902)]
    ),
    "a publication of an old edition": lambda e: Publication.objects.filter(edition=e["new"]).update(edition=e["old"]),
    "a publication of what was withdrawn": lambda e: Publication.objects.create(
        kind="source", nation="wales", slug="withdrawn", edition=e["withdrawn"]
    ),
    "a publication under another name": lambda e: Publication.objects.filter(edition=e["live"]).update(slug="other"),
    "a second publication": lambda e: Publication.objects.bulk_create(
        [Publication(kind="source", nation="wales", slug="other", edition=e["old"])]
    ),
    "a publication deleted": lambda e: Publication.objects.all().delete(),
    "a withdrawal by nobody": lambda e: Withdrawal.objects.create(
        edition=e["live"], withdrawn_on=localdate(), reason="x",
        withdrawn_by=signed("withdrew", e["live"], by=person("x", "")),
    ),
    "a withdrawal of what is not live": lambda e: Withdrawal.objects.bulk_create(
        [Withdrawal(edition=e["old"], withdrawn_on=localdate(), withdrawn_by=signed("withdrew", e["old"]), reason="x")]
    ),
    "a withdrawal changed": lambda e: Withdrawal.objects.update(reason="Other."),
    "a withdrawal deleted": lambda e: Withdrawal.objects.all().delete(),
    "a check by nobody": lambda e: Check.objects.create(
        edition=e["live"], checked_on=localdate(), next_due="2099-01-01",
        checked_by=signed("confirmed", e["live"], by=person("x", "")),
    ),
    "a check changed": lambda e: Check.objects.update(next_due="2099-12-31"),
    "a check deleted": lambda e: Check.objects.all().delete(),
    "the audit changed": lambda e: AuditEntry.objects.update(actor="somebody else"),
    "the audit deleted": lambda e: AuditEntry.objects.all().delete(),
    "a mentor deleted": lambda e: person().delete(),
}  # fmt: skip


@pytest.mark.parametrize("what", BY_DJANGO)
def test_djangos_back_doors_are_refused(pages, what):
    before = everything()
    with pytest.raises(DatabaseError), transaction.atomic():
        BY_DJANGO[what](pages)
    assert everything() == before


BY_SQL = {
    "editions changed": "UPDATE publishing_edition SET payload = 'Other words.'",
    "one edition changed": "UPDATE publishing_edition SET payload = payload || ' ' WHERE slug = 'live'",
    "an edition renamed": "UPDATE publishing_edition SET slug = 'other' WHERE slug = 'live'",
    "editions deleted": "DELETE FROM publishing_edition",
    "an old edition deleted": "DELETE FROM publishing_edition WHERE note = '' AND slug = 'twice' AND edition = 1",
    "editions again": copied(Edition, "INSERT"),
    "an edition by nobody": copied(Edition, "INSERT", edition="edition + 1", approved_by_id="0"),
    "publications deleted": "DELETE FROM publishing_publication",
    "an old edition made live": "UPDATE publishing_publication SET edition_id = (SELECT MIN(id) FROM publishing_edition"
    " WHERE slug = 'twice') WHERE slug = 'twice'",
    "a publication moved to another page": "UPDATE publishing_publication SET slug = 'live' WHERE slug = 'twice'",
    "a withdrawn edition made live": "INSERT INTO publishing_publication (kind, nation, slug, edition_id)"
    " SELECT kind, nation, slug, id FROM publishing_edition WHERE slug = 'withdrawn'",
    "withdrawals changed": "UPDATE publishing_withdrawal SET reason = 'Other.'",
    "withdrawals deleted": "DELETE FROM publishing_withdrawal",
    "checks changed": "UPDATE publishing_check SET next_due = '2099-12-31'",
    "checks deleted": "DELETE FROM publishing_check",
    "audit changed": "UPDATE publishing_auditentry SET actor = 'somebody else'",
    "audit deleted": "DELETE FROM publishing_auditentry",
}
ONLY_SQLITE = {
    "editions replaced": copied(Edition, "INSERT OR REPLACE", payload="'Other words.'"),
    "editions replaced by their names": copied(Edition, "INSERT OR REPLACE", id="id + 100", payload="'Other words.'"),
    "publications replaced": copied(Publication, "INSERT OR REPLACE", id="id + 100"),
    "publications updated away": "UPDATE OR REPLACE publishing_publication SET slug = 'live', edition_id ="
    " (SELECT id FROM publishing_edition WHERE slug = 'live')",
    "withdrawals replaced": copied(Withdrawal, "INSERT OR REPLACE", reason="'Other.'"),
    "checks replaced": copied(Check, "INSERT OR REPLACE", next_due="'2099-12-31'"),
    "audit replaced": copied(AuditEntry, "INSERT OR REPLACE", actor="'somebody else'"),
    "failures ignored": "UPDATE OR IGNORE publishing_edition SET payload = 'Other words.'",
}
ONLY_POSTGRESQL = {
    **{
        f"{name} emptied": f"TRUNCATE publishing_{name} CASCADE"
        for name in ("edition", "publication", "withdrawal", "check")
    },
    "audit emptied": "TRUNCATE publishing_auditentry",
    "people emptied": "TRUNCATE auth_user CASCADE",
    "editions changed on conflict": copied(Edition, "INSERT ", edition="edition")
    + " ON CONFLICT (id) DO UPDATE SET payload = 'Other words.'",
}


@pytest.mark.parametrize("what", [*BY_SQL, *(ONLY_SQLITE if connection.vendor == "sqlite" else ONLY_POSTGRESQL)])
def test_raw_sql_is_refused(pages, what):
    before = everything()
    with pytest.raises(IntegrityError), transaction.atomic():
        sql({**BY_SQL, **ONLY_SQLITE, **ONLY_POSTGRESQL}[what])
    assert everything() == before


def test_what_is_allowed_still_goes_through(pages):
    erase(edition=pages["old"], by=person(), reason="A court said so.")
    erase(edition=pages["withdrawn"], by=person(), reason="A court said so.")
    withdraw(edition=pages["new"], by=person(), reason="Wrong.")
    assert list(Edition.objects.live()) == [pages["live"]]
    assert publish(builders.source("twice", note="Third.")).edition == 3


def test_a_withdrawal_written_by_hand_takes_the_page_down_all_the_same(pages):
    from sosguide.publishing.site import live

    assert live.now().get(SOURCE, "wales", "live")
    edition = pages["live"]
    sql(
        "INSERT INTO publishing_auditentry (day, actor, action, subject, edition, digest)"
        " VALUES (%s, %s, 'withdrew', 'wales/source/live', %s, %s)",
        "2026-01-01", person().username, edition.edition, edition.digest,
    )  # fmt: skip
    values = ["2026-01-01", "Wrong.", edition.pk, person().pk]
    sql(
        "INSERT INTO publishing_withdrawal (withdrawn_on, reason, edition_id, withdrawn_by_id) VALUES (%s, %s, %s, %s)",
        *values,
    )
    assert live.now().get(SOURCE, "wales", "live") is None


def test_every_change_of_what_is_public_is_counted(pages):
    def count() -> int:
        return ContentVersion.objects.get().live

    page = builders.working_copy(builders.source("counted"))
    for act in (
        lambda: publish(builders.source("counted")),
        lambda: confirm(edition=Edition.objects.get(slug="counted"), by=person()),
        lambda: withdraw(edition=Edition.objects.get(slug="counted"), by=person(), reason="Wrong."),
        lambda: erase(edition=Edition.objects.get(slug="counted"), by=person(), reason="A court said so."),
    ):
        before = count()
        act()
        assert count() > before
    before = count()
    page.save()
    assert count() == before

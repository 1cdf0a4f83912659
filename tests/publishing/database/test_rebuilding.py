"""What the database refuses is refused again after a migration, whatever the migration did to its tables."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, migrations
from django.db.migrations.loader import MigrationLoader

from sosguide.publishing import trigger_sql
from sosguide.publishing.trigger_sql import install_triggers
from sosguide.publishing.triggers import REFUSALS, VERSION_BUMPS, Refusal
from sosguide.publishing.workflow import withdraw
from tests import builders
from tests.builders import person, publish
from tests.publishing.database.test_refusals import everything, sql

TABLES = [
    ("publishing", "edition", "note"),
    ("publishing", "withdrawal", "reason"),
    ("auth", "user", "first_name"),
]


def laid() -> set[str]:
    """The names of all triggers that are there."""
    postgresql = connection.vendor == "postgresql"
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if postgresql
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}


def wanted() -> set[str]:
    """The names of all triggers there should be. SQLite knows none for TRUNCATE, and no TRUNCATE."""
    tables = connection.introspection.table_names()
    postgresql = connection.vendor == "postgresql"
    rules = [rule for rule in (*REFUSALS, *VERSION_BUMPS) if postgresql or rule.event != "TRUNCATE"]
    return {rule.name for rule in rules if rule.table in tables}


def rebuild(app: str, model: str, field: str) -> None:
    """Run a real migration that makes a column one letter wider: SQLite rebuilds the whole table for it."""
    before = MigrationLoader(connection).project_state()
    column = before.models[app, model].fields[field].clone()
    column.max_length += 1
    operation = migrations.AlterField(model, field, column)
    after = before.clone()
    operation.state_forwards(app, after)
    plan = [(migrations.Migration("wider", app), False)]
    emit_pre_migrate_signal(0, False, "default", apps=before.apps, plan=plan)
    with connection.schema_editor() as editor:
        operation.database_forwards(app, editor, before, after)
    emit_post_migrate_signal(0, False, "default", apps=after.apps, plan=plan)


@pytest.mark.parametrize(("app", "model", "field"), TABLES)
def test_the_refusals_come_back_after_a_migration_rebuilds_a_table(flushable, app, model, field):
    edition = publish(builders.source())
    before = everything()
    rebuild(app, model, field)
    assert wanted() <= laid()
    assert everything() == before
    for forbidden in ("UPDATE publishing_edition SET note = 'x'", "DELETE FROM publishing_publication"):
        with pytest.raises(IntegrityError):
            sql(forbidden)
    withdraw(edition=edition, by=person(), reason="Wrong.")


def test_a_migration_of_djangos_own_tables_goes_back_and_forth(flushable):
    publish(builders.source())
    before = everything()
    call_command("migrate", "auth", "0011", verbosity=0)
    call_command("migrate", "auth", verbosity=0)
    assert wanted() <= laid()
    assert everything() == before


def test_a_migrate_with_nothing_to_do_lifts_nothing(flushable):
    emit_pre_migrate_signal(0, False, "default", plan=[])
    assert wanted() <= laid()


OTHERWISE = ("missing", "of another release", *(("switched off",) if connection.vendor == "postgresql" else ()))


@pytest.mark.django_db
@pytest.mark.parametrize("how", OTHERWISE)
def test_a_rule_that_the_database_does_not_have_keeps_the_server_from_starting_until_migrate(how, monkeypatch, capsys):
    """A release that only adds a rule has no migration."""
    call_command("check_release")
    rule = Refusal("page_has_a_title", "publishing_edition", "INSERT", "NEW.title = ''", "a page has a title")
    there = {"missing": [], "of another release": [replace(rule, condition="FALSE")], "switched off": [rule]}
    monkeypatch.setattr(trigger_sql, "REFUSALS", [*REFUSALS, *there[how]])
    install_triggers()
    if how == "switched off":
        sql("ALTER TABLE publishing_edition DISABLE TRIGGER page_has_a_title")
    monkeypatch.setattr(trigger_sql, "REFUSALS", [*REFUSALS, rule])
    with pytest.raises(SystemExit):
        call_command("check_release")
    line = "sosguide.E013: The database lacks the rule page_has_a_title of this release. Run manage.py migrate."
    assert capsys.readouterr().err.splitlines() == [line]
    call_command("migrate", verbosity=0)
    call_command("check_release")

"""The rules of `triggers.py` as triggers of a database: making them, dropping them, and seeing which are missing.

Django rebuilds a table of SQLite by dropping and renaming, which SQLite refuses while a trigger on another table names
it: so `drop_triggers` runs before every migration there, and `install_triggers` after every migrate.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections, transaction

from sosguide.publishing.triggers import (
    AUDIT,
    CHECK,
    EDITION,
    GROUPS,
    PUBLICATION,
    REFUSALS,
    VERSION,
    VERSION_BUMPS,
    WITHDRAWAL,
    Refusal,
)


@dataclass(frozen=True)
class Trigger:
    """One trigger in the SQL of a database: the statements that recreate it, and the text that the database keeps."""

    name: str
    statements: tuple[str, ...]
    kept: str


def drop_triggers(using: str = "default", plan: Iterable[object] = (), **kwargs: object) -> None:
    """Drop SQLite's triggers where a migration is about to run; `install_triggers` brings them back.

    All that are there, because an older release may have named one otherwise.
    """
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def install_triggers(using: str = "default", **kwargs: object) -> None:
    """Make the triggers, the one version row and the three groups of staff, wherever they are missing."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if not {EDITION, PUBLICATION, WITHDRAWAL, VERSION, CHECK, AUDIT, "auth_user_groups"} <= present:
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in statements(connection.vendor, present):
            cursor.execute(statement)
        cursor.execute(
            f"INSERT INTO {VERSION} (id, live, working) SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM {VERSION})"
        )
        for group in GROUPS:
            cursor.execute(
                "INSERT INTO auth_group (name) SELECT %s WHERE NOT EXISTS (SELECT 1 FROM auth_group WHERE name = %s)",
                [group, group],
            )


def missing_triggers(using: str = "default") -> list[str]:
    """The names of those that a database lacks, has switched off, or has as another release made them."""
    connection = connections[using]
    kept = (
        "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(kept)
        there = {*cursor.fetchall()}
        wanted = triggers(connection.vendor, set(connection.introspection.table_names(cursor)))
    return [trigger.name for trigger in wanted if (trigger.name, trigger.kept) not in there]


def statements(vendor: str, present: set[str]) -> list[str]:
    """The SQL that recreates every trigger on the tables that exist, for a database vendor."""
    return [statement for trigger in triggers(vendor, present) for statement in trigger.statements]


def triggers(vendor: str, present: set[str]) -> list[Trigger]:
    """Every trigger on the tables that are there, for a database vendor. SQLite has no TRUNCATE."""
    build = _postgresql if vendor == "postgresql" else _sqlite
    count = f"UPDATE {VERSION} SET live = live + 1"
    return [
        build(r.name, r.table, f"BEFORE {r.event}", _raise(vendor, r))
        for r in REFUSALS
        if r.table in present and (vendor == "postgresql" or r.event != "TRUNCATE")
    ] + [
        build(c.name, c.table, f"AFTER {c.event}", f"{count} WHERE {c.condition};")
        for c in VERSION_BUMPS
        if c.table in present
    ]


def _raise(vendor: str, refusal: Refusal) -> str:
    if vendor == "postgresql":
        fail = f"RAISE EXCEPTION '{refusal.message}' USING ERRCODE = 'integrity_constraint_violation';"
        return f"IF {refusal.condition} THEN {fail} END IF;"
    return f"SELECT RAISE(ABORT, '{refusal.message}') WHERE {refusal.condition};"


def _sqlite(name: str, table: str, when: str, body: str) -> Trigger:
    body = body.replace("IS NOT DISTINCT FROM", "IS")
    made = f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW BEGIN {body} END"
    return Trigger(name, (f"DROP TRIGGER IF EXISTS {name}", made), made)


def _postgresql(name: str, table: str, when: str, body: str) -> Trigger:
    each = "STATEMENT" if when.endswith("TRUNCATE") else "ROW"
    function = f" BEGIN {body} IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END "
    made = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${function}$$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()",
    )
    return Trigger(name, made, function)

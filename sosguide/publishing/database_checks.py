"""Checks that look into a database: whether this release can read what is live there, and has its columns.

`migrate` asks for E010 before it changes anything, and so does `check --deploy`, of the default database. Before the
server starts, `check_release` asks for E011 to E013, and only logs what E010 would name.
"""

from collections.abc import Iterator, Sequence

from django.apps import AppConfig, apps
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models
from django.db.migrations.executor import MigrationExecutor

from sosguide.publishing.editions import unreadable
from sosguide.publishing.models.edition import Edition, Publication, Withdrawal
from sosguide.publishing.trigger_sql import missing_triggers


def register_database_checks() -> None:
    """Make the checks known to Django. Called once, when the app is ready."""
    register(editions_can_be_read, Tags.database)
    register(default_editions_can_be_read, Tags.compatibility, deploy=True)


def editions_can_be_read(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """E010: live editions that this release cannot read, each by name. Nothing where there are no tables yet."""
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    try:
        if any(missing_columns(DEFAULT_DB_ALIAS, [Edition, Publication, Withdrawal])):
            return []
        return [_unreadable(edition, why) for edition, why in unreadable(Edition.objects.live())]
    except DatabaseError as error:
        return [
            checks.Warning(f"No edition was looked at: the database does not answer ({error}).", id="sosguide.W010")
        ]


def default_editions_can_be_read(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """The same for `check --deploy`, which otherwise looks at no database."""
    return [] if databases else editions_can_be_read(databases=[DEFAULT_DB_ALIAS])


def _unreadable(edition: Edition, why: str) -> CheckMessage:
    return Error(
        f"This release cannot read {edition}, which is live (number {edition.number}): {why}.",
        hint="Say in the document's `upgrades` how its shape changed, or approve the page again.",
        id="sosguide.E010",
    )


def unapplied_migrations(using: str = DEFAULT_DB_ALIAS) -> list[CheckMessage]:
    """E011: migrations that this release has and the database has not. Raises DatabaseError."""
    executor = MigrationExecutor(connections[using])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [
        Error(f"The migration {migration} is not applied.", hint="Run manage.py migrate.", id="sosguide.E011")
        for migration, _ in plan
    ]


def columns_are_there(using: str = DEFAULT_DB_ALIAS) -> list[CheckMessage]:
    """E012: columns that our models have and the database has not. Raises DatabaseError."""
    hint = "Make the migration with manage.py makemigrations and run manage.py migrate."
    return [
        Error(f"The database has no column {column}.", hint=hint, id="sosguide.E012")
        for column in missing_columns(using, apps.get_models())
    ]


def triggers_are_there(using: str = DEFAULT_DB_ALIAS) -> list[CheckMessage]:
    """E013: what this release has the database refuse or count, and it does not. Raises DatabaseError."""
    return [
        Error(f"The database lacks the rule {name} of this release.", hint="Run manage.py migrate.", id="sosguide.E013")
        for name in missing_triggers(using)
    ]


def missing_columns(using: str, wanted: Sequence[type[models.Model]]) -> Iterator[str]:
    """Each column ("table.column") of some models that a database lacks."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in wanted:
            table = model._meta.db_table
            there = connection.introspection.get_table_description(cursor, table) if table in tables else []
            names = {column.name for column in there}
            yield from (f"{table}.{c.column}" for c in model._meta.concrete_fields if c.column not in names)

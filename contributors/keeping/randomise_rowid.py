"""Rows in random order. SQLite numbers the rows of a table as they come, and keeps that number beside a random key."""

import secrets

from django.db import connections, models

_PLACES = 2**62


def randomise_rowid(
    sender: type[models.Model], instance: models.Model, created: bool, using: str, **kwargs: object
) -> None:
    """Move a new row to a random place of its table, so that nothing tells what came before or after it.

    PostgreSQL has no such number that could be set; docs/testimonies.md says what its files tell.
    """
    connection, key = connections[using], sender._meta.pk
    if not created or connection.vendor != "sqlite" or isinstance(key, models.AutoField):
        return
    value = key.get_db_prep_value(instance.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {sender._meta.db_table} SET rowid = %s WHERE {key.column} = %s",  # noqa: S608 - our own names
            [secrets.randbelow(_PLACES), value],
        )

"""How a whole database is copied, and how another takes its place: on SQLite a file, on PostgreSQL its own tools.

A copy never lies on disk unencrypted for longer than it takes to encrypt it, and never outside the database's own
folder. What takes the database's place is made ready first, where nobody can see it, and put there in one step.
"""

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from django.db import DatabaseError, Error, connection

from contributors.keeping import age

NOT_UP_TO_DATE = (
    "What is inside the backup could not be brought up to date (--traceback shows why). Nothing was put back."
)
NO_ROOM = (
    "A backup is made ready in a second database, and this role of PostgreSQL may not make one. Give it CREATEDB."
    " Nothing was put back."
)
_COPY, _RESTORING = ".copy", ".restoring"  # what a backup and a restore put beside the file of SQLite
_BESIDE = "_restoring"  # ends the name of the second database on PostgreSQL


class CannotRestore(Exception):
    """Why nothing was put back, or backed up."""


def replace(source: IO[bytes], *, identity: str, make_ready: Callable[[], int]) -> int:
    """Put the database inside an encrypted backup in the place of ours; returns what `make_ready` returns.

    `make_ready` runs while nobody but us can see the new one. Whatever is raised, ours is as it was.
    """
    into = _into_postgresql if connection.vendor == "postgresql" else _into_sqlite
    return into(source, identity, make_ready)


def forget_leftovers() -> None:
    """Erase what a backup or a restore that was killed has left behind: it is the whole database, in clear."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname = %s", [_name() + _BESIDE])
            if left := cursor.fetchone():
                cursor.execute(_drop(left[0]))
        return
    for ending in (_COPY, _RESTORING):
        _unlink(Path(_name()).with_suffix(ending))


@contextlib.contextmanager
def copied() -> Iterator[IO[bytes]]:
    """A whole copy of the database at one moment, open for reading."""
    if connection.vendor == "postgresql":
        with _postgresql("pg_dump", "--format=custom", "--no-owner", stdout=subprocess.PIPE) as process:
            yield _pipe(process.stdout)
        if process.returncode:
            raise CannotRestore("pg_dump failed; nothing was backed up.")
        return
    plain = Path(_name()).with_suffix(_COPY)
    _unlink(plain)
    plain.touch(mode=0o600)
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(plain)])
        with plain.open("rb") as source:
            yield source
    finally:
        _unlink(plain)


def _into_sqlite(source: IO[bytes], identity: str, make_ready: Callable[[], int]) -> int:
    database = Path(_name())
    fresh = database.with_suffix(_RESTORING)
    try:
        _unlink(fresh)
        with opened(fresh) as sink:
            age.decrypt(source, sink, identity=identity)
            sink.flush()
            os.fsync(sink.fileno())
        with _instead_of_ours(str(fresh)):
            _must_be_whole()
            again = make_ready()
        for ending in ("-wal", "-shm"):  # of a database that was not closed: they do not belong to the new one
            Path(f"{database}{ending}").unlink(missing_ok=True)
        fresh.replace(database)
    finally:
        _unlink(fresh)
    return again


def _must_be_whole() -> None:
    """Ask the file itself."""
    try:
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check").fetchone()[0]
    except DatabaseError as error:
        raise CannotRestore("What is inside the backup is not a sound database. Nothing was put back.") from error
    if said != "ok":
        raise CannotRestore(f"The database inside the backup is damaged: {said}. Nothing was put back.")


def _into_postgresql(source: IO[bytes], identity: str, make_ready: Callable[[], int]) -> int:
    """PostgreSQL has no file to rename: the backup is made ready in a second database, and what comes out of that
    replaces ours in one transaction.
    """
    ours, beside = _name(), _name() + _BESIDE
    try:
        with connection.cursor() as cursor:
            cursor.execute(_drop(beside))
            create = f"CREATE DATABASE {connection.ops.quote_name(beside)} TEMPLATE template0"
            cursor.execute(f"{create} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    except Error as error:
        raise CannotRestore(NO_ROOM) from error
    try:
        with _instead_of_ours(beside):
            with _pg_restore(beside, stdin=subprocess.PIPE) as filling:
                into = _pipe(filling.stdin)
                age.decrypt(source, into, identity=identity)
                into.close()
            _must_have_worked(filling)
            again = make_ready()
        options = ("--format=custom", "--no-owner", f"--dbname={beside}")
        with (
            _postgresql("pg_dump", *options, stdout=subprocess.PIPE) as ready,
            _pg_restore(ours, "--clean", "--if-exists", stdin=_pipe(ready.stdout)) as replacing,
        ):
            _pipe(ready.stdout).close()  # or pg_dump would wait for ever where pg_restore has stopped reading
        _must_have_worked(replacing, ready)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(_drop(beside))
    return again


def _pg_restore(into: str, *options: str, stdin: int | IO[bytes]) -> subprocess.Popen[bytes]:
    """All of it or nothing."""
    whole = ("--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={into}")
    return _postgresql("pg_restore", *whole, *options, stdin=stdin)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """The end of a pipe that was asked for."""
    if stream is None:
        raise ValueError("This process was started without that pipe.")
    return stream


def _must_have_worked(*processes: subprocess.Popen[bytes]) -> None:
    if any(process.returncode for process in processes):
        raise CannotRestore("pg_restore failed. Nothing was put back.")


def _drop(name: str) -> str:
    return f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)"


@contextlib.contextmanager
def _instead_of_ours(name: str) -> Iterator[None]:
    """Until the end of the block, "the database" is another one."""
    ours = _name()
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    except Error as error:
        raise CannotRestore(NOT_UP_TO_DATE) from error
    finally:
        connection.close()
        connection.settings_dict["NAME"] = ours


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _unlink(path: Path) -> None:
    """With what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _postgresql(
    tool: str, *options: str, stdin: int | IO[bytes] | None = None, stdout: int | None = None
) -> subprocess.Popen[bytes]:
    """One of PostgreSQL's own tools; its environment says where the database is."""
    where = connection.settings_dict
    variables = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = os.environ | {name: str(where[key]) for name, key in variables.items() if where.get(key)}
    return subprocess.Popen([tool, *options], env=environment, stdin=stdin, stdout=stdout)  # noqa: S603 - our own arguments


@contextlib.contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A new file that its owner alone can read, open for writing."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as sink:
        yield sink

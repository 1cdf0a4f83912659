"""The drill: a backup taken while people write, a disk lost, a restore; and what was withdrawn stays withdrawn."""

import io
import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest

from contributors.keeping import age
from tests.contributors.keeping.house import House, keeping_house, migrated
from tests.contributors.stack import opened

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="PostgreSQL has a drill of its own below")


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    with keeping_house(tmp_path / "var") as house:
        yield house


def test_the_whole_drill(house, tmp_path):
    made = house.python(
        "testimonies.guide()\nkept = testimonies.sent(testimonies.OTHER)[1]\nrow, gone = testimonies.published()\nprint(kept); print(gone); print(row.number)"
    ).splitlines()
    writers = [
        threading.Thread(
            target=house.python, args=[f"for i in range(8): testimonies.sent(f'{{testimonies.TEXT}} {n} {{i}}')"]
        )
        for n in range(3)
    ]
    for writer in writers:
        writer.start()
    said = house.run("backup", str(tmp_path / "backups"))
    for writer in writers:
        writer.join(60)
    (backup,) = (tmp_path / "backups").iterdir()
    assert "encrypted" in said
    assert backup.suffix == ".age"
    assert backup.stat().st_mode & 0o077 == 0
    box = backup.read_bytes()
    assert box.startswith(b"age-encryption.org/v1")
    assert b"beside families" not in box
    assert b"SQLite format" not in box
    house.python(f"withdraw(testimony=find(tuple({made[1].split()!r})))")
    withdrawn = tmp_path / "withdrawn.txt"
    shutil.copy(house.folder / "withdrawn.txt", withdrawn)
    shutil.rmtree(house.folder)
    house.folder.mkdir()
    key = tmp_path / "identity"
    key.write_text(house.identity)
    said = house.run("restore", str(backup), "--identity", str(key), "--withdrawn", str(withdrawn), "--yes")
    assert "1 testimonies erased again" in said
    assert sorted(path.name for path in house.folder.iterdir() if not path.name.endswith(("-wal", "-shm"))) == [
        "sosguide.sqlite3",
        "withdrawn.txt",
    ]
    raw = b"".join(path.read_bytes() for path in house.folder.iterdir())
    assert (
        b"beside families in that room, not against them, although I know that it does not feel like that.\n\nWhen"
        not in raw
    )
    with opened(house.folder / "sosguide.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert house.python(
        f"print(find(tuple({made[0].split()!r})) is not None, find(tuple({made[1].split()!r})), Testimony.objects.filter(number={made[2]}).exists())"
    ).split() == ["True", "None", "False"]
    assert "No migrations to apply" in house.run("migrate")


def test_tombstones_of_the_database_that_is_replaced_count_too(house, tmp_path):
    words = house.python("testimonies.guide()\nprint(testimonies.sent()[1])").split()
    house.run("backup", str(tmp_path))
    house.python(f"withdraw(testimony=find(tuple({words!r})))")
    (house.folder / "withdrawn.txt").unlink()
    (backup,) = tmp_path.glob("*.age")
    assert "1 testimonies erased again" in house.run("restore", str(backup), "--yes", given=house.identity)


def test_another_key_or_a_damaged_file_changes_nothing(house, tmp_path):
    house.python("testimonies.guide()\ntestimonies.sent()")
    house.run("backup", str(tmp_path))
    (backup,) = tmp_path.glob("*.age")
    before = (house.folder / "sosguide.sqlite3").read_bytes()
    assert "Stop the server" in house.run("restore", str(backup), fails=True, given=house.identity)
    put_back = ("restore", str(backup), "--yes", "--nothing-was-withdrawn")
    assert "not for this key" in house.run(*put_back, fails=True, given=age.new_identity()[0])
    backup.write_bytes(backup.read_bytes()[:-10])
    assert "Damaged, cut short" in house.run(*put_back, fails=True, given=house.identity)
    assert (house.folder / "sosguide.sqlite3").read_bytes() == before
    assert not list(house.folder.glob("*.restoring*"))


WITHDRAWN_SINCE = "row = Testimony.objects.get(state='published'); withdraw(testimony=row)"
PUBLIC = "print(Testimony.objects.public().count())"


def test_a_backup_that_cannot_be_brought_up_to_date_leaves_the_database_as_it_is(house, tmp_path):
    house.python("testimonies.guide(); testimonies.published()")
    shutil.copytree(house.folder, tmp_path / "kept")
    with opened(house.folder / "sosguide.sqlite3") as database:
        database.execute("ALTER TABLE contributors_testimony DROP COLUMN at_risk")
    house.run("backup", str(tmp_path))
    shutil.rmtree(house.folder)
    shutil.copytree(tmp_path / "kept", house.folder)
    house.python(WITHDRAWN_SINCE)
    (backup,) = tmp_path.glob("*.age")
    said = house.run("restore", str(backup), "--yes", fails=True, given=house.identity)
    assert "Nothing was put back" in said
    assert "Traceback" not in said
    assert house.python("print(Testimony.objects.count())").split() == ["0"]
    assert not list(house.folder.glob("*.restoring*"))


def test_a_backup_of_something_else_is_not_put_back(house, tmp_path):
    house.python("testimonies.guide(); row, _ = testimonies.published(); withdraw(testimony=row)")
    strange, database = tmp_path / "strange", house.folder / "sosguide.sqlite3"
    with closing(sqlite3.connect(strange)) as other:
        other.execute("CREATE TABLE something (id integer)")
    before = database.read_bytes()
    for content, words in ((strange.read_bytes(), "not a database of this site"), (b"text", "not a sound database")):
        with (tmp_path / "strange.age").open("wb") as sink:
            age.encrypt(io.BytesIO(content), sink, to=house.recipient)
        put_back = ("restore", str(tmp_path / "strange.age"), "--yes")
        assert words in house.run(*put_back, fails=True, given=house.identity)
    assert database.read_bytes() == before


def test_without_a_mark_nothing_is_put_back_unless_somebody_says_that_nothing_was_withdrawn(house, tmp_path):
    house.python("testimonies.guide(); testimonies.published()")
    house.run("backup", str(tmp_path))
    (backup,) = tmp_path.glob("*.age")
    house.python(WITHDRAWN_SINCE)
    copy = tmp_path / "copy.txt"
    shutil.copy(house.folder / "withdrawn.txt", copy)
    for fresh in (False, True):
        shutil.rmtree(house.folder)
        house.folder.mkdir()
        if fresh:
            migrated(house.folder)
        assert "No mark of a withdrawal" in house.run("restore", str(backup), "--yes", fails=True, given=house.identity)
        missing = ("--withdrawn", str(tmp_path / "none.txt"))
        assert "none.txt" in house.run("restore", str(backup), "--yes", *missing, fails=True, given=house.identity)
    assert house.python(PUBLIC).split() == ["0"]
    house.run("restore", str(backup), "--yes", "--nothing-was-withdrawn", given=house.identity)
    assert house.python(PUBLIC).split() == ["1"]
    house.run("restore", str(backup), "--yes", "--withdrawn", str(copy), given=house.identity)
    assert house.python(PUBLIC).split() == ["0"]


def test_a_backup_lays_a_copy_of_the_marks_beside_it_and_a_restore_reads_it_and_keeps_every_mark(house, tmp_path):
    house.python("testimonies.guide(); testimonies.published()")
    house.run("backup", str(tmp_path / "old"))
    house.python(WITHDRAWN_SINCE)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "withdrawn.txt").write_text("f" * 64)
    house.run("backup", str(tmp_path / "new"))
    copy = tmp_path / "new" / "withdrawn.txt"
    marks = copy.read_text().split()
    assert set(marks) == {"f" * 64, *(house.folder / "withdrawn.txt").read_text().split()}
    assert marks == sorted(marks)
    assert copy.stat().st_mode & 0o077 == 0
    (backup,) = (tmp_path / "old").iterdir()
    backup.rename(tmp_path / "new" / "sosguide-2026-01-01.age")
    shutil.rmtree(house.folder)
    house.folder.mkdir()
    put_back = ("restore", str(tmp_path / "new" / "sosguide-2026-01-01.age"), "--yes", "--nothing-was-withdrawn")
    assert "1 testimonies erased again" in house.run(*put_back, given=house.identity)
    assert (house.folder / "withdrawn.txt").read_text().split() == marks
    assert house.python("print(*sorted(Tombstone.objects.values_list('mark', flat=True)))").split() == marks


@pytest.mark.parametrize("made", ["testimonies.published()", "testimonies.sent()"])
def test_under_another_receipt_key_nothing_is_put_back(house, tmp_path, made):
    """No mark would match then, and what was withdrawn would be public again."""
    house.python(f"testimonies.guide(); row, _ = {made}")
    house.run("backup", str(tmp_path))
    house.python("withdraw(testimony=Testimony.objects.get())")
    (backup,) = tmp_path.glob("*.age")
    for other, words in (
        ("another-key-" * 4, "not the key this backup was made under"),
        ("", "RECEIPT_KEY is not set"),
    ):
        house.more["RECEIPT_KEY"] = other
        assert words in house.run("restore", str(backup), "--yes", fails=True, given=house.identity)
    del house.more["RECEIPT_KEY"]
    assert house.python("print(Testimony.objects.count())").split() == ["0"]
    assert "1 testimonies erased" in house.run("restore", str(backup), "--yes", given=house.identity)


CHANGED = """
from contributors.receipts.actions import change
from contributors.drafts import Draft
def changed(row, text): change(testimony=row, draft=Draft(text=text, role="teacher", group="School and nursery", nation="wales", band="5-to-15"))
"""


@pytest.mark.parametrize(
    ("made", "meanwhile"),
    [
        ("testimonies.published()", ""),
        ("testimonies.sent()", ""),
        (
            "testimonies.sent()",
            "edit(testimony=Testimony.objects.get(), by=testimonies.mentors()[0], version=1, text=testimonies.TEXT + ' So.');",
        ),
    ],
)
def test_words_that_were_changed_since_do_not_come_back(house, tmp_path, made, meanwhile):
    house.python(f"testimonies.guide(); {made}")
    house.run("backup", str(tmp_path))
    house.python(
        f"{CHANGED}from contributors.review.mentoring import edit\n{meanwhile}changed(Testimony.objects.get(), testimonies.OTHER)"
    )
    (backup,) = tmp_path.glob("*.age")
    assert "1 testimonies erased again" in house.run("restore", str(backup), "--yes", given=house.identity)
    assert house.python("print(Testimony.objects.count())").split() == ["0"]


def test_words_that_were_changed_back_stay(house, tmp_path):
    house.python(
        "testimonies.guide(); row, _ = testimonies.published()"
        + CHANGED
        + "changed(row, testimonies.OTHER); changed(row, testimonies.TEXT)"
    )
    house.run("backup", str(tmp_path))
    (backup,) = tmp_path.glob("*.age")
    assert "0 testimonies erased again" in house.run("restore", str(backup), "--yes", given=house.identity)
    assert house.python("print(Testimony.objects.count())").split() == ["1"]


def test_what_a_killed_backup_or_restore_left_goes_with_the_next_purge(house):
    left = [f"sosguide.{name}{more}" for name in ("copy", "restoring") for more in ("", "-wal", "-shm", "-journal")]
    for name in left:
        (house.folder / name).write_bytes(b"the whole database")
    house.run("purge")
    assert not {path.name for path in house.folder.iterdir()} & set(left)


def test_old_backups_are_deleted_and_nothing_else(house, tmp_path):
    for name in ("sosguide-2020-01-01.age", "sosguide-2020-01-02.part", "notes.txt", "sosguide-2999-01-01.age"):
        (tmp_path / name).write_text("x")
    assert "2 old backups deleted" in house.run("backup", str(tmp_path))
    assert {"notes.txt", "sosguide-2999-01-01.age"} < {path.name for path in tmp_path.iterdir()}
    assert not list(tmp_path.glob("sosguide-2020*"))


def test_without_a_recipient_there_is_no_backup(house, tmp_path):
    house.more["BACKUP_RECIPIENT"] = "age1wrong"
    assert "Set BACKUP_RECIPIENT" in house.run("backup", str(tmp_path), fails=True)
    assert not re.findall("age", " ".join(path.name for path in tmp_path.iterdir()))


@contextmanager
def _on_the_server() -> Iterator[psycopg.Connection]:
    """PostgreSQL, to make and drop databases; the test is skipped where it does not answer."""
    try:
        server = psycopg.connect(
            host="127.0.0.1", user="postgres", dbname="postgres", connect_timeout=3, autocommit=True
        )
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL does not answer on 127.0.0.1:5432, so the drill on it was not run")
    with server:
        yield server


@pytest.fixture
def house_on_postgresql(tmp_path) -> Iterator[tuple[House, str]]:
    """A house whose database is on the server, and that database's name."""
    if not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed, so the drill on PostgreSQL was not run")
    name = f"sos_drill_{os.getpid()}"
    with _on_the_server() as server:
        server.execute(f"CREATE DATABASE {name}")
    try:
        with keeping_house(tmp_path / "var", DATABASE_URL=f"postgres://postgres@127.0.0.1:5432/{name}") as house:
            house.run("migrate", "--verbosity", "0")
            yield house, name
    finally:
        with _on_the_server() as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
            server.execute(f"DROP DATABASE IF EXISTS {name}_restoring WITH (FORCE)")


@pytest.mark.postgresql
def test_the_drill_on_postgresql(house_on_postgresql, tmp_path):
    house, name = house_on_postgresql
    words = house.python(
        "testimonies.guide()\ntestimonies.sent(testimonies.OTHER)\nprint(testimonies.published()[1])"
    ).split()
    house.run("backup", str(tmp_path / "backups"))
    with psycopg.connect(host="127.0.0.1", user="postgres", dbname=name, autocommit=True) as inside:
        inside.execute("ALTER TABLE contributors_testimony RENAME at_risk TO hidden")
        house.run("backup", str(tmp_path / "older"))
        inside.execute("ALTER TABLE contributors_testimony RENAME hidden TO at_risk")
    house.python(f"withdraw(testimony=find(tuple({words!r})))")
    (backup,), (older,) = (tmp_path / "backups").iterdir(), (tmp_path / "older").iterdir()
    assert "Nothing was put back" in house.run("restore", str(older), "--yes", fails=True, given=house.identity)
    broken = tmp_path / "broken.age"
    broken.write_bytes(backup.read_bytes()[:-10])
    assert "cut short" in house.run("restore", str(broken), "--yes", fails=True, given=house.identity)
    house.more["RECEIPT_KEY"] = "another-key-" * 4
    assert "not the key" in house.run("restore", str(backup), "--yes", fails=True, given=house.identity)
    del house.more["RECEIPT_KEY"]
    assert house.python("print(Testimony.objects.count())").split() == ["1"]
    assert "1 testimonies erased again" in house.run("restore", str(backup), "--yes", given=house.identity)
    assert house.python("print(Testimony.objects.count())").split() == ["1"]
    triggers = "print(__import__('django').db.connection.cursor().execute('SELECT 1 FROM pg_trigger WHERE tgname = %s', ['testimony_needs_both_keys']).fetchall())"
    assert "(1,)" in house.python(triggers)
    with _on_the_server() as server:
        count = f"SELECT COUNT(*) FROM pg_database WHERE datname = '{name}_restoring'"
        assert server.execute(count).fetchone() == (0,)
        server.execute(f"CREATE DATABASE {name}_restoring")
        house.run("createcachetable")
        house.run("purge")
        assert server.execute(count).fetchone() == (0,)

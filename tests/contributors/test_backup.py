"""The drill: a backup taken while people write, a disk lost, a restore; and what was withdrawn stays withdrawn."""

import os
import re
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from contributors import age
from tests.conftest import ROOT
from tests.contributors.stack import opened

SETUP = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "sosguide.settings"
import django; django.setup()
from tests.contributors import voices
from contributors.models import Testimony, Tombstone
from contributors.actions.through_receipt import find, withdraw
from contributors import receipts
"""
pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="PostgreSQL has a drill of its own below")


@dataclass
class House:
    """A database in a folder of its own, and its commands."""

    folder: Path
    identity: str
    recipient: str
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if key not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
        paths = f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"
        return {**own, "SOS_DEVELOPMENT": "1", "SHOW_UNCHECKED": "0", "SOS_VAR": str(self.folder), "PYTHONPATH": paths,
                "BACKUP_RECIPIENT": self.recipient, **self.more}  # fmt: skip

    def run(self, *command: str, fails: bool = False, given: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
        )
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def python(self, script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", SETUP + script], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def house(tmp_path) -> House:
    (tmp_path / "var").mkdir()
    house = House(tmp_path / "var", *age.new_identity())
    house.run("migrate", "--verbosity", "0")
    return house


def test_the_whole_drill(house, tmp_path):
    made = house.python(
        "voices.guide()\nkept = voices.sent(voices.OTHER)[1]\nrow, gone = voices.published()\nprint(kept); print(gone); print(row.number)"
    ).splitlines()
    writers = [
        threading.Thread(target=house.python, args=[f"for i in range(8): voices.sent(f'{{voices.TEXT}} {n} {{i}}')"])
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
    assert "1 withdrawn accounts erased again" in said
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
    words = house.python("voices.guide()\nprint(voices.sent()[1])").split()
    house.run("backup", str(tmp_path))
    house.python(f"withdraw(testimony=find(tuple({words!r})))")
    (house.folder / "withdrawn.txt").unlink()
    (backup,) = tmp_path.glob("*.age")
    assert "1 withdrawn accounts erased again" in house.run("restore", str(backup), "--yes", given=house.identity)


def test_another_key_or_a_damaged_file_changes_nothing(house, tmp_path):
    house.python("voices.guide()\nvoices.sent()")
    house.run("backup", str(tmp_path))
    (backup,) = tmp_path.glob("*.age")
    before = (house.folder / "sosguide.sqlite3").read_bytes()
    assert "Stop the server" in house.run("restore", str(backup), fails=True, given=house.identity)
    assert "not for this key" in house.run("restore", str(backup), "--yes", fails=True, given=age.new_identity()[0])
    backup.write_bytes(backup.read_bytes()[:-10])
    assert "Damaged, cut short" in house.run("restore", str(backup), "--yes", fails=True, given=house.identity)
    assert (house.folder / "sosguide.sqlite3").read_bytes() == before
    assert not list(house.folder.glob("*.restoring"))


def test_old_backups_are_deleted_and_nothing_else(house, tmp_path):
    for name in ("sosguide-2020-01-01.age", "notes.txt", "sosguide-2999-01-01.age"):
        (tmp_path / name).write_text("x")
    assert "1 old backups deleted" in house.run("backup", str(tmp_path))
    assert {"notes.txt", "sosguide-2999-01-01.age"} < {path.name for path in tmp_path.iterdir()}
    assert not (tmp_path / "sosguide-2020-01-01.age").exists()


def test_without_a_recipient_there_is_no_backup(house, tmp_path):
    house.more["BACKUP_RECIPIENT"] = "age1wrong"
    assert "Set BACKUP_RECIPIENT" in house.run("backup", str(tmp_path), fails=True)
    assert not re.findall("age", " ".join(path.name for path in tmp_path.iterdir()))


@pytest.mark.postgresql
def test_the_drill_on_postgresql(tmp_path):
    import psycopg

    if not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed, so the drill on PostgreSQL was not run")
    name = f"sos_drill_{os.getpid()}"
    try:
        with psycopg.connect(
            host="127.0.0.1", user="postgres", dbname="postgres", connect_timeout=3, autocommit=True
        ) as server:
            server.execute(f"CREATE DATABASE {name}")
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL does not answer on 127.0.0.1:5432, so the drill on it was not run")
    try:
        house = House(tmp_path, *age.new_identity(), {"DATABASE_URL": f"postgres://postgres@127.0.0.1:5432/{name}"})
        house.run("migrate", "--verbosity", "0")
        words = house.python("voices.guide()\nvoices.sent(voices.OTHER)\nprint(voices.published()[1])").split()
        house.run("backup", str(tmp_path / "backups"))
        house.python(f"withdraw(testimony=find(tuple({words!r})))")
        (backup,) = (tmp_path / "backups").iterdir()
        assert "1 withdrawn accounts erased again" in house.run("restore", str(backup), "--yes", given=house.identity)
        assert house.python("print(Testimony.objects.count())").split() == ["1"]
    finally:
        with psycopg.connect(host="127.0.0.1", user="postgres", dbname="postgres", autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")

"""A database in a folder of its own, and its commands, each in a process of its own.

Starting Django takes longer than most commands, so one process that has started it forks for each of them. Run as a
module, this is that process: `python -m tests.contributors.keeping.house SOCKET`.
"""

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ForkingMixIn, StreamRequestHandler, UnixStreamServer

from contributors.keeping import age
from tests import prepare
from tests.servers import PATIENCE, ROOT

SETUP = """
from django.conf import settings
settings.RECEIPT_COST = 2**4  # as in tests/settings.py
from tests.contributors import testimonies
from contributors.models import Testimony, Tombstone
from contributors.receipts.actions import find, withdraw
from contributors import receipt_words
"""
Answer = tuple[int, str]
"""The exit status of a job and what it said."""


@dataclass
class House:
    """The commands of a site in `folder`. A job with other settings (`more`) gets a process that starts by itself."""

    folder: Path
    door: Path
    identity: str
    recipient: str
    settings: dict[str, str]
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if key not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
        paths = f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"
        return {**own, "SOS_DEVELOPMENT": "1", "SHOW_UNCHECKED": "0", "SOS_VAR": str(self.folder), "PYTHONPATH": paths,
                "DJANGO_SETTINGS_MODULE": "sosguide.settings", "BACKUP_RECIPIENT": self.recipient,
                **self.settings, **self.more}  # fmt: skip

    def run(self, *command: str, fails: bool = False, given: str = "") -> str:
        """A command of manage.py; what it said."""
        status, said = self._do({"command": command, "given": given})
        assert bool(status) == fails, said
        return said

    def python(self, script: str) -> str:
        """Some lines of Python, with the site set up; what they printed."""
        status, said = self._do({"script": SETUP + script})
        assert status == 0, said
        return said

    def _do(self, job: dict[str, object]) -> Answer:
        return _in_a_new_process(job, self.environment) if self.more else _ask(self.door, job)


@contextmanager
def keeping_house(folder: Path, **settings: str) -> Iterator[House]:
    """A house on a new database, until the end."""
    folder.mkdir()
    migrated(folder)
    with tempfile.TemporaryDirectory() as short:  # the path of a socket may have a hundred letters
        house = House(folder, Path(short) / "door", *age.new_identity(), settings)
        command = [sys.executable, "-m", __name__, str(house.door)]
        process = subprocess.Popen(command, cwd=ROOT, env=house.environment, stdout=subprocess.PIPE)
        try:
            assert process.stdout
            process.stdout.readline()
            yield house
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


def migrated(folder: Path) -> None:
    """What `migrate` makes of a new database."""
    shutil.copyfile(prepare.database("migrated"), folder / "sosguide.sqlite3")


def _in_a_new_process(job: dict[str, object], environment: dict[str, str]) -> Answer:
    code = f"import json, sys; from {__name__} import do; sys.exit(do(json.load(sys.stdin)))"
    command = [sys.executable, "-c", f"import django; django.setup(); {code}"]
    done = subprocess.run(command, cwd=ROOT, env=environment, input=json.dumps(job), capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def _ask(door: Path, job: dict[str, object]) -> Answer:
    with socket.socket(socket.AF_UNIX) as connection, connection.makefile("rw") as stream:
        connection.connect(str(door))
        stream.write(json.dumps(job) + "\n")
        stream.flush()
        status, said = json.loads(stream.read())
    return status, said


def do(job: dict[str, object]) -> int:
    """Do it, in this process; its exit status."""
    from django.core.management import execute_from_command_line

    sys.stdin = io.StringIO(str(job.get("given", "")))
    try:
        if "script" in job:
            exec(job["script"], {"__name__": "script"})
        else:
            execute_from_command_line(["manage.py", *job["command"]])
    except SystemExit as ended:
        return int(ended.code or 0)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


class _Job(StreamRequestHandler):
    """One job, in a process of its own."""

    def handle(self) -> None:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            status = do(json.loads(self.rfile.readline()))
        self.wfile.write(json.dumps([status, said.getvalue()]).encode())


class _Door(ForkingMixIn, UnixStreamServer):
    """Where jobs come in."""


if __name__ == "__main__":
    import django

    django.setup()
    with _Door(sys.argv[1], _Job) as jobs:
        print("open", flush=True)
        jobs.serve_forever()

"""Real servers for the tests: gunicorn as in production, on a database of its own."""

import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests import prepare

ROOT = prepare.ROOT
PATIENCE = 60  # seconds that a server may take to start, to answer or to end on a busy machine; a quiet one takes two
PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "guide.example",
    "SITE_URL": "https://guide.example",
    "SECURITY_CONTACT": "https://guide.example/about/",
    "SEALING_KEYS": "A" * 43 + "=",
}
GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "sosguide/gunicorn.conf.py", "sosguide.wsgi"]
DEVELOPMENT_ONLY = ("SOS_DEVELOPMENT", "SHOW_UNCHECKED", "SITE_URL")


@dataclass(frozen=True)
class Site:
    """A running site: its address, its own folder, and how to run its commands."""

    url: str
    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> str:
        """Run a command of manage.py against this site's database."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout


@contextmanager
def start_site(folder: Path, *, approved: bool, **more: str) -> Iterator[Site]:
    """A real gunicorn on a database of its own, filled with the whole guide."""
    shutil.copyfile(prepare.database("approved" if approved else "loaded"), folder / "sosguide.sqlite3")
    shutil.copytree(prepare.static(), folder / "static")
    environment = {
        **prepare.environment(),
        "SOS_DEVELOPMENT": "1",
        "SHOW_UNCHECKED": "0" if approved else "1",
        "SOS_VAR": str(folder),
        "PYTHONPATH": str(ROOT),
        **more,
    }
    with gunicorn(environment) as (url, environment):
        yield Site(url, folder, environment)


@contextmanager
def beside(site: Site, **settings: str) -> Iterator[str]:
    """Another server on the database of `site`, with other settings. Yields its address."""
    with gunicorn({**site.environment, **settings}) as (url, _):
        yield url


def copy_site(site: Site, folder: Path) -> None:
    """The database and the static files of a site, in a folder that is there."""
    shutil.copytree(site.folder / "static", folder / "static")
    with (
        closing(sqlite3.connect(site.folder / "sosguide.sqlite3")) as source,
        closing(sqlite3.connect(folder / "sosguide.sqlite3")) as copy,
    ):
        source.backup(copy)


@contextmanager
def in_production(site: Site, folder: Path) -> Iterator[str]:
    """A server with production's settings on a copy of `site` in `folder`, where its output is written too."""
    copy_site(site, folder)
    environment = {name: value for name, value in site.environment.items() if name not in DEVELOPMENT_ONLY}
    with gunicorn({**environment, **PRODUCTION, "SOS_VAR": str(folder)}, output=folder) as (url, _):
        yield url


@contextmanager
def gunicorn(environment: dict[str, str], *, output: Path | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """gunicorn at a free port, until the end. Yields its address and its whole environment.

    `output`: the folder in which to keep what it writes to stdout and stderr.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    # Its own address, unless the settings are those of production, which name another.
    environment = {**environment, "PORT": str(port)}
    if "SOS_DEVELOPMENT" in environment:
        environment["SITE_URL"] = url
    streams = [open(output / name, "wb") if output else None for name in ("stdout", "stderr")]  # noqa: SIM115
    server = subprocess.Popen(GUNICORN, cwd=ROOT, env=environment, stdout=streams[0], stderr=streams[1])
    try:
        wait_for(port)
        _first_answer(port)
        yield url, environment
    finally:
        server.terminate()
        server.wait(PATIENCE)
        for stream in filter(None, streams):
            stream.close()


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"nothing listens at port {port}")


def _first_answer(port: int) -> None:
    """Until a worker has loaded the site. Whatever it says will do: production sends us to HTTPS."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/healthz/")
        connection.getresponse().read()

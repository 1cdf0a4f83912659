"""A second real server beside the `site` fixture: another setting, or a database that a test may break."""

import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.conftest import ROOT, Site

PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "guide.example",
    "SITE_URL": "https://guide.example",
    "SECURITY_CONTACT": "https://guide.example/about/",
    "SEALING_KEYS": "A" * 43 + "=",
}
DESK_ONLY = ("SOS_DEVELOPMENT", "SHOW_UNCHECKED", "SITE_URL")


@contextmanager
def beside(site: Site, **settings: str) -> Iterator[str]:
    """Another server on the database of `site`, with other settings. Yields its address."""
    with _gunicorn({**site.environment, **settings}, None) as url:
        yield url


@contextmanager
def in_production(site: Site, folder: Path) -> Iterator[str]:
    """A server with production's settings on a copy of `site` in `folder`, where its output is written too."""
    shutil.copytree(site.folder / "static", folder / "static")
    with (
        closing(sqlite3.connect(site.folder / "sosguide.sqlite3")) as source,
        closing(sqlite3.connect(folder / "sosguide.sqlite3")) as copy,
    ):
        source.backup(copy)
    environment = {name: value for name, value in site.environment.items() if name not in DESK_ONLY}
    with _gunicorn({**environment, **PRODUCTION, "SOS_VAR": str(folder)}, folder) as url:
        yield url


@contextmanager
def _gunicorn(environment: dict[str, str], output: Path | None) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "sosguide/gunicorn.conf.py", "sosguide.wsgi"]
    streams = [open(output / name, "wb") if output else None for name in ("stdout", "stderr")]  # noqa: SIM115
    server = subprocess.Popen(
        command, cwd=ROOT, env={**environment, "PORT": str(port)}, stdout=streams[0], stderr=streams[1]
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        for stream in filter(None, streams):
            stream.close()


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing listens at port {port}")

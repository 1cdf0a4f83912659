"""What the tests share: the collected assets, a real server on a real database, a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command

from tests import tools

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this thread


@pytest.fixture(scope="session", autouse=True)
def assets(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Collect the static files once, into a folder of this run."""
    from django.conf import settings

    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    """What a worker remembers is forgotten between tests: a rolled-back version number can come twice."""
    from sosguide.publishing.site import live

    live._latest = None
    yield
    live._latest = None


@pytest.fixture
def flushable(transactional_db) -> Iterator[None]:
    """For tests that really commit: lift the refusals at the end, so that Django can empty the tables."""
    yield
    from django.db import connection

    from sosguide.publishing.triggers import REFUSALS

    with connection.cursor() as cursor:
        for refusal in REFUSALS:
            on = f" ON {refusal.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {refusal.name}{on}")


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


def start_site(folder: Path, *, approved: bool, **more: str) -> Iterator[Site]:
    """A real gunicorn on a database of its own, filled with the whole guide."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **{key: value for key, value in os.environ.items() if key not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")},
        "SOS_DEVELOPMENT": "1",
        "SHOW_UNCHECKED": "0" if approved else "1",
        "SOS_VAR": str(folder),
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PYTHONPATH": str(ROOT),
        **more,
    }
    prepare = [sys.executable, "-m", "tests.prepare", *(["--approved"] if approved else [])]
    subprocess.run(prepare, cwd=ROOT, env=environment, check=True, capture_output=True)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "sosguide/gunicorn.conf.py", "sosguide.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/healthz/")
        yield Site(url, folder, environment)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing answers at {url}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as in production: every page approved."""
    yield from start_site(tmp_path_factory.mktemp("site"), approved=True)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as `make serve` shows it: nothing approved, under banners."""
    yield from start_site(tmp_path_factory.mktemp("desk"), approved=False)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """The Chromium that `make test` found or fetched."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
    return {"executable_path": tools.browser(), "headless": True, "args": quiet}

"""What the tests share: the collected assets, a real server on a real database, a real browser."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import coverage
import pytest
import time_machine

from tests import prepare
from tests.commands import tools
from tests.servers import Site, start_site
from tests.thoroughness import choose_profile

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this thread
choose_profile()
HERE = Path(__file__).parent
SERVERS = ("site", "desk", "staff_site")
PROCESSES = ("house", "house_on_postgresql")  # fixtures whose tests run many commands, each in a process of its own
LONG = """
    test_a_nation_in_part test_a_new_kind test_a_new_nation test_agreement test_command test_erasing test_finding
    test_findings test_light test_loading test_new_kind test_no_time test_nothing_leaks test_races test_rebuilding
    test_refusals test_retention test_score test_stories test_strings test_table test_unreadable
""".split()
"""Modules that read the whole guide, every address or every rule of a database: not for the inner loop."""
REPEATING = "test_finding test_findings test_light test_nothing_leaks test_strings test_table".split()
"""Of these, those that run the same lines for each of very many texts, pages or addresses."""
READ_EVERYTHING = ("pages", "browser")  # folders whose tests share one reading of every address


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark each test by what it needs; those of a folder that ask the same server go to one worker, in turn.

    Before any other plugin's turn: what divides the tests among workers reads the groups in its own.
    Tests run in any order: `ORDER=reversed make quick` tries the other one.
    """
    if os.environ.get("ORDER") == "reversed":
        items.reverse()
    for item in items:
        needs = getattr(item, "fixturenames", ())
        if "browser" in needs:
            item.add_marker("browser")
        if {*PROCESSES} & {*needs}:
            item.add_marker("server")
        if item.get_closest_marker("server"):  # a module that starts servers, or many processes, of its own
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
        if item.path.stem in LONG:
            item.add_marker("slow")
        server = next((name for name in SERVERS if name in needs), None)
        if server:
            item.add_marker("server")
            folder = item.path.relative_to(HERE).parts[0]
            item.add_marker(pytest.mark.xdist_group(server if folder in READ_EVERYTHING else f"{server}-{folder}"))
    yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Lines are not counted while a test repeats what others do once: that more than doubles its time.

    A test that runs commands of its own is counted, since nothing else runs those.
    """
    repeats = item.path.stem in REPEATING or any(item.get_closest_marker(name) for name in ("browser", "server"))
    measuring = coverage.Coverage.current() if repeats and not {*PROCESSES} & {*item.fixturenames} else None
    if measuring:
        measuring.stop()
    try:
        return (yield)
    finally:
        if measuring:
            measuring.start()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker rendered is counted with the rest."""
    from tests.strict_templates import rendered

    rendered.update(getattr(node, "workeroutput", {}).get("rendered", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run of all the tests, or of all the quick ones, fails if a template of ours was never rendered strictly."""
    from tests.strict_templates import not_rendered, rendered

    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["rendered"] = sorted(rendered)
    elif all_were_run(config) and (never := not_rendered(rendered)):
        print(f"\nNo test renders, strictly: {', '.join(never)}. Write one, or say why (tests/strict_templates.py).")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def all_were_run(config: pytest.Config) -> bool:
    """Whether these are the tests of `make quick`, at least: none was picked by its place, its name or a mark."""
    asked = config.option
    picked = asked.keyword or asked.collectonly or (asked.markexpr and not asked.markexpr.startswith("not "))
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not picked


@pytest.fixture(scope="session", autouse=True)
def assets() -> Iterator[None]:
    """The static files are collected once, and looked through once: WhiteNoise would do so for every test client."""
    from django.conf import settings
    from whitenoise.base import WhiteNoise

    settings.STATIC_ROOT = prepare.static()
    found: dict[tuple[str, str], dict[str, object]] = {}
    look_through = WhiteNoise.update_files_dictionary

    def once(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in found:
            look_through(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(WhiteNoise, "update_files_dictionary", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def strict_templates() -> Iterator[None]:
    """Our templates name nothing that they are not given."""
    from tests.strict_templates import unknown_variables_fail

    with unknown_variables_fail():
        yield


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    """What a worker remembers is forgotten between tests: a rolled-back version number can come twice."""
    from sosguide.publishing.site import live
    from tests import builders

    builders.number_afresh()
    live.forget()
    yield
    live.forget()


@pytest.fixture
def set_today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Let it be another day from now on. The clock itself goes on as it was, so that nobody is signed out."""
    from django.utils import timezone

    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *_: day)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands still, however slow the machine is, until `clock.shift(seconds)` moves it."""
    with time_machine.travel(datetime.now(UTC), tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def flushable(transactional_db) -> Iterator[None]:
    """For tests that really commit: lift the refusals at the end, so that Django can empty the tables."""
    yield
    from tests.builders import drop_refusals

    drop_refusals()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as in production: every page approved."""
    with start_site(tmp_path_factory.mktemp("site"), approved=True) as site:
        yield site


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as `make serve` shows it: nothing approved, under banners."""
    with start_site(tmp_path_factory.mktemp("desk"), approved=False) as site:
        yield site


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """The Chromium that `make test` found or fetched."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
    return {"executable_path": tools.browser(), "headless": True, "args": quiet}

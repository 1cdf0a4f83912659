"""Two people decide at the same moment, each on a connection of their own: one wins and the other is told."""

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from django.db import connection, connections, transaction

from sosguide.publishing.models import Edition, Publication, Withdrawal
from sosguide.publishing.workflow import Refused, approve, withdraw
from tests import builders
from tests.builders import person, publish, working_copy

RACES, FEWER = 200, 30


@pytest.fixture
def meeting_place(flushable, tmp_path) -> Iterator[None]:
    """A database that threads meet on. SQLite's test database is in memory: threads get a copy of it in a real file."""
    with pytest.MonkeyPatch.context() as changed:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(tmp_path / "races.sqlite3")) as copy:
                connection.connection.backup(copy)
            changed.setitem(connections.settings["default"], "NAME", str(tmp_path / "races.sqlite3"))
        yield


def in_thread(work: Callable[[], Any]) -> Any:
    """Do something in one transaction on a connection of its own."""

    def run() -> Any:
        try:
            with transaction.atomic():
                return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def race(rounds: int, *runners: Callable[[int], object]) -> list[tuple[str, ...]]:
    """Every runner tries every round in a thread and on a connection of its own, all at the same moment.

    Gives for each round what came of each: "won", "refused", or the fault there was.
    """
    start = threading.Barrier(len(runners), timeout=60)

    def run(runner: Callable[[int], object]) -> list[str]:
        try:
            return [_try(runner, number, start) for number in range(rounds)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(runners)) as pool:
        return list(zip(*pool.map(run, runners), strict=True))


def _try(runner: Callable[[int], object], number: int, start: threading.Barrier) -> str:
    start.wait()
    try:
        runner(number)
    except Refused:
        return "refused"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "won"


def test_of_two_mentors_who_approve_the_same_page_exactly_one_wins(meeting_place):
    def prepare():
        pages = [working_copy(builders.source(f"page-{n}")) for n in range(RACES)]
        return pages, [page.to_document().digest() for page in pages], [person("one"), person("two")]

    pages, digests, mentors = in_thread(prepare)
    results = race(RACES, *[lambda n, by=by: approve(page=pages[n], by=by, digest=digests[n]) for by in mentors])
    assert Counter(tuple(sorted(result)) for result in results) == {("refused", "won"): RACES}
    assert in_thread(lambda: (Edition.objects.count(), Publication.objects.count())) == (RACES, RACES)
    assert in_thread(lambda: set(Edition.objects.values_list("edition", flat=True))) == {1}


def test_of_two_mentors_who_withdraw_the_same_page_exactly_one_wins(meeting_place):
    def prepare():
        mentors = [person("one"), person("two")]
        return [publish(builders.source(f"page-{n}"), by=mentors[0]) for n in range(FEWER)], mentors

    editions, mentors = in_thread(prepare)
    results = race(FEWER, *[lambda n, by=by: withdraw(edition=editions[n], by=by, reason="Wrong.") for by in mentors])
    assert Counter(tuple(sorted(result)) for result in results) == {("refused", "won"): FEWER}
    assert in_thread(lambda: (Withdrawal.objects.count(), Publication.objects.count())) == (FEWER, 0)


def test_one_mentor_approves_while_another_withdraws_and_no_older_edition_is_ever_live(meeting_place):
    def prepare():
        one, two = person("one"), person("two")
        old = [publish(builders.source(f"page-{n}"), by=one) for n in range(FEWER)]
        pages = [working_copy(builders.source(f"page-{n}", note="Second.")) for n in range(FEWER)]
        return old, pages, [page.to_document().digest() for page in pages], one, two

    old, pages, digests, one, two = in_thread(prepare)
    results = race(
        FEWER,
        lambda n: approve(page=pages[n], by=one, digest=digests[n]),
        lambda n: withdraw(edition=old[n], by=two, reason="Wrong."),
    )
    assert {approved for approved, _ in results} == {"won"}, Counter(results)
    assert {withdrawn for _, withdrawn in results} <= {"won", "refused"}, Counter(results)
    assert in_thread(lambda: list(Edition.objects.live().values_list("edition", flat=True))) == [2] * FEWER


def test_an_edit_in_the_middle_of_an_approval_is_never_approved_unread(meeting_place):
    def prepare():
        pages = [working_copy(builders.stage(f"page-{n}")) for n in range(FEWER)]
        return pages, [page.to_document().digest() for page in pages], person()

    pages, digests, mentor = in_thread(prepare)
    results = race(
        FEWER,
        lambda n: approve(page=pages[n], by=mentor, digest=digests[n]),
        lambda n: pages[n].next_steps.all().update(when="Slipped in."),
    )
    assert {edited for _, edited in results} == {"won"}
    approved = in_thread(lambda: list(Edition.objects.values_list("payload", "digest")))
    assert not [payload for payload, _ in approved if "Slipped in" in payload]
    assert {digest for _, digest in approved} <= set(digests)

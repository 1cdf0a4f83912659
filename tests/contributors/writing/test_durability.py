"""Nothing acknowledged is lost: killed servers, a full disk, a locked database, a connection that was cut."""

import os
import random
import re
import signal
import socket
import sqlite3
import threading
import time
from contextlib import closing
from html import unescape
from http.client import HTTPException
from itertools import count
from urllib.parse import urlencode

import pytest
from django.db import connection

from contributors import receipt_words
from contributors.drafts import Draft
from contributors.writing.mirror import mirror
from tests.contributors import testimonies
from tests.contributors.stack import Server, send, serving
from tests.contributors.testimonies import TEXT, filled, given_back, post, six_words
from tests.servers import PATIENCE

ROUNDS = 3  # in each, two workers are killed and then everything
BETWEEN = 5  # testimonies that are acknowledged before the next kill, however long the server takes to be back
ENOUGH = 10  # testimonies that were acknowledged


def form(index: int) -> dict:
    """A whole form; what the mirror says of its number is explained."""
    text = f"{TEXT} This is testimony {index} of many ordinary days."
    reasons = {f"why-{spot.key}": "It is only a number." for spot in mirror(Draft(text=text)).strong}
    return filled(text, nation="england", stages=[], **reasons)


def acknowledged(page: str) -> bool:
    return len(re.findall(r"<li><b>[a-z]+</b></li>", page)) == 6


class Writers:
    """Four people who send one testimony after the other, each until it is acknowledged, or three times."""

    def __init__(self, url: str) -> None:
        self.url, self.kept, self.tried, self.stop = url, [], [], threading.Event()
        self.threads = [threading.Thread(target=self._write, args=[who]) for who in range(4)]
        for thread in self.threads:
            thread.start()

    def _write(self, who: int) -> None:
        for index in count(who * 100_000):
            if self.stop.is_set():
                return
            sending = form(index)
            self.tried.append(sending["number"])
            if any(self._send(sending) for _ in range(3)):
                self.kept.append(sending["number"])

    def _send(self, sending: dict) -> bool:
        try:
            return acknowledged(send(f"{self.url}/contribute/", sending, timeout=PATIENCE)[1])
        except (OSError, HTTPException):
            time.sleep(0.2)
            return False

    def wait_for(self, more: int) -> None:
        """Until some more are acknowledged. Nothing is killed before: a slow server would never be back."""
        enough, end = len(self.kept) + more, time.monotonic() + PATIENCE
        while len(self.kept) < enough:
            assert time.monotonic() < end, f"nobody answered for {PATIENCE} seconds"
            time.sleep(0.05)

    def finish(self) -> None:
        """Until the last answer is there: one that came later would not be looked for in the database."""
        self.stop.set()
        for thread in self.threads:
            thread.join()


def kill_in_turn(server: Server, writers: Writers) -> tuple[set[int], set[int]]:
    """Kill a worker, another, and then everything, while people write; and so on. Returns the masters and the workers
    that were killed.
    """
    masters, workers = set(), set()
    for _ in range(ROUNDS):
        for _ in range(2):
            writers.wait_for(BETWEEN)
            worker = random.choice(server.workers())
            os.kill(worker, signal.SIGKILL)
            workers.add(worker)
        writers.wait_for(BETWEEN)
        masters.add(server.process.pid)
        server.kill()
        server.start()
    writers.wait_for(BETWEEN)
    return masters, workers


def test_kill_9_of_workers_and_master_under_load_loses_nothing_acknowledged(site, tmp_path):
    with serving(site, tmp_path) as server:
        writers = Writers(server.url)
        try:
            masters, workers = kill_in_turn(server, writers)
        finally:
            writers.finish()
        stored = [row[0] for row in server.rows("SELECT number_hash FROM contributors_receipt")]
        orphans = server.rows(
            "SELECT t.id FROM contributors_testimony t LEFT JOIN contributors_receipt r ON r.testimony_id = t.id"
            " WHERE r.testimony_id IS NULL"
        )
        sound = server.rows("PRAGMA integrity_check")
    print(f"{len(writers.kept)} acknowledged of {len(writers.tried)}")
    assert len(masters) == ROUNDS
    assert len(workers) == 2 * ROUNDS
    assert len(writers.kept) > ENOUGH
    assert not {receipt_words.number_hash(number) for number in writers.kept} - set(stored)
    assert len(stored) == len(set(stored))
    assert orphans == []
    assert sound == [("ok",)]


def test_a_database_that_stays_locked_gives_the_text_back_and_the_second_sending_is_stored(site, tmp_path):
    with serving(site, tmp_path) as server:
        sending = form(1)
        with closing(sqlite3.connect(server.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            status, page = send(f"{server.url}/contribute/", sending)
            other.execute("ROLLBACK")
        assert status == 503
        assert "could not store" in page
        assert sending["text"] in unescape(page)
        status, page = send(f"{server.url}/contribute/", sending)
        assert status == 200
        assert acknowledged(page)


def test_a_connection_cut_after_sending_leaves_one_testimony_and_the_same_receipt(site, tmp_path):
    with serving(site, tmp_path) as server:
        sending = form(2)
        body = urlencode(sending, doseq=True).encode()
        head = (
            f"POST /contribute/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        cut = socket.create_connection(("127.0.0.1", server.port))
        cut.sendall(head.encode() + body)
        cut.close()
        for _ in range(100):
            if server.rows("SELECT 1 FROM contributors_receipt"):
                break
            time.sleep(0.1)
        first, second = (send(f"{server.url}/contribute/", sending)[1] for _ in range(2))
        words = [re.findall(r"<li><b>([a-z]+)</b></li>", page) for page in (first, second)]
        assert words[0] == words[1] == list(receipt_words.words_of(sending["number"]))
        assert server.rows("SELECT COUNT(*) FROM contributors_testimony") == [(1,)]


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a page limit is SQLite's own way to be full")
def test_a_full_disk_gives_the_text_back_loses_nothing_and_heals(flushable, client):
    testimonies.guide()
    kept = []
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 30}")
    refused = None
    for index in range(200):
        sending = filled(f"{TEXT} Number {index}. " + "It was an ordinary day. " * 60 + "End.")
        answer = post(client, **sending)
        if not six_words(answer):
            refused = sending, answer
            break
        kept.append(sending["number"])
    assert refused
    assert kept
    assert refused[1].status_code == 503
    assert given_back(refused[1], refused[0]["text"])
    assert client.get("/contribute/").status_code == 200
    for number in kept:
        assert testimonies.Testimony.objects.filter(receipt__number_hash=receipt_words.number_hash(number)).exists()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
        assert cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert six_words(post(client, **refused[0]))

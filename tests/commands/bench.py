"""`make bench`: how fast, as ratios in one run. Prints figures with the day; asserts nothing.

All targets answer the same bytes on this machine, in turns, so that what else the machine does hits all alike:
a bare WSGI program of one line (what gunicorn itself costs), our page from memory, our page rendered again.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

ROUNDS, REQUESTS = 5, 200
STAGE = "/england/stages/section-47-enquiry/"


def fetch(url: str, path: str, *, times: int) -> float:
    """Milliseconds for each request of a kept-alive connection: the median of `times`."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port)
    took = []
    for _ in range(times):
        start = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        connection.getresponse().read()
        took.append((time.perf_counter() - start) * 1000)
    connection.close()
    return statistics.median(took)


def in_process() -> dict[str, Callable[[], object]]:
    """What can be measured without a server: a page rendered again, from memory, and a 304."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test import Client

    from sosguide.publishing.site import live

    client = Client(SERVER_NAME="127.0.0.1", headers={"accept-encoding": "br"})
    etag = client.get(STAGE)["ETag"]

    def rendered_again() -> object:
        live.forget()
        return client.get(STAGE)

    return {
        "a page from memory": lambda: client.get(STAGE),
        "a page not changed (304)": lambda: client.get(STAGE, headers={"if-none-match": etag}),
        "a page after a change (everything read and rendered again)": rendered_again,
    }


def measure(targets: dict[str, Callable[[], object]], *, rounds: int, times: int) -> dict[str, float]:
    """Median milliseconds of each target, in turns."""
    took: dict[str, list[float]] = {name: [] for name in targets}
    for _ in range(rounds):
        for name, call in targets.items():
            for _ in range(times):
                start = time.perf_counter()
                call()
                took[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in took.items()}


def main() -> None:
    """Prepare a site with every page approved, measure, print."""
    folder = Path(tempfile.mkdtemp())
    os.environ |= {"SOS_VAR": str(folder), "SOS_DEVELOPMENT": "1", "SHOW_UNCHECKED": "0"}
    from tests.servers import start_site

    with start_site(folder, approved=True) as site:
        report(site.url)


def report(url: str) -> None:
    """Measure the site at this address, and print."""
    print(f"Measured {datetime.now(UTC):%Y-%m-%d}, Python {sys.version.split()[0]}, {os.cpu_count()} cores, SQLite")
    page, health = [], []
    for _ in range(ROUNDS):
        page.append(fetch(url, STAGE, times=REQUESTS))
        health.append(fetch(url, "/healthz/", times=REQUESTS))
    ratio = statistics.median(page) / statistics.median(health)
    told = f"stage page {statistics.median(page):.2f} ms, health check {statistics.median(health):.2f} ms"
    print(f"over a socket: {told}, ratio {ratio:.2f}")
    found = measure(in_process(), rounds=3, times=30)
    base = found["a page from memory"]
    for name, took in found.items():
        print(f"{took:8.2f} ms  {took / base:6.1f} x  {name}")
    from tests.search.bench import section

    for line in section():
        print(line)


if __name__ == "__main__":
    main()

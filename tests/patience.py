"""To wait for as long as it takes, and a limit for what must not take for ever."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator


def follow(way: Locator) -> None:
    """Press a link or a button that leads to another page, and wait until that page is there.

    A click alone ends before the page has come, so that a quick look at it may find half of it, or the page before.
    """
    with way.page.expect_navigation():
        way.click()


CPU_SECONDS = 20  # of this process, not the clock on the wall; the slowest text of the tests takes a quarter of one, so any machine has enough


@contextmanager
def in_good_time() -> Iterator[None]:
    """Stop a text that keeps the processor busy for ever."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"still at it after {CPU_SECONDS} seconds of work")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

"""A limit for what must not take for ever. It counts the work of the processor, not the clock on the wall."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

CPU_SECONDS = 20  # of this process; the slowest text of the tests takes a quarter of one, so any machine has enough


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

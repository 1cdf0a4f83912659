"""Six words that are the contributor's only key. They are derived, never stored.

The form carries a random number of 128 bits. The words are made of it with a key outside the database, so
sending the same form again gives the same words. Stored are the number's hash and a slow hash of the words.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.conf import settings

from contributors import keys

WORDS = 6  # of 7,600 or more: over 77 bits
PASS_LASTS = 30 * 60  # seconds
_AT_ONCE = BoundedSemaphore(1)  # in each worker: every hash takes 32 MiB
_PATIENCE = 20  # seconds
_AT_THE_DOOR = BoundedSemaphore(1)  # in each worker: guesses do not queue, so senders always find a thread


class TooBusy(Exception):
    """Too many receipts are being worked out at this moment."""


class Expired(Exception):
    """The pass in the form is older than half an hour, or is not ours: ask for the words again."""


@cache
def word_list() -> tuple[str, ...]:
    """The list the words are drawn from (docs/testimonies.md says whose it is and how it was cleaned)."""
    return tuple(Path(__file__).with_name("receipt_words.txt").read_text("ascii").split())


def new_number() -> str:
    """A fresh number for a form: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def is_number(given: str) -> bool:
    """Whether this can be such a number."""
    return re.fullmatch(r"[0-9a-f]{32}", given) is not None


def number_hash(number: str) -> str:
    """What is stored of a number. It is random enough for a fast hash."""
    return hashlib.sha256(number.encode()).hexdigest()


def words_of(number: str) -> tuple[str, ...]:
    """The six words that belong to a number, the same every time."""
    drawn = int.from_bytes(keys.mark("receipt", number.encode()), "big")
    words = []
    for _ in range(WORDS):
        drawn, index = divmod(drawn, len(word_list()))
        words.append(word_list()[index])
    return tuple(words)


def as_typed(text: str) -> tuple[str, ...]:
    """The words in what somebody typed: any case, any spacing, hyphens, commas, numbers before them."""
    return tuple(re.findall(r"[a-z]+", text.lower()))


def lookup(words: tuple[str, ...]) -> str:
    """The slow hash by which a receipt is found: scrypt N=2^15 in production, and a pepper from outside the database.

    Takes about 0.1 s and 32 MiB, one at a time in each worker. Raises TooBusy.
    """
    with _one_at_a_time():
        pepper = keys.mark("lookup", b"")
        text = " ".join(words).encode()
        return hashlib.scrypt(text, salt=pepper, n=settings.RECEIPT_COST, r=8, p=1, maxmem=2**26, dklen=32).hex()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise TooBusy
    try:
        yield
    finally:
        _AT_ONCE.release()


@contextmanager
def at_the_door() -> Iterator[None]:
    """One guess at a time in each worker, and no guess waits for another: waiting ones would hold every thread.

    Raises TooBusy.
    """
    if not _AT_THE_DOOR.acquire(blocking=False):
        raise TooBusy
    try:
        yield
    finally:
        _AT_THE_DOOR.release()


def give_pass(testimony: UUID) -> str:
    """A closed pass for a form, good for half an hour: it is taken instead of the words that were typed."""
    return keys.pass_box().encrypt(testimony.bytes).decode()


def read_pass(given: str) -> UUID:
    """The testimony a pass is for. Raises Expired."""
    try:
        return UUID(bytes=keys.pass_box().decrypt(given.encode(), ttl=PASS_LASTS))
    except (InvalidToken, ValueError, UnicodeEncodeError):
        raise Expired from None

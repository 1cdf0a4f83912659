"""Encrypt a backup to a key that is not on this machine, in the age format (age-encryption.org/v1).

The format is `pyrage`'s work (the Rust implementation of age); the ordinary `age -d` opens what it writes.
"""

from typing import IO

import pyrage
from pyrage import x25519


class NotAKey(ValueError):
    """Not an age recipient or identity."""


class CannotOpen(Exception):
    """Damaged, cut short, or made for another key."""


def new_identity() -> tuple[str, str]:
    """A secret identity and the public recipient that belongs to it."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def read_recipient(text: str) -> x25519.Recipient:
    """A recipient from its text, `age1…`. Raises NotAKey."""
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise NotAKey("That is not an age recipient (age1…).") from error


def read_identity(text: str) -> x25519.Identity:
    """An identity from its text, `AGE-SECRET-KEY-1…`. Raises NotAKey."""
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]  # `age-keygen` writes comments
    try:
        return x25519.Identity.from_str("".join(lines))
    except pyrage.IdentityError as error:
        raise NotAKey("That is not an age identity (AGE-SECRET-KEY-1…).") from error


def encrypt(source: IO[bytes], target: IO[bytes], *, to: str) -> None:
    """Encrypt a stream to one recipient, in pieces. Raises NotAKey."""
    pyrage.encrypt_io(source, target, [read_recipient(to)])


def decrypt(source: IO[bytes], target: IO[bytes], *, identity: str) -> None:
    """Decrypt a stream. Raises NotAKey, or CannotOpen; what was written by then must be thrown away."""
    key = read_identity(identity)
    try:
        pyrage.decrypt_io(source, target, [key])
    except (pyrage.DecryptError, OSError, ValueError) as error:
        raise CannotOpen("Damaged, cut short, or not for this key.") from error

"""Encrypt what strangers wrote before it touches the database. The key lives outside it and its backups.

Fernet (AES-128-CBC with HMAC-SHA256) from `cryptography`. SEALING_KEYS may name several keys: the first
seals, all open, so a key can be changed without losing what is stored.
"""

from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotOpen(Exception):
    """The key that sealed this text is not among ours any more."""


def configured() -> bool:
    """Whether there is a key at all; without one nothing a stranger writes is taken."""
    return bool(settings.SEALING_KEYS)


def seal(text: str) -> bytes:
    """Encrypt a text. It is padded to a multiple of 256 bytes, so that its length tells little.

    A Fernet token bears the second in which it was made, for anybody to read: ours all bear the same.
    """
    raw = text.encode()
    padded = raw + b"\0" * (-len(raw) % 256)
    return _sealer(tuple(settings.SEALING_KEYS)).encrypt_at_time(padded, 0)


def unseal(sealed: bytes | memoryview) -> str:
    """Decrypt what `seal` made. Raises CannotOpen."""
    try:
        return _sealer(tuple(settings.SEALING_KEYS)).decrypt(bytes(sealed)).rstrip(b"\0").decode()
    except InvalidToken as error:
        raise CannotOpen from error


@cache
def _sealer(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])

"""One key outside the database, RECEIPT_KEY, and the keys for each purpose that are made of it.

Whoever holds the database alone can turn no mark back into a text, a receipt or a testimony.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet
from django.conf import settings


def mark(purpose: str, data: bytes) -> bytes:
    """A keyed fingerprint of `data` for one purpose (HMAC-SHA256): the same only under the same key."""
    own = hmac.digest(settings.RECEIPT_KEY.encode(), purpose.encode(), hashlib.sha256)
    return hmac.digest(own, data, hashlib.sha256)


def fingerprint(words: str) -> str:
    """What names the exact words of a testimony without giving them away."""
    return mark("words", words.encode()).hex()


def pass_box() -> Fernet:
    """What closes the short-lived pass that travels in a form after a receipt was typed."""
    return Fernet(base64.urlsafe_b64encode(mark("pass", b"")))

"""A timed form token: signed, good only some seconds after it was made. It slows machines down, and names nobody.

It is put into a form when the form is shown, and is good from a few seconds later. It rests on no cookie.
"""

import time

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

SECONDS = 3  # nobody reads and answers a form faster
DAY = 24 * 60 * 60
TOO_OLD = "This form was open for more than a day. Your words are still here: send them again."
NOT_OURS = "This form did not come through whole. Your words are still here: send them again."
TOO_FAST = "That was very quick. Your words are still here: wait a moment and send them again."


class TokenRefused(Exception):
    """The form came back too fast, too late, or with a token that is not ours; the message says what to do."""


def issue(purpose: str) -> str:
    """A token for one form, as of now."""
    return TimestampSigner(salt=f"form_token.{purpose}").sign(str(int(time.time())))


def verify(given: str, *, purpose: str, seconds: int = SECONDS, lasts: int = DAY) -> None:
    """Accept a token that is `seconds` old or more and `lasts` seconds old or less.

    Raises TokenRefused with a sentence for the person.
    """
    try:
        made = float(TimestampSigner(salt=f"form_token.{purpose}").unsign(given, max_age=lasts))
    except SignatureExpired:
        raise TokenRefused(TOO_OLD) from None
    except (BadSignature, ValueError):
        raise TokenRefused(NOT_OURS) from None
    if time.time() - made < seconds:
        raise TokenRefused(TOO_FAST)

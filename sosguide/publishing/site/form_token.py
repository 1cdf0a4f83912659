"""A signed token that must ripen: it slows machines down and knows nothing about who holds it.

It is put into a form when the form is shown, and is good from a few seconds later. It rests on no cookie.
"""

import time

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

SECONDS = 3  # nobody reads and answers a form faster
DAY = 24 * 60 * 60


class NotRipe(Exception):
    """The form came back too fast, too late, or with a token that is not ours; the message says what to do."""


def token(purpose: str) -> str:
    """A token for one form, as of now."""
    return TimestampSigner(salt=f"ripening.{purpose}").sign(str(int(time.time())))


def check(given: str, *, purpose: str, seconds: int = SECONDS, lasts: int = DAY) -> None:
    """Accept a token that is `seconds` old or more and `lasts` seconds old or less.

    Raises NotRipe with a sentence for the person.
    """
    try:
        made = float(TimestampSigner(salt=f"ripening.{purpose}").unsign(given, max_age=lasts))
    except SignatureExpired:
        raise NotRipe("This form was open for more than a day. Your words are still here: send them again.") from None
    except (BadSignature, ValueError):
        raise NotRipe("This form did not come through whole. Your words are still here: send them again.") from None
    if time.time() - made < seconds:
        raise NotRipe("That was very quick. Your words are still here: wait a moment and send them again.")

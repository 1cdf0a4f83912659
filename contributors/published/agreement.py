"""The contributor's yes, as a keyed mark over exactly what they said yes to.

It covers the testimony, the version and its words, the consent, and what is shown of who speaks. The key is outside
the database: with the database alone a mark can be copied, but none can be made, and a copied one fits nothing else.
"""

import hmac
import json

from contributors import keys
from contributors.models import Testimony
from contributors.published.attribution import Attribution


def give(row: Testimony, shown: Attribution) -> None:
    """Write the contributor's yes to this version, shown like this, into the row; the caller saves it."""
    row.agreed_version, row.agreed_digest, row.edited = row.version, row.digest, None
    row.agreement = _mark(row, shown)


def covers(row: Testimony, shown: Attribution) -> bool:
    """Whether the yes in the row was given to exactly this much being shown of who speaks.

    A row without a mark is from before there were any: its yes was to the words alone, and stays good.
    """
    return not row.agreement or hmac.compare_digest(row.agreement, _mark(row, shown))


def _mark(row: Testimony, shown: Attribution) -> str:
    agreed = [
        row.pk.hex, row.agreed_version, row.agreed_digest, row.consent, row.consent_wording,
        shown.role, shown.nation, shown.band, sorted(shown.stages),
    ]  # fmt: skip
    return keys.mark("agreement", json.dumps(agreed).encode()).hex()

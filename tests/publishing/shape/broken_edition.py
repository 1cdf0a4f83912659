"""An edition as an older release might have left it, in a shape that nobody told this one of."""

import hashlib
import json

from django.db import connection

from sosguide.publishing.models import Edition
from sosguide.publishing.site import live as live_index
from sosguide.publishing.trigger_sql import install_triggers
from sosguide.publishing.triggers import REFUSALS


def unreadable(edition: Edition, old: str = "wrong", new: str = "mistakes") -> Edition:
    """Call one field by another name in a stored edition, with the right hash. The database is told to let us."""
    values = json.loads(edition.payload)
    values[new] = values.pop(old)
    payload = json.dumps(values)
    with connection.cursor() as cursor:
        for refusal in REFUSALS:
            on = f" ON {refusal.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {refusal.name}{on}")
    digest = hashlib.sha256(payload.encode()).hexdigest()
    Edition.objects.filter(pk=edition.pk).update(payload=payload, digest=digest)
    install_triggers()
    live_index.forget()
    edition.refresh_from_db()
    return edition

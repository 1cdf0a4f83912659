"""An edition as an older release might have left it, in a shape that nobody told this one of."""

import hashlib
import json

from sosguide.publishing.models import Edition
from sosguide.publishing.site import live as live_index
from sosguide.publishing.trigger_sql import install_triggers
from tests.builders import drop_refusals


def unreadable(edition: Edition, old: str = "wrong", new: str = "mistakes") -> Edition:
    """Call one field by another name in a stored edition, with the right hash. The database is told to let us."""
    values = json.loads(edition.payload)
    values[new] = values.pop(old)
    payload = json.dumps(values)
    drop_refusals()
    digest = hashlib.sha256(payload.encode()).hexdigest()
    Edition.objects.filter(pk=edition.pk).update(payload=payload, digest=digest)
    install_triggers()
    live_index.forget()
    edition.refresh_from_db()
    return edition

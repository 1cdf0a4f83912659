"""Whether `/contribute/` may be open: it takes nothing it could not keep safe and have read."""

from django.conf import settings
from django.contrib.auth import get_user_model

from contributors.age import NotAKey, read_recipient
from sosguide.nations import Nation
from sosguide.publishing import sealing
from sosguide.publishing.live import Live
from sosguide.publishing.triggers import MENTORS


def lacking(live: Live) -> list[str]:
    """What is still missing before anybody may write to us, in words for the maintainer."""
    missing = []
    if not sealing.configured():
        missing.append("SEALING_KEYS: a key outside the database (manage.py make_key)")
    if not settings.RECEIPT_KEY:
        missing.append("RECEIPT_KEY: the key of the receipts (manage.py make_key)")
    if not _recipient():
        missing.append("BACKUP_RECIPIENT: to whom backups are encrypted (manage.py make_key)")
    if not (settings.DEVELOPMENT or _mentor()):
        missing.append("a mentor: an active account in the group Mentor")
    if not any(live.of_kind("role", nation) for nation in Nation):
        missing.append("the people directory: at least one person's page is live")
    return missing


def _recipient() -> bool:
    try:
        read_recipient(settings.BACKUP_RECIPIENT)
    except NotAKey:
        return False
    return True


def _mentor() -> bool:
    return get_user_model().objects.filter(is_active=True, groups__name=MENTORS).exists()

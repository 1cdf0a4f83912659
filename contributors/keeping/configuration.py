"""Whether `/contribute/` may be open: it takes nothing it could not keep safe and have read."""

from django.conf import settings
from django.db import connection

from contributors.keeping.age import NotAKey, read_recipient
from sosguide.nations import Nation
from sosguide.publishing import sealing
from sosguide.publishing.site.live import Live
from sosguide.publishing.workflow import mentors
from stages.documents import ROLE

_LOGS = ("log_min_error_statement", "log_statement", "log_min_duration_statement", "log_min_duration_sample")
_SILENT = ({"fatal", "panic"}, {"none"}, {"-1"}, {"-1"})


def missing_requirements(live: Live) -> list[str]:
    """What is still missing before anybody may write to us, in words for the maintainer."""
    missing = []
    if not sealing.configured():
        missing.append("SEALING_KEYS: a key outside the database (manage.py make_key)")
    if not settings.RECEIPT_KEY:
        missing.append("RECEIPT_KEY: the key of the receipts (manage.py make_key)")
    if not _recipient():
        missing.append("BACKUP_RECIPIENT: to whom backups are encrypted (manage.py make_key)")
    if not (settings.DEVELOPMENT or mentors().exists()):
        missing.append("a mentor: an active account in the group Mentor")
    if _database_writes_statements_down():
        missing.append("a PostgreSQL that logs no statement with its values (docs/deploy.md)")
    if not any(live.of_kind(ROLE, nation) for nation in Nation):
        missing.append("the people directory: at least one person's page is live")
    return missing


def _recipient() -> bool:
    try:
        read_recipient(settings.BACKUP_RECIPIENT)
    except NotAKey:
        return False
    return True


def _database_writes_statements_down() -> bool:
    """Whether PostgreSQL would put a statement into its log: one that fails, or every one, with words and time."""
    if connection.vendor != "postgresql" or settings.DEVELOPMENT:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('{name}')" for name in _LOGS))
        return any(value not in silent for value, silent in zip(cursor.fetchone(), _SILENT, strict=True))

"""Erase what has been kept long enough. Run it every night."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from contributors.keeping.erasing import scrub
from contributors.keeping.retention import purge as purge_testimonies
from sosguide.publishing.models import Report

KEPT = timedelta(days=30)


class Command(BaseCommand):
    help = (
        "Erase closed reports of readers after 30 days, declined, held and unanswered testimonies 90 days after their "
        "month, and ended sessions and locks of staff; then clean the storage. Safe as often as you like."
    )

    def handle(self, **options: object) -> None:
        """Erase, and say how many: numbers only, nothing of a text."""
        closed, _ = Report.objects.filter(closed_on__lte=timezone.localdate() - KEPT).delete()
        self.stdout.write(f"Closed reports: {closed} erased")
        for label, number in purge_testimonies().items():
            self.stdout.write(f"{label}: {number} erased")
        call_command("clearsessions")
        _forget_old_locks()
        if not _overwrite():
            self.stdout.write("A reader was in the way of the last cleaning; run it again.")


def _forget_old_locks() -> None:
    """Rows of the cache that no longer count; Django itself drops them only when somebody asks for them."""
    table = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    with connection.cursor() as cursor:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])  # noqa: S608 - a name from our settings


def _overwrite() -> bool:
    """Deleted means gone from the files too: SQLite's log is emptied, PostgreSQL's dead rows are swept."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM publishing_report")
    return scrub()

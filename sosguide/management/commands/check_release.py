"""Whether this release can serve its database: the server asks before it starts."""

import sys

from django.core.checks import CheckMessage
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from sosguide.publishing.checks import RELEASE_CHECKS
from sosguide.publishing.database_checks import columns_are_there, triggers_are_there, unapplied_migrations
from sosguide.publishing.editions import unreadable
from sosguide.publishing.models import Edition
from sosguide.publishing.site.live import log_unreadable
from stages.frame_numbers import frame_numbers_are_there


class Command(BaseCommand):
    help = "Refuse (exit 1, a line for each reason) where this release must not run on its database"
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        """Faults of the release or the database end in exit 1. A page that cannot be read is only logged by name: the
        rest of the guide must not go dark for it. A database that is away may be back in a minute.
        """
        faults = [fault for check in (*RELEASE_CHECKS, frame_numbers_are_there) for fault in check()]
        try:
            faults += unapplied_migrations() or columns_are_there() or triggers_are_there()
            if not faults:
                for edition, why in unreadable(Edition.objects.live()):
                    log_unreadable(edition, why)
        except DatabaseError:
            self.stderr.write("The database does not answer, so it was not looked at.")
        for fault in faults:
            self.stderr.write(_line(fault))
        if faults:
            sys.exit(1)


def _line(fault: CheckMessage) -> str:
    return f"{fault.id}: {fault.msg} {fault.hint or ''}".strip()

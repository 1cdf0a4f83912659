"""Put a handful of examples, marked as such, into a development database. Refused everywhere else."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from contributors.drafts import Draft
from contributors.examples import TEXTS
from contributors.keys import fingerprint
from contributors.models import Testimony
from contributors.months import this_month
from contributors.published.roles import roles
from contributors.review.four_eyes import check_accuracy, check_privacy, publish
from contributors.writing.mirror import mirror
from contributors.writing.submit import submit
from sosguide.publishing.site import live as live_index
from sosguide.publishing.triggers import MENTORS


class Command(BaseCommand):
    help = "Fill /stories/ of a development site with examples that say that they are none. Production settings refuse."

    def handle(self, **options: Any) -> None:
        """Each goes the whole way: sent, checked twice, published this month."""
        if not settings.DEVELOPMENT:
            raise CommandError("Examples are never put where the site is public. This needs SOS_DEVELOPMENT=1.")
        mentors = [self._mentor(name) for name in ("example-mentor-1", "example-mentor-2")]
        directory = roles(live_index.now())
        made = sum(self._publish(directory, mentors, *text) for text in TEXTS)
        self.stdout.write(f"{made} examples are on /stories/, each marked as an example.")

    def _mentor(self, name: str) -> Any:
        """A mentor who cannot sign in."""
        user, _ = get_user_model().objects.get_or_create(username=name)
        user.groups.add(Group.objects.get(name=MENTORS))
        return user

    def _publish(
        self, directory: dict, mentors: list[Any], role: str, nation: str, band: str, stages: tuple[str, ...], text: str
    ) -> bool:
        group = directory.get(role, ("", ""))[1]
        draft = Draft(text=text, role=role, group=group, nation=nation, band=band, stages=stages)
        if Testimony.objects.filter(digest=fingerprint(text)).exists():
            return False
        submit(number=hashlib.sha256(text.encode()).hexdigest()[:32], draft=draft)
        row = Testimony.objects.get(digest=fingerprint(text))
        Testimony.objects.filter(pk=row.pk).update(example=True)
        reasons = {spot.key: "It is an example." for spot in mirror(draft).strong}
        check_privacy(testimony=row, by=mentors[0], version=1, reasons=reasons)
        check_accuracy(testimony=row, by=mentors[1], version=1)
        publish(testimony=row, by=mentors[0], version=1, month=this_month())
        return True

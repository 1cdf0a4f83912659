"""What mentors decided about a testimony: the two keys, and the warning that a child may be at risk."""

import uuid

from django.conf import settings
from django.db import models

from contributors.models.testimony import Testimony


class Decision(models.Model):
    """Insert-only. A key names the version and the fingerprint of the words that were checked.

    `note` is encrypted, because a reason may quote the words; it is emptied when they are published. The rows go
    only when the testimony goes.
    """

    class Kind(models.TextChoices):
        """The acts that carry a name."""

        PRIVACY = "privacy", "Privacy check"
        ACCURACY = "accuracy", "Accuracy check"
        RISK = "risk", "A child may be at risk"
        DECLINED = "declined", "Declined"
        ASKED = "asked", "Asked the contributor"
        EDITED = "edited", "Edited the words"
        APPROVED = "approved", "Approved for a month's batch"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    testimony = models.ForeignKey(Testimony, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["testimony", "kind", "version", "by"],
                condition=models.Q(kind__in=["privacy", "accuracy"]),
                name="one_key_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.testimony}"


class Declined(models.Model):
    """How many were declined for a reason in a quarter: a tally that leads to no testimony."""

    class Reason(models.TextChoices):
        """Why a testimony is not published; printed in public."""

        CHILD = "child", "A child or family could be recognised"
        CONTRIBUTOR = "contributor", "The writer could be recognised"
        COURT = "court", "It told what a court keeps private"
        ADVICE = "advice", "It told readers what to do in their own case"
        PERSON = "person", "It accused or abused a person"
        WRONG = "wrong", "It said something about the law that we could not make right"
        OUTSIDE = "outside", "It was not about this process, or not by someone who works in it"
        SILENT = "silent", "We asked a question and heard nothing"

    quarter = models.DateField()
    reason = models.CharField(max_length=20, choices=Reason.choices)
    how_many = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "declined"
        constraints = [models.UniqueConstraint(fields=["quarter", "reason"], name="one_tally_a_quarter")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.how_many}"

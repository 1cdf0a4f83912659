"""What a mentor asks a contributor through the receipt, and what the contributor answers."""

import uuid

from django.db import models

from contributors.models.testimony import Testimony


class FollowUp(models.Model):
    """One question and its answer, both encrypted. `asked` is a month."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    testimony = models.ForeignKey(Testimony, on_delete=models.CASCADE, related_name="follow_ups")
    place = models.PositiveSmallIntegerField()
    question = models.TextField()
    answer = models.TextField(blank=True)
    asked = models.DateField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["testimony", "place"], name="one_follow_up_a_place")]

    def __str__(self) -> str:
        return f"follow-up {self.place} about {self.testimony}"

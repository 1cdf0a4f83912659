"""What is left of a withdrawn testimony: a mark that tells nothing, so that no backup can bring it back."""

from django.db import models


class Tombstone(models.Model):
    """A keyed fingerprint of the identifier. Without the key outside the database it leads nowhere."""

    mark = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return "tombstone"

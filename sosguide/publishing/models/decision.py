"""What mentors decide besides approving: still right, sent back; and the record of who did what."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sosguide.publishing.models.edition import Edition, PageKey


class Check(models.Model):
    """ "Still right": a mentor confirmed a live edition unchanged. For a source: read again, and still so."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    next_due = models.DateField()

    class Meta:
        ordering: ClassVar = ["-checked_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(next_due__gt=models.F("checked_on")), name="next_check_is_later"),
        ]

    def __str__(self) -> str:
        return f"still right: {self.edition}"


class SentBack(PageKey):
    """A working copy that a mentor returned with a note. It is answered once the words have changed."""

    digest = models.CharField(max_length=64)
    note = models.TextField()
    sent_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"sent back: {self.nation}/{self.kind}/{self.slug}"


class AuditEntry(models.Model):
    """Who did what, on what day, to which version. Append-only; no text, no address, no time of day."""

    day = models.DateField()
    actor = models.CharField(max_length=150)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=140, blank=True)
    edition = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "audit entry"
        verbose_name_plural = "audit"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.actor} {self.action} {self.subject}"

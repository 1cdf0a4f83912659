"""The columns of a time limit, wherever it is told."""

from django.db import models

from stages.documents import Unit


class TimeLimitColumns(models.Model):
    """One limit: its words, its length, on whom it falls, and the law it rests on."""

    what = models.TextField()
    starts = models.TextField()
    length = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, choices=[(unit.value, unit.value) for unit in Unit])
    binds = models.CharField(max_length=200)
    source = models.CharField(max_length=80, help_text="Slug of the source it rests on.")
    event = models.CharField(max_length=80, blank=True)
    not_before = models.PositiveIntegerField(null=True, blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    checked = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.length} {self.unit}: {self.what}"

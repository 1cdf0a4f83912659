"""The working copy of a person's page."""

from django.db import models

from sosguide.publishing.models import LineListField, WorkingCopy
from stages.documents import ROLE


class Role(WorkingCopy):
    """A person you meet."""

    kind = ROLE.name

    group = models.CharField(max_length=60)
    answer = models.TextField()
    works_for = models.CharField(max_length=200)
    does = models.TextField()
    cannot_decide = models.TextField()
    good_to_know = models.TextField(blank=True)
    asked = LineListField()

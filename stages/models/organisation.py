"""The working copy of an organisation."""

from django.db import models

from sosguide.publishing.documents.source import Mark
from sosguide.publishing.models import WorkingCopy
from stages.documents import ORGANISATION


class Organisation(WorkingCopy):
    """Who can help."""

    kind = ORGANISATION.name

    group = models.CharField(max_length=60)
    does = models.TextField()
    for_whom = models.CharField(max_length=200)
    where = models.CharField(max_length=100)
    url = models.URLField(max_length=300, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=100, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    mark = models.CharField(max_length=20, choices=[(m.value, m.value) for m in Mark])
    checked = models.DateField(null=True, blank=True)

"""The working copy of a glossary entry."""

from django.db import models

from glossary.documents import TERM
from sosguide.publishing.models import LineListField, WorkingCopy


class Term(WorkingCopy):
    """A word of the system."""

    kind = TERM.name

    short = models.TextField("meaning in one sentence")
    linked = LineListField(help_text="Phrases that become links, one a line.")
    page = models.CharField(max_length=120, blank=True, help_text="The page that says more, as kind:slug.")
    more = models.TextField(blank=True)

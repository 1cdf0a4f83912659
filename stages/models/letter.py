"""The working copy of a letter."""

from django.db import models

from sosguide.publishing.models import LineListField, WorkingCopy
from stages.documents import LETTER


class Letter(WorkingCopy):
    """A paper you may be handed."""

    kind = LETTER.name

    stage = models.CharField(max_length=80, help_text="Slug of its stage.")
    phrases = LineListField(help_text="The words at its top, and others by which it is known, one a line.")
    asked = LineListField(help_text="The ways people ask about it, one a line.")
    answer = models.TextField()
    serious = models.TextField("how serious it is, in one calm line")
    lawyer = models.TextField("whether a free lawyer comes with it")
    means = models.TextField("what it means")
    do = models.TextField("what to do, and by when")
    not_mean = models.TextField("what it does not mean")

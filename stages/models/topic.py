"""The working copy of a topic."""

from typing import ClassVar

from django.db import models

from sosguide.publishing.documents.document import Force
from sosguide.publishing.models import LineListField, WorkingCopy
from sosguide.publishing.models.working_copy import DocumentRow
from stages.documents import TOPIC
from stages.models.stage import FORCES
from stages.models.time_limit import TimeLimitColumns


class Topic(WorkingCopy):
    """A question that crosses stages."""

    kind = TOPIC.name
    nested: ClassVar = ("requests", "time_limits")

    group = models.CharField(max_length=60)
    asked = LineListField(help_text="The ways people ask it, one a line.")
    answer = models.TextField()
    force = models.CharField(max_length=20, choices=FORCES, default=Force.DEPENDS)
    and_then = models.TextField()
    stages = LineListField(help_text="Slugs of stages, one a line.")
    people = LineListField(help_text="Slugs of people, one a line.")
    organisations = LineListField(help_text="Slugs of organisations, one a line.")
    questions = LineListField(help_text="Worth asking, one a line.")
    explained = models.TextField("what you need to know")
    today = models.TextField("what you can do today")
    help = models.TextField("who can help, and is it free?", blank=True)
    wrong = models.TextField("what usually goes wrong, and what people get wrong", blank=True)


class TopicRequest(DocumentRow):
    """What may be asked of you."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="requests")
    what = models.TextField()
    force = models.CharField(max_length=20, choices=FORCES)
    and_then = models.TextField()

    def __str__(self) -> str:
        return self.what


class TopicTimeLimit(DocumentRow, TimeLimitColumns):
    """By when, and on whom it falls."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="time_limits")

    class Meta(DocumentRow.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(length__gt=0), name="topic_time_limit_has_a_length"),
        ]

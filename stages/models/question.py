"""The working copy of one question of “Where am I?”."""

from typing import ClassVar

from django.db import models

from sosguide.publishing.models import WorkingCopy
from sosguide.publishing.models.working_copy import DocumentRow
from stages.documents import QUESTION


class Question(WorkingCopy):
    """One plain question, with the answers to choose from."""

    kind = QUESTION.name
    nested: ClassVar = ("replies",)

    first = models.BooleanField(default=False, help_text="Where the questions start. One a nation.")
    hint = models.TextField(blank=True)


class Reply(DocumentRow):
    """One answer to choose."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    says = models.CharField(max_length=160)
    to = models.CharField(max_length=80, blank=True, help_text="Slug of the next question; empty: it ends here.")
    stage = models.CharField(max_length=80, blank=True, help_text="Slug of the stage at which it ends.")
    why = models.TextField("why we think so", blank=True)

    class Meta(DocumentRow.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(to="") ^ models.Q(stage=""),
                name="reply_leads_to_a_question_or_a_stage",
                violation_error_message="Give the next question, or the stage at which it ends; not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.says

"""The working copy of a stage, and the rows that belong inside its document."""

from typing import Any, ClassVar

from django.db import models

from sosguide.publishing.documents.document import Force
from sosguide.publishing.models import LineListField, WorkingCopy
from sosguide.publishing.models.working_copy import DocumentRow
from stages.documents import STAGE, Line, Way
from stages.models.time_limit import TimeLimitColumns

FORCES = [(force.value, force.label) for force in Force]
PLACE = ("line", "order", "branch", "comes_from", "runs_to", "beside", "label")


class Stage(WorkingCopy):
    """One part of the process."""

    kind = STAGE.name
    nested = ("requests", "next_steps", "time_limits")

    place_line = models.CharField("line on the map", max_length=20, choices=[(x.value, x.value) for x in Line])
    place_order = models.IntegerField("order along the line")
    place_branch = models.IntegerField("branch off the line", default=0)
    place_comes_from = LineListField("line comes from", help_text="Slugs of stages, one a line.")
    place_runs_to = LineListField("line runs on to", help_text="Slugs of stages, one a line.")
    place_beside = models.CharField("runs beside", max_length=80, blank=True)
    place_label = LineListField("name on the map", help_text="At most two short lines.")
    alongside = models.BooleanField(default=False, help_text="Never something you must pass.")
    asked = LineListField(help_text="The ways people ask it, one a line.")
    answer = models.TextField()
    force = models.CharField(max_length=20, choices=FORCES)
    and_then = models.TextField()
    people = LineListField(help_text="Slugs of people, one a line.")
    questions = LineListField(help_text="Worth asking, one a line.")
    no_time_limit = models.TextField(blank=True)
    now = models.TextField("what is happening now")
    today = models.TextField("what you can do today")
    lawyer = models.TextField("can I have a lawyer, and is it free?")
    wrong = models.TextField("what usually goes wrong, and what people get wrong")
    ends = models.TextField("how it ends")

    @staticmethod
    def shape(values: dict[str, Any]) -> dict[str, Any]:
        """Gather the `place_` columns into the document's `place`."""
        place = {part: values.pop(f"place_{part}") for part in PLACE if f"place_{part}" in values}
        return values | {"place": place}

    @staticmethod
    def unshape(values: dict[str, Any]) -> dict[str, Any]:
        """Spread `place` over its columns."""
        return values | {f"place_{part}": value for part, value in values.pop("place").items()}


class NextStep(DocumentRow):
    """What can follow."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="next_steps")
    when = models.TextField()
    way = models.CharField(max_length=20, choices=[(way.value, way.value) for way in Way])
    to = models.CharField(max_length=80, blank=True, help_text="Slug of a stage; empty: it ends here.")

    def __str__(self) -> str:
        return f"{self.way} to {self.to or 'the end'}"


class Request(DocumentRow):
    """What may be asked of you."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="requests")
    what = models.TextField()
    force = models.CharField(max_length=20, choices=FORCES)
    and_then = models.TextField()

    def __str__(self) -> str:
        return self.what


class TimeLimit(DocumentRow, TimeLimitColumns):
    """By when, and on whom it falls."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="time_limits")

    class Meta(DocumentRow.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(length__gt=0), name="time_limit_has_a_length"),
        ]

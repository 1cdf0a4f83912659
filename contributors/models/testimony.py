"""One anonymous testimony, from the moment it is sent until it is erased."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from contributors.months import this_month


class State(models.TextChoices):
    """Where a testimony is on its way. GONE lasts only inside the transaction that erases it."""

    HELD = "held", "Held back: it came in a flood"
    WAITING = "waiting", "Waiting for the mentor"
    DECLINED = "declined", "Declined"
    PUBLISHED = "published", "Published"
    GONE = "gone", "Being erased"


class ContentNote(models.TextChoices):
    """What readers are warned of before hard words. A closed list: free words by one mentor could name somebody."""

    HARM = "harm", "This story speaks of a child being hurt."
    SEXUAL = "sexual", "This story speaks of sexual abuse."
    VIOLENCE = "violence", "This story speaks of violence at home."
    DEATH = "death", "This story speaks of a death."
    BIRTH = "birth", "This story speaks of a baby taken into care at birth."
    REMOVAL = "removal", "This story speaks of a child being taken into care."
    SUICIDE = "suicide", "This story speaks of suicide or self-harm."
    HARD = "hard", "Parts of this story are hard to read."


class TestimonyQuerySet(models.QuerySet["Testimony"]):
    """The one place that says which testimonies are public."""

    def public(self) -> Self:
        """Published, and its month has come. Examples only in development."""
        found = self.filter(state=State.PUBLISHED, month__lte=this_month())
        return found if settings.DEVELOPMENT else found.filter(example=False)


class Testimony(models.Model):
    """What a contributor wrote.

    Until publication everything they wrote is in `sealed`, encrypted, and nowhere else. Publication
    empties `sealed` and fills the public columns, as wide as they may be shown. `digest` is a keyed
    fingerprint of the words of this `version`; `agreed_*` is what the contributor last said yes to, under
    the consent whose version and exact wording are beside it. `agreement` is the keyed mark of that yes, which
    covers what is shown of who speaks too (contributors/published/agreement.py). No column is finer than a month.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices)
    version = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)
    sealed = models.TextField(blank=True)
    agreed_version = models.PositiveIntegerField()
    agreed_digest = models.CharField(max_length=64)
    agreement = models.CharField(max_length=64, blank=True, default="")
    consent = models.CharField(max_length=20)
    consent_wording = models.TextField()
    received = models.DateField(help_text="The first of the month in which it came.")
    edited = models.DateField(null=True, help_text="The month of a mentor's edit that waits for a yes.")
    at_risk = models.BooleanField(default=False)

    number = models.PositiveIntegerField(null=True, unique=True, help_text="Its public address; random.")
    words = models.TextField(blank=True)
    role = models.CharField(max_length=80, blank=True)
    nation = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=20, blank=True)
    month = models.DateField(null=True, help_text="The month in which it becomes public.")
    content_note = models.CharField(max_length=10, choices=ContentNote.choices, blank=True)
    law_changed = models.BooleanField(default=False)
    example = models.BooleanField(default=False)

    objects = TestimonyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "testimonies"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | (
                    Q(agreed_version=F("version"), agreed_digest=F("digest"), sealed="")
                    & Q(number__isnull=False, month__isnull=False)
                    & ~(Q(words="") | Q(role="") | Q(consent="") | Q(consent_wording="") | Q(digest=""))
                ),
                name="published_words_are_agreed",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PUBLISHED)
                | Q(words="", role="", nation="", band="", number__isnull=True, month__isnull=True)
                & Q(content_note="", law_changed=False),
                name="nothing_unpublished_in_clear",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.PUBLISHED, State.GONE]) | ~Q(sealed=""), name="unpublished_is_sealed"
            ),
            models.CheckConstraint(
                condition=Q(content_note__in=["", *ContentNote.values]), name="content_note_is_from_the_list"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "number"], name="testimony_state_number"),
            models.Index(fields=["state", "role", "number"], name="testimony_state_role"),
        ]

    def __str__(self) -> str:
        return f"testimony {str(self.pk)[:8]}"

    @property
    def agreed(self) -> bool:
        """Whether the contributor has said yes to exactly these words."""
        return (self.agreed_version, self.agreed_digest) == (self.version, self.digest)


class AboutStage(models.Model):
    """A stage that a published testimony is about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    testimony = models.ForeignKey(Testimony, on_delete=models.CASCADE, related_name="stages")
    nation = models.CharField(max_length=20)
    stage = models.SlugField(max_length=80, db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["testimony", "nation", "stage"], name="one_stage_once_a_testimony")
        ]
        indexes = [models.Index(fields=["nation", "stage"], name="about_stage")]

    def __str__(self) -> str:
        return f"{self.testimony}: {self.nation}/{self.stage}"

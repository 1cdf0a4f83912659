"""What the public reads: numbered, unchangeable editions, and the one row that makes an edition live."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from sosguide.nations import Nation

NATIONS = [(nation.value, nation.value.replace("-", " ").title()) for nation in Nation]


class PageKey(models.Model):
    """What names a page: its kind, nation and slug."""

    kind = models.CharField(max_length=20)
    nation = models.CharField(max_length=20, choices=NATIONS)
    slug = models.SlugField(max_length=80)

    class Meta:
        abstract = True

    @property
    def key(self) -> tuple[str, str, str]:
        """Kind, nation and slug."""
        return self.kind, self.nation, self.slug


class EditionQuerySet(models.QuerySet["Edition"]):
    """The one place that says what is live."""

    def live(self) -> Self:
        """Editions that a publication points at, and nobody withdrew. Nothing else is public."""
        return self.filter(publication__isnull=False, withdrawal__isnull=True)

    def of(self, key: tuple[str, str, str]) -> Self:
        """All editions of one page, newest first."""
        kind, nation, slug = key
        return self.filter(kind=kind, nation=nation, slug=slug).order_by("-edition")


class Edition(PageKey):
    """An approved copy of one page. The database refuses to change or delete it.

    SQL never looks inside `payload`; what is queried is a column. Erasing (for a legal reason, and only
    while it is not live) empties the payload and keeps number, hash, day and reason.
    """

    edition = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, help_text="The page's short address, /p/<number>/.")
    title = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    payload = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    approved_on = models.DateField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    check_due = models.DateField(null=True)
    erased_because = models.CharField(max_length=300, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "nation", "slug", "edition"], name="one_edition_a_number"),
            models.CheckConstraint(condition=Q(edition__gt=0), name="edition_counts_from_one"),
            models.CheckConstraint(condition=Q(payload="") ^ Q(erased_because=""), name="text_or_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.nation}/{self.kind}/{self.slug} edition {self.edition}"


class Publication(PageKey):
    """The row that points a page at its live edition. No row: the page is not public."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "nation", "slug"], name="one_live_edition_a_page"),
        ]

    def __str__(self) -> str:
        return f"live: {self.edition}"


class Withdrawal(models.Model):
    """An edition taken down: by whom, when, why. It never becomes live again."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT)
    withdrawn_on = models.DateField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self) -> str:
        return f"withdrawn: {self.edition}"


class ContentVersion(models.Model):
    """One row that tells every worker whether what it remembers is still right.

    Triggers count `live` up with every change to what is public. `working` counts saves of working copies;
    it matters only where SHOW_UNCHECKED lets them be seen.
    """

    live = models.PositiveBigIntegerField(default=0)
    working = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_content_version")]

    def __str__(self) -> str:
        return f"{self.live}.{self.working}"

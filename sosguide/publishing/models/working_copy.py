"""The working copy of a page: ordinary rows that people edit. No public page reads them."""

import hashlib
import json
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError as Refused
from django.db import models
from django.db.models import F
from django.utils import timezone
from pydantic import ValidationError

from sosguide.publishing.content.reading_age import measure
from sosguide.publishing.content.tree import prose
from sosguide.publishing.documents import source as sources
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.models.edition import NATIONS, ContentVersion, Edition


class LineListField(models.TextField):
    """A list of short texts, edited as one a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", "One a line.")
        super().__init__(*args, **kwargs)


class WorkingCopy(models.Model):
    """What every working copy has. Its field names are those of its document.

    `nested` names the related managers whose rows belong inside the document, in their own order.
    """

    kind: ClassVar[str]
    nested: ClassVar[tuple[str, ...]] = ()

    nation = models.CharField(max_length=20, choices=NATIONS)
    slug = models.SlugField(max_length=80, help_text="Part of the address. Fixed after the first approval.")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="Its short address, /p/NUMBER/.")
    title = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    description = models.CharField(max_length=165, blank=True)
    also_called = LineListField()
    sources = LineListField(help_text="Slugs of sources, one a line.")
    check_due = models.DateField(null=True, blank=True)

    # About the working copy, not part of its document; `settle` keeps them.
    digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    words = models.PositiveIntegerField(default=0, editable=False)
    changed_on = models.DateField(null=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    writers = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar = ["nation", "order", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["nation", "slug"], name="%(app_label)s_%(class)s_one_page_a_slug"),
        ]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "kind" in cls.__dict__:
            WORKING_COPIES[cls.kind] = cls

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> tuple[str, str, str]:
        """Kind, nation and slug."""
        return self.kind, self.nation, self.slug

    def to_document(self) -> Document:
        """This working copy as a document. Raises pydantic.ValidationError where it does not fit."""
        return kind_named(self.kind).document.build(self.shape(self._values()))

    def _values(self) -> dict[str, Any]:
        nested = {name: [read_fields(row) for row in getattr(self, name).all()] for name in self.nested}
        return read_fields(self) | nested

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Write a document into its working copy, made if need be. Nested rows are replaced."""
        values = cls.unshape(document.plain())
        rows = {name: values.pop(name, []) for name in cls.nested}
        page = cls.objects.filter(nation=document.nation, slug=document.slug).first() or cls()
        write_fields(page, values)
        page.save()
        for name in cls.nested:
            manager = getattr(page, name)
            manager.all().delete()
            for position, row in enumerate(rows[name]):
                made = manager.model(position=position)
                write_fields(made, row)
                manager.add(made, bulk=False)
        page.refresh_digest(by=None)
        return page

    def refresh_digest(self, *, by: Any) -> None:
        """After every change: note the hash of the words, how many they are, since when, and who wrote them.

        `writers` are all who wrote since an edition was made, because none of them may approve; `by` is None
        where the whole of it came from a file.
        """
        document, digest = self._as_it_is()
        if digest != self.digest:
            self.digest, self.edited_by, self.changed_on = digest, by, timezone.localdate()
            self.writers = sorted({*self.writers, by.pk}) if by else []
            self.words = measure(prose(document)).words if document else self.words
        self.save()

    def _as_it_is(self) -> tuple[Document | None, str]:
        """Its document with the hash of it; of a page that is not whole yet, None and the hash of what is there."""
        try:
            document = self.to_document()
        except ValidationError:
            there = json.dumps(["not whole", self._values()], sort_keys=True, default=str)
            return None, hashlib.sha256(there.encode()).hexdigest()
        return document, document.digest()

    @staticmethod
    def shape(values: dict[str, Any]) -> dict[str, Any]:
        """From flat columns to the document's values. A kind with a nested value overrides it."""
        return values

    @staticmethod
    def unshape(values: dict[str, Any]) -> dict[str, Any]:
        """The way back from `shape`."""
        return values

    def clean(self) -> None:
        """A slug and a number stay what they were when the page was first approved."""
        before = type(self).objects.filter(pk=self.pk).first()
        first = before and Edition.objects.of(before.key).last()
        if first and (self.nation, self.slug, self.number) != (first.nation, first.slug, first.number):
            raise Refused("Nation, slug and number are fixed after the first approval.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and tell workers that show unchecked pages."""
        super().save(*args, **kwargs)
        ContentVersion.objects.update(working=F("working") + 1)


WORKING_COPIES: dict[str, type[WorkingCopy]] = {}


class DocumentRow(models.Model):
    """A row that belongs inside one page's document, at a place of its own."""

    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]


class Source(WorkingCopy):
    """The working copy of a source."""

    kind = sources.SOURCE.name

    citation = models.CharField(max_length=300)
    url = models.URLField(max_length=500)
    standing = models.CharField(max_length=30, choices=[(s.value, s.label) for s in sources.Standing])
    mark = models.CharField(max_length=20, choices=[(m.value, m.value) for m in sources.Mark])
    checked = models.DateField(null=True, blank=True, help_text="The day somebody last read the source itself.")
    recheck = models.BooleanField(default=False)
    note = models.TextField(blank=True)


NOT_WORDS = ("position", "digest", "words", "changed_on", "writers")
"""Columns that are about a row and no part of its document."""


def kind_named(name: str) -> Kind:
    """The kind of that name."""
    return KINDS[name]


def read_fields(row: models.Model) -> dict[str, Any]:
    """The columns of a row as document values; what is empty is left out, but a list may be empty."""
    values: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        if column.primary_key or column.is_relation or column.name in NOT_WORDS:
            continue
        value = getattr(row, column.name)
        if isinstance(column, LineListField):
            value = tuple(line.strip() for line in value.split("\n") if line.strip())
        elif isinstance(value, str):
            value = value.replace("\r\n", "\n").strip()
        if value not in (None, ""):
            values[column.name] = value
    return values


def write_fields(row: models.Model, values: dict[str, Any]) -> None:
    """Set every column of a row from document values; what the document leaves out goes to its default."""
    for column in row._meta.concrete_fields:
        if column.primary_key or column.is_relation or column.name in NOT_WORDS:
            continue
        value = values.get(column.name, column.get_default())
        if isinstance(column, LineListField) and not isinstance(value, str):
            value = "\n".join(value)
        setattr(row, column.name, column.to_python(value))


def refusals(page: WorkingCopy) -> list[str]:
    """Why this working copy makes no whole document, in words for a form; empty where it does."""
    try:
        page.to_document()
    except ValidationError as error:
        return [f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()]
    return []

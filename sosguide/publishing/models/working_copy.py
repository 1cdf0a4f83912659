"""The working copy of a page: ordinary rows that people edit. No public page reads them."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError as FormError
from django.db import models
from django.db.models import F
from django.db.models.fields.related_descriptors import ReverseManyToOneDescriptor
from django.utils import timezone
from pydantic import ValidationError

from sosguide.publishing.content.at_a_glance import glance
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of, parts_of, rows_of
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.models.columns import AnyColumn, LineListField, columns, constraints, refuse_clashes
from sosguide.publishing.models.edition import NATIONS, ContentVersion, Edition


class WorkingCopy(models.Model):
    """What every working copy has. The columns of its own are made from its document by `make_working_copy`."""

    kind: ClassVar[str]
    objects: ClassVar[models.Manager[Self]]

    nation = models.CharField(max_length=20, choices=NATIONS)
    slug = models.SlugField(max_length=80, help_text="Part of the address. Fixed after the first approval.")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="Its short address, /p/NUMBER/.")
    title = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    description = models.CharField(max_length=165, blank=True)
    also_called = LineListField()
    sources = LineListField(help_text="Slugs of sources, one a line.")
    check_due = models.DateField(null=True, blank=True)

    # About the working copy, not part of its document; `refresh_digest` keeps them.
    digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    words = models.PositiveIntegerField(default=0, editable=False)
    shows = models.JSONField(null=True, editable=False)  # of other pages, as kind:slug; None: not yet known
    harm = models.PositiveSmallIntegerField(default=0, editable=False)
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

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> tuple[str, str, str]:
        """Kind, nation and slug."""
        return self.kind, self.nation, self.slug

    def to_document(self) -> Document:
        """This working copy as a document. Raises pydantic.ValidationError where it does not fit."""
        return KINDS[self.kind].document.build(self._values())

    def _values(self) -> dict[str, Any]:
        """Its columns as the document's values: what belongs to a part of it gathered, its rows in their order."""
        shape, values = KINDS[self.kind].document, read_fields(self)
        for part, record in parts_of(shape).items():
            columns_of = {name: f"{part}_{name}" for name in fields_of(record)}
            values[part] = {name: values.pop(column) for name, column in columns_of.items() if column in values}
        return values | {name: [read_fields(row) for row in getattr(self, name).all()] for name in rows_of(shape)}

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Write a document into its working copy, made if need be. Nested rows are replaced."""
        values, rows = as_columns(document)
        page = cls.objects.filter(nation=document.nation, slug=document.slug).first() or cls()
        write_fields(page, values)
        page.save()
        for name in rows:
            manager = getattr(page, name)
            manager.all().delete()
            for position, row in enumerate(rows[name]):
                made = manager.model(position=position)
                write_fields(made, row)
                manager.add(made, bulk=False)
        page.refresh_digest(by=None)
        return page

    def refresh_digest(self, *, by: User | None) -> None:
        """After every change: note the hash of the words, how many they are, since when, and who wrote them.

        `writers` are all who wrote since an edition was made, because none of them may approve; `by` is None
        where the whole of it came from a file.
        """
        document, digest = self.as_it_is()
        if digest != self.digest:
            self.digest, self.edited_by, self.changed_on = digest, by, timezone.localdate()
            self.writers = sorted({*self.writers, by.pk}) if by else []
            self.note_glance(document)
        self.save()

    def note_glance(self, document: Document | None) -> None:
        """Note what the queue has to know of its words; of a page that is not whole yet that stays as it was."""
        if document:
            seen = glance(document)
            self.words, self.shows, self.harm = seen.words, seen.shows, seen.harm

    def as_it_is(self) -> tuple[Document | None, str]:
        """Its document with the hash of it; of a page that is not whole yet, None and the hash of what is there."""
        try:
            document = self.to_document()
        except ValidationError:
            there = json.dumps(["not whole", self._values()], sort_keys=True, default=str)
            return None, hashlib.sha256(there.encode()).hexdigest()
        return document, document.digest()

    def clean(self) -> None:
        """A slug and a number stay what they were when the page was first approved."""
        before = type(self).objects.filter(pk=self.pk).first()
        first = before and Edition.objects.of(before.key).last()
        if first and (self.nation, self.slug, self.number) != (first.nation, first.slug, first.number):
            raise FormError("Nation, slug and number are fixed after the first approval.")

    @classmethod
    def whole(cls) -> models.QuerySet[Self]:
        """Every page of the kind, with its rows."""
        return cls.objects.prefetch_related(*rows_of(KINDS[cls.kind].document))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and tell workers that show unchecked pages."""
        super().save(*args, **kwargs)
        ContentVersion.objects.update(working=F("working") + 1)


WORKING_COPIES: dict[str, type[WorkingCopy]] = {}
"""The working copy of every kind, in reading order."""


def register_working_copies(models_of_app: Iterable[type[models.Model]]) -> None:
    """Make the working copies among an app's models known; the app calls it when it is ready, after its kinds."""
    found = {model.kind: model for model in models_of_app if issubclass(model, WorkingCopy)}
    everything = WORKING_COPIES | found
    WORKING_COPIES.clear()
    WORKING_COPIES.update({name: everything[name] for name in KINDS if name in everything})


def as_columns(document: Document) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """A document as the values of its working copy's columns, and as those of the rows inside it, by their name."""
    shape, values = type(document), document.plain()
    rows = {name: values.pop(name, []) for name in rows_of(shape)}
    for part in parts_of(shape):
        values |= {f"{part}_{name}": value for name, value in values.pop(part, {}).items()}
    return values, rows


class DocumentRow(models.Model):
    """A record that belongs inside one page's document, at a place of its own."""

    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return " · ".join(str(value) for value in read_fields(self).values())[:100]


def make_working_copy(kind: Kind[Document], module: str) -> type[WorkingCopy]:
    """The working copy of a kind, with a column for every field of its document.

    `module` is the `__name__` of the app's models; the models of the records inside a page are put there too, under
    the name of the kind's document and their own: StageRequest. Raises TypeError where names clash.
    """
    base = {"__module__": module}
    document = kind.document
    refuse_clashes(document, WorkingCopy, Document)
    attributes = {**base, "__doc__": document.__doc__, "kind": kind.name, **columns(document)}
    made: type[WorkingCopy] = type(document.__name__, (WorkingCopy,), attributes)
    words = made._meta  # after the model is made: they are nothing that a migration would have to know
    words.verbose_name, words.verbose_name_plural = kind.label.lower(), kind.plural.lower()
    for name, record in rows_of(document).items():
        _rows_model(made, name, record, base)
    return made


def _rows_model(page: type[WorkingCopy], name: str, record: type, base: dict[str, str]) -> type[DocumentRow]:
    title, app = page.__name__ + record.__name__, page._meta.app_label
    refuse_clashes(record, DocumentRow, also=page.__name__.lower())
    rules = list(constraints(record, f"{app}_{title.lower()}"))
    meta = type("Meta", (DocumentRow.Meta,), {"constraints": rules})
    owner = models.ForeignKey(page, on_delete=models.CASCADE, related_name=name)
    attributes = {**base, "__doc__": record.__doc__, "Meta": meta, page.__name__.lower(): owner, **columns(record)}
    return type(title, (DocumentRow,), attributes)


def row_models(model: type[WorkingCopy]) -> dict[str, type[DocumentRow]]:
    """The models of the records inside a page, by the name of each list."""
    lists = [value for value in vars(model).values() if isinstance(value, ReverseManyToOneDescriptor)]
    return {made.rel.name: made.rel.related_model for made in lists if issubclass(made.rel.related_model, DocumentRow)}


_NOT_WORDS = ("position", "digest", "words", "shows", "harm", "changed_on", "writers")
"""Columns that are about a row and no part of its document."""


def word_columns(row: models.Model | type[models.Model]) -> list[AnyColumn]:
    """The columns that belong to the document."""
    return [c for c in row._meta.concrete_fields if not (c.primary_key or c.is_relation or c.name in _NOT_WORDS)]


def read_fields(row: models.Model) -> dict[str, Any]:
    """The columns of a row as document values; what is empty is left out, but a list may be empty."""
    values: dict[str, Any] = {}
    for column in word_columns(row):
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
    for column in word_columns(row):
        value = values.get(column.name, column.get_default())
        if isinstance(column, LineListField) and not isinstance(value, str):
            value = "\n".join(value)
        setattr(row, column.name, column.to_python(value))


def refusals(page: WorkingCopy) -> list[str]:
    """Why this working copy does not make a whole document, in words for a form; empty where it does."""
    try:
        page.to_document()
    except ValidationError as error:
        return [f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()]
    return []

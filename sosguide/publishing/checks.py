"""System checks of this project: documents and columns agree; nations have their files, and pages an address."""

from collections.abc import Iterator, Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db import models
from django.urls import Resolver404, resolve

from sosguide import nations
from sosguide.nations import Nation
from sosguide.publishing.documents.fields import fields_of, parts_of, rows_of
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.upgrade_faults import upgrade_faults
from sosguide.publishing.models.working_copy import WORKING_COPIES, WorkingCopy, row_models, word_columns
from sosguide.publishing.site.guides import what_lists_show


def register_checks() -> None:
    """Make the checks known to Django. Called once, when the app is ready."""
    for check in RELEASE_CHECKS:
        register(check)


def nation_files_are_whole(app_configs: Sequence[AppConfig] | None = None, **kwargs: object) -> list[CheckMessage]:
    """E020: every nation has a file that can be read, and its lists are pages."""
    found = [str(complaint) for complaint in nations.complaints()]
    for nation in Nation if not found else ():
        for name in nation.profile.lists:
            if name not in what_lists_show() or not _name_of(f"/{nation}/{name}/"):
                found.append(f"content/{nation}/{nations.FILE}: `lists.{name}`: there is no such list")
    return [Error(complaint, id="sosguide.E020") for complaint in found]


def pages_have_addresses(app_configs: Sequence[AppConfig] | None = None, **kwargs: object) -> list[CheckMessage]:
    """E004: a kind whose pages would have an address at which there is nothing: nobody could read or approve them."""
    return [
        Error(
            f"The pages of the kind {kind.name!r} have no route at <nation>/{kind.address}/<slug>/.",
            hint=f"Declare it with plain_pages=True, or name a path of sosguide/urls.py {kind.name!r}.",
            id="sosguide.E004",
        )
        for kind in KINDS.values()
        if kind.address and _name_of(f"/{min(Nation)}/{kind.address}/a-page/") != kind.name
    ]


def _name_of(path: str) -> str | None:
    """The name of the route at an address; None where there is none."""
    try:
        return resolve(path).url_name
    except Resolver404:
        return None


def documents_have_columns(app_configs: Sequence[AppConfig] | None = None, **kwargs: object) -> list[CheckMessage]:
    """E001: a field whose words would be lost at the next load. E002: a column that no document fills."""
    missing: list[CheckMessage] = [
        Error(f"The kind {name!r} has no working copy.", hint="See docs/architecture.md.", id="sosguide.E001")
        for name in KINDS
        if name not in WORKING_COPIES
    ]
    return missing + [message for name, model in WORKING_COPIES.items() for message in _of_model(name, model)]


def _of_model(kind: str, model: type[WorkingCopy]) -> Iterator[CheckMessage]:
    document = KINDS[kind].document
    rows, inside = rows_of(document), row_models(model)
    yield from _compared(kind, document, model)
    for name, record in rows.items():
        if name in inside:
            yield from _compared(f"{kind}.{name}", record, inside[name])
        else:
            yield _no_column(f"{kind}.{name}", model, f"make a DocumentRow with related_name={name!r}")
    for name in set(inside) - set(rows):
        yield _no_field(kind, name, model)


def _compared(path: str, shape: type, model: type[models.Model]) -> Iterator[CheckMessage]:
    """Each field that has no column in a model, and each column that has no field."""
    rows, parts = rows_of(shape), parts_of(shape)
    wanted = {name: name for name in fields_of(shape) if name not in rows and name not in parts}
    for part, record in parts.items():
        wanted |= {f"{part}_{name}": f"{part}.{name}" for name in fields_of(record)}
    columns = {column.name for column in word_columns(model)}
    for column in sorted(set(wanted) - columns):
        yield _no_column(f"{path}.{wanted[column]}", model, f"add the column {column!r} and make a migration")
    for column in sorted(columns - set(wanted)):
        yield _no_field(path, column, model)


def _no_column(field: str, model: type[models.Model], cure: str) -> CheckMessage:
    message = f"{field} has no column in its working copy {model._meta.label}: its words would be lost when loaded."
    return Error(message, hint=f"In {model.__module__}: {cure}.", id="sosguide.E001")


def _no_field(path: str, column: str, model: type[models.Model]) -> CheckMessage:
    message = f"The column {model._meta.label}.{column} has no field in the document {path!r}: nobody would read it."
    return Error(
        message, hint="Add the field to the document, or remove the column in a migration.", id="sosguide.E002"
    )


def upgrades_name_fields(app_configs: Sequence[AppConfig] | None = None, **kwargs: object) -> list[CheckMessage]:
    """E003: an upgrade that names no field, or that would change what is already in today's shape."""
    hint = "See sosguide/publishing/documents/upgrades.py: a name that was retired is never a field again."
    return [
        Error(f"{kind.document.__name__}.upgrades: {fault}.", hint=hint, id="sosguide.E003")
        for kind in KINDS.values()
        for fault in upgrade_faults(kind.document)
    ]


RELEASE_CHECKS = (documents_have_columns, upgrades_name_fields, nation_files_are_whole, pages_have_addresses)
"""What needs no database: the server asks these, too, before it starts."""

"""After a document has changed its shape: the hashes that are stored beside its working copies follow.

A hash here says whether words have changed since something was decided. A new shape changes no words, so who wrote
them and since when they wait stay as they are.
"""

from django.db import DEFAULT_DB_ALIAS, transaction

from sosguide.publishing.database_checks import missing_columns
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.upgrades import upgrades_of
from sosguide.publishing.models import SentBack, WorkingCopy
from sosguide.publishing.models.working_copy import WORKING_COPIES, row_models


def refresh_digests(using: str = DEFAULT_DB_ALIAS, **kwargs: object) -> None:
    """Bring the stored hashes of every kind that has upgrades to today's shape. Runs after `migrate`."""
    for kind, model in WORKING_COPIES.items():
        inside = row_models(model)
        if not upgrades_of(KINDS[kind].document) or any(missing_columns(using, [SentBack, model, *inside.values()])):
            continue
        with transaction.atomic(using=using):
            for page in model.objects.using(using).exclude(digest="").prefetch_related(*inside):
                _refresh(page, using)


def note_what_is_not_known(using: str = DEFAULT_DB_ALIAS, **kwargs: object) -> None:
    """Note what the queue knows of a page, of those saved before there were columns for it. Runs after `migrate`."""
    for model in WORKING_COPIES.values():
        inside = row_models(model)
        if any(missing_columns(using, [model, *inside.values()])):
            continue
        for page in model.objects.using(using).filter(shows__isnull=True).exclude(digest="").prefetch_related(*inside):
            page.note_glance(page.as_it_is()[0])
            seen = {"words": page.words, "shows": page.shows, "harm": page.harm}
            model.objects.using(using).filter(pk=page.pk).update(**seen)


def _refresh(page: WorkingCopy, using: str) -> None:
    before, (_, digest) = page.digest, page.as_it_is()
    if digest == before:
        return
    type(page).objects.using(using).filter(pk=page.pk).update(digest=digest)
    kind, nation, slug = page.key
    SentBack.objects.using(using).filter(kind=kind, nation=nation, slug=slug, digest=before).update(digest=digest)

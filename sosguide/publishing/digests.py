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


def _refresh(page: WorkingCopy, using: str) -> None:
    before, (_, digest) = page.digest, page.as_it_is()
    if digest == before:
        return
    type(page).objects.using(using).filter(pk=page.pk).update(digest=digest)
    kind, nation, slug = page.key
    SentBack.objects.using(using).filter(kind=kind, nation=nation, slug=slug, digest=before).update(digest=digest)

"""Run in a copy of the project, with addresses as arguments: what a reader and a mentor see there, as JSON."""

import json
import os
import sys
from io import StringIO
from typing import Any


def everything(paths: list[str]) -> dict[str, Any]:
    """Status and text of each address, the queue, what a load of the content does, and what is stored."""
    first = {"faults": faults(), "stored": stored(), "queue": queue()}
    return first | {"loaded": loaded(), "pages": pages(paths), "after": stored()}


def faults() -> list[str]:
    """What `makemigrations --check` and our part of `check --deploy` complain of."""
    from django.core.checks import run_checks
    from django.core.management import call_command

    found = [str(error) for error in run_checks(include_deployment_checks=True) if error.id.startswith("sosguide.")]
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    except SystemExit:
        found.append("a migration is missing")
    return found


def stored() -> dict[str, Any]:
    """Every edition's text and hash, and what is kept beside the working copies."""
    from sosguide.publishing.models import Edition, LoadedFile, SentBack
    from sosguide.publishing.models.working_copy import WORKING_COPIES

    copies = [page for model in WORKING_COPIES.values() for page in model.objects.all()]
    return {
        "editions": list(Edition.objects.order_by("pk").values_list("slug", "edition", "payload", "digest")),
        "since": sorted([page.slug, str(page.changed_on), page.writers] for page in copies),
        "digests": {page.slug: page.digest == page.to_document().digest() for page in copies},
        "proposed": [[row.slug, str(row.proposed_on)] for row in LoadedFile.objects.exclude(proposal="")],
        "sent_back": {row.slug: row.digest == _copy(row).digest for row in SentBack.objects.all()},
    }


def _copy(row: Any) -> Any:
    from sosguide.publishing.models.working_copy import WORKING_COPIES

    return WORKING_COPIES[row.kind].objects.get(nation=row.nation, slug=row.slug)


def queue() -> dict[str, str]:
    """Why each page waits that waits; not the organisations of the frame, which nobody approved."""
    from sosguide.staff.reviewing.queue import build

    return {item.slug: item.reason for item in build().items if item.kind != "organisation"}


def loaded() -> str:
    """What `load_content` says."""
    from django.core.management import call_command

    out = StringIO()
    call_command("load_content", stdout=out)
    return out.getvalue().strip()


def pages(paths: list[str]) -> dict[str, tuple[int, str]]:
    """Status and text of each address; those of staff as a mentor."""
    from django.test import Client

    from tests.builders import person

    client = Client(SERVER_NAME="localhost")
    mentor = Client(SERVER_NAME="localhost")
    mentor.force_login(person(), backend="django.contrib.auth.backends.ModelBackend")
    seen = {}
    for path in paths:
        answer = (mentor if path.startswith("/admin/") else client).get(path)
        seen[path] = answer.status_code, answer.content.decode()
    return seen


def approved(slug: str, **values: Any) -> int | str:
    """Approve a stage, with other words where they are given: the edition that is live then, or why it was refused."""
    from sosguide.publishing.workflow import Refused, approve
    from stages.models import Stage
    from tests.builders import person

    page = Stage.objects.get(slug=slug)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()
    page.refresh_digest(by=None)
    try:
        return approve(page=page, by=person(), digest=page.to_document().digest(), note="Once more.").edition
    except Refused as refused:
        return str(refused)


def then_approve() -> dict[str, Any]:
    """One page is approved as it is, one with other words; and how a reader sees both then."""
    made = {"as it is": approved("other-stage"), "with other words": approved("test-stage", answer="A new answer.")}
    return {"approved": made, "then": pages([f"/wales/stages/{slug}/" for slug in ("other-stage", "test-stage")])}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosguide.settings")
    import django

    django.setup()
    print(json.dumps(everything(sys.argv[1:]) | then_approve()))

"""No act counts without its line in the audit: the database refuses one that was written past the site's own code.

A person with SQL on the server can still write a line in a mentor's name first. That line can never be taken
back, so the last test here shows what is left of such a forgery: docs/decisions/0009 says the same in words.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sosguide.publishing.models import AuditEntry, Check, Edition, Publication, Withdrawal
from sosguide.publishing.trigger_sql import install_triggers
from sosguide.publishing.workflow import approve, confirm
from tests import builders
from tests.builders import drop_refusals, person, publish
from tests.publishing.database.test_refusals import columns, everything

pytestmark = pytest.mark.django_db
NAME = {"kind": "source", "nation": "wales", "slug": "forged"}


def forged(**changed: Any) -> Edition:
    """A first edition in a mentor's name, which no mentor has read; it is not in the database."""
    document = builders.source("forged", title="What nobody approved")
    values = {
        "edition": 1, "title": document.title, "payload": document.payload(), "digest": document.digest(),
        "approved_on": timezone.localdate(), "approved_by": person("anna"),
    }  # fmt: skip
    return Edition(**{**NAME, **values, **changed})


def line(action: str = "approved", *, of: Edition | None = None, **changed: Any) -> AuditEntry:
    """Write the line of an act on an edition, as the site's own code would; any column can be given."""
    edition = of or forged()
    values = {
        "day": timezone.localdate(), "actor": "anna", "action": action, "edition": edition.edition,
        "subject": f"{edition.nation}/{edition.kind}/{edition.slug}", "digest": edition.digest,
    }  # fmt: skip
    person("anna")
    return AuditEntry.objects.create(**{**values, **changed})


def put_live(edition: Edition) -> None:
    """Insert an edition past the site's own code, and point its page at it."""
    (edition,) = Edition.objects.bulk_create([edition])
    Publication.objects.bulk_create([Publication(**NAME, edition=edition)])


def by_raw_sql() -> None:
    values = {name: value for name, value in columns(forged()).items() if name != "id"}
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO publishing_edition ({names}) VALUES ({places})", [*values.values()])
        cursor.execute(
            "INSERT INTO publishing_publication (kind, nation, slug, edition_id)"
            " SELECT kind, nation, slug, id FROM publishing_edition WHERE slug = 'forged'"
        )


def by_fixture(folder: Path) -> None:
    edition = {**columns(forged()), "approved_by": person("anna").pk}
    rows = [
        {"model": "publishing.edition", "pk": 999, "fields": {k: v for k, v in edition.items() if k in FIELDS}},
        {"model": "publishing.publication", "pk": 999, "fields": {**NAME, "edition": 999}},
    ]
    (folder / "forged.json").write_text(json.dumps(rows, default=str), "utf-8")
    call_command("loaddata", str(folder / "forged.json"), verbosity=0)


FIELDS = {field.name for field in Edition._meta.concrete_fields} - {"id"}


def refused(act: Callable[[], object]) -> None:
    """The act is refused, and nothing of it is left."""
    before = everything()
    with pytest.raises(DatabaseError), transaction.atomic():
        act()
    assert everything() == before


BY: dict[str, Callable[[Path], object]] = {
    "save": lambda folder: forged().save(),
    "bulk_create": lambda folder: put_live(forged()),
    "raw SQL": lambda folder: by_raw_sql(),
    "loaddata": by_fixture,
}


@pytest.mark.parametrize("how", BY)
def test_an_edition_without_its_line_cannot_be_made_live(how, tmp_path):
    person("anna")
    refused(lambda: BY[how](tmp_path))


@pytest.mark.parametrize(
    "changed",
    [
        {"action": "confirmed"},
        {"actor": "bela"},
        {"digest": "0" * 64},
        {"edition": 2},
        {"subject": "wales/source/other"},
        {"day": timezone.localdate() - timedelta(days=1)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_the_line_must_be_of_this_act(changed):
    person("bela")
    line(**changed)
    refused(lambda: put_live(forged()))


@pytest.mark.parametrize("action", ["approved", "withdrew", "confirmed", "erased", "sent back"])
def test_only_an_active_mentor_has_such_a_line(action):
    edition = publish(builders.source())
    person("eddie", "Editor")
    person("root", "", is_superuser=True)
    person("left", is_active=False)
    for actor in ("eddie", "root", "left", "nobody", "(shell)", ""):
        refused(lambda actor=actor: line(action, of=edition, actor=actor))


def test_an_edition_that_came_in_while_the_triggers_were_away_cannot_be_made_live():
    drop_refusals()
    (edition,) = Edition.objects.bulk_create([forged()])
    install_triggers()
    refused(lambda: Publication.objects.create(**NAME, edition=edition))


def test_a_live_edition_from_before_this_rule_stays_and_its_page_goes_on(client):
    """An upgraded database may hold what has no line; what is live there stays live, and can be confirmed."""
    drop_refusals()
    put_live(forged())
    install_triggers()
    Publication.objects.update(nation="wales")
    confirm(edition=Edition.objects.live().get(), by=person())
    page = builders.working_copy(builders.source("forged", title="Read by a mentor"))
    approve(page=page, by=person(), digest=page.to_document().digest())
    assert Edition.objects.live().get().edition == 2


def test_no_withdrawal_check_or_erasure_without_its_line():
    old, today = publish(builders.source()), timezone.localdate()
    live, anna = publish(builders.source(note="Second.")), person("anna")
    refused(lambda: Withdrawal.objects.create(edition=live, withdrawn_on=today, withdrawn_by=anna, reason="x"))
    refused(
        lambda: Check.objects.create(
            edition=live, checked_on=today, checked_by=anna, next_due=today + timedelta(days=9)
        )
    )
    refused(lambda: Edition.objects.filter(pk=old.pk).update(payload="", erased_because="x"))


def test_a_line_is_good_for_one_check():
    """Else whoever has SQL could put off the next check in the name of a mentor who did confirm the page that day."""
    edition, anna, later = publish(builders.source()), person("anna"), timezone.localdate() + timedelta(days=9)
    check = {"edition": edition, "checked_on": timezone.localdate(), "checked_by": anna, "next_due": "2099-01-01"}
    confirm(edition=edition, by=anna, next_due=later)
    refused(lambda: Check.objects.create(**check))
    confirm(edition=edition, by=anna, next_due=later)
    refused(lambda: Check.objects.bulk_create([Check(**check)]))
    line("confirmed", of=edition)
    refused(lambda: Check.objects.bulk_create([Check(**check), Check(**check)]))
    Check.objects.create(**check)


def test_who_forges_a_line_too_leaves_it_for_ever():
    """The database cannot know whose hand wrote a line. It keeps it, in the name of the mentor who will see it."""
    line()
    put_live(forged())
    written = AuditEntry.objects.get(actor="anna", action="approved", subject="wales/source/forged")
    refused(written.delete)
    refused(lambda: AuditEntry.objects.filter(pk=written.pk).update(actor="bela"))

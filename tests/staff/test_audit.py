"""The audit: who did what, on what day, to which version. No text, no address, and nobody can change it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sosguide.publishing.models import AuditEntry, Edition, LoadedFile, Report
from sosguide.publishing.workflow import erase
from tests import builders
from tests.staff.desks import decide, fields, told, type_into, work

MARK = "quollwhisper"


@pytest.fixture
def an_evening(mentor, other_mentor, editor, administrator, page_that_waits) -> None:
    """Every act there is, each with a word in it that the audit must not keep."""
    page = page_that_waits
    decide(mentor, page, "send back", note=MARK)
    type_into(editor, page, answer=MARK, now=MARK)
    decide(mentor, page, "approve", note=MARK)
    decide(mentor, page, "still right")
    type_into(editor, page, answer=f"{MARK} again")
    decide(mentor, page, "approve", note=MARK)
    decide(mentor, page, "withdraw", note=MARK)
    report = Report.objects.create(path="/wales/stages/test-stage/", fault="law", month="2026-11-01")
    mentor.post(f"/admin/reports/{report.pk}/close/")
    erase(edition=Edition.objects.get(kind="stage", edition=1), by=mentor.person, reason=MARK)


STAGE = "wales/stage/test-stage"


def test_every_act_leaves_one_line_that_says_who_what_when_and_which_version(an_evening):
    first, second = Edition.objects.filter(kind="stage").order_by("edition")
    lines = list(AuditEntry.objects.order_by("pk").values_list("actor", "action", "subject", "edition", "digest"))[2:]
    assert lines == [
        ("editor", "edited", STAGE, None, first.digest),
        ("mentor", "approved", STAGE, 1, first.digest),
        ("mentor", "confirmed", STAGE, 1, first.digest),
        ("editor", "edited", STAGE, None, second.digest),
        ("mentor", "approved", STAGE, 2, second.digest),
        ("mentor", "withdrew", STAGE, 2, second.digest),
        ("mentor", "closed a report", "/wales/stages/test-stage/", None, ""),
        ("mentor", "erased", STAGE, 1, first.digest),
    ]
    assert set(AuditEntry.objects.values_list("day", flat=True)) == {timezone.localdate()}


def test_the_audit_keeps_no_text_no_address_and_no_time_of_day(an_evening):
    with connection.cursor() as cursor:
        rows = str(cursor.execute("SELECT * FROM publishing_auditentry").fetchall())
    assert MARK not in rows
    assert "127.0.0.1" not in rows
    assert {column.get_internal_type() for column in AuditEntry._meta.fields} <= {
        "BigAutoField", "DateField", "CharField", "PositiveIntegerField",
    }  # fmt: skip


def test_an_act_that_was_refused_leaves_no_line(mentor, page_that_waits):
    before = AuditEntry.objects.count()
    decide(mentor, page_that_waits, "approve", digest="0" * 64)
    decide(mentor, page_that_waits, "send back", note="")
    decide(mentor, page_that_waits, "withdraw", note="x")
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE publishing_auditentry SET actor = 'somebody'",
        "DELETE FROM publishing_auditentry",
        "REPLACE INTO publishing_auditentry (id, day, actor, action, subject, digest)"
        " SELECT id, day, 'somebody', action, subject, digest FROM publishing_auditentry",
    ],
)
def test_the_database_itself_refuses_to_change_the_audit(page_that_waits, change):
    if connection.vendor != "sqlite" and change.startswith("REPLACE"):
        pytest.skip("only SQLite has REPLACE")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.update(actor="somebody")
    assert AuditEntry.objects.get().actor == "mentor"


def test_everybody_who_works_here_reads_it_and_nobody_writes_it(
    mentor, editor, administrator, superuser, page_that_waits
):
    entry = AuditEntry.objects.get()
    page = f"/admin/publishing/auditentry/{entry.pk}/"
    for at in (mentor, editor, administrator):
        assert "wales/source/a-source" in told(at.get("/admin/publishing/auditentry/"))
        assert "approved" in told(at.get(f"{page}change/"))
        for path in (f"{page}change/", f"{page}delete/", "/admin/publishing/auditentry/add/"):
            assert at.post(path, {"actor": "somebody", "post": "yes"}).status_code == 403, path
    assert superuser.get("/admin/publishing/auditentry/").status_code == 403


def test_django_s_own_log_keeps_no_words_either(editor, page_that_waits):
    from django.contrib.admin.models import LogEntry

    type_into(editor, page_that_waits, answer=MARK)
    entry = LogEntry.objects.get()
    assert MARK not in f"{entry.object_repr} {entry.change_message}"


@pytest.mark.parametrize(("take", "action"), [("no", "refused a file's words"), ("yes", "took a file's words")])
def test_a_proposal_taken_or_refused_is_noted(editor, page_that_waits, take, action):
    words = builders.stage(number=page_that_waits.number, answer=MARK).payload()
    key = dict(zip(("kind", "nation", "slug"), page_that_waits.key, strict=True))
    LoadedFile.objects.create(**key, payload="{}", proposal=words)
    sent = fields(editor.get(work(page_that_waits)), "decide-proposal") | {"take": take}
    editor.post(work(page_that_waits, "proposal/"), sent)
    page_that_waits.refresh_from_db()
    entry = AuditEntry.objects.order_by("pk").last()
    assert (entry.actor, entry.action, entry.digest) == ("editor", action, page_that_waits.digest)

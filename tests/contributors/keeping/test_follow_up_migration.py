"""What mentors asked before `Question` was called `FollowUp` is still there after the migration."""

from functools import reduce

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from contributors.drafts import unseal_text
from contributors.models import FollowUp
from contributors.review.mentoring import ask
from sosguide.publishing.trigger_sql import statements
from sosguide.publishing.triggers import REFUSALS, VERSION_BUMPS
from tests.contributors import testimonies

RETIRED = {
    "question_months_insert": "contributors_question",
    "question_months_update": "contributors_question",
    "version_after_voice_update": "contributors_testimony",
    "version_after_voice_delete": "contributors_testimony",
}


def triggers() -> set[str]:
    """The names of all triggers of the database."""
    sqlite, postgresql = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    )
    with connection.cursor() as cursor:
        cursor.execute(sqlite if connection.vendor == "sqlite" else postgresql)
        return {name for (name,) in cursor.fetchall()}


def install_retired() -> None:
    """The triggers as the release before this migration named them."""
    renamed = [("followup_months", "question_months"), ("contributors_followup", "contributors_question"),
               ("after_testimony", "after_voice")]  # fmt: skip
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor, {"contributors_followup", "contributors_testimony"}):
            old_statement = reduce(lambda text, names: text.replace(*names), renamed, statement)
            if any(name in old_statement for name in RETIRED):
                cursor.execute(old_statement)


def test_follow_ups_keep_their_words_and_old_triggers_go(flushable):
    row, _ = testimonies.sent()
    asked = ask(testimony=row, by=testimonies.mentors()[0], text="Was this the same week?")
    call_command("migrate", "contributors", "0001", verbosity=0)
    install_retired()
    assert set(RETIRED) <= triggers()
    assert "contributors_question" in connection.introspection.table_names()
    call_command("migrate", "contributors", verbosity=0)
    (kept,) = row.follow_ups.all()
    assert (kept.pk, kept.place, kept.asked, kept.answer) == (asked.pk, 1, asked.asked, "")
    assert unseal_text(kept.question) == "Was this the same week?"
    postgresql = connection.vendor == "postgresql"
    assert triggers() == {rule.name for rule in (*REFUSALS, *VERSION_BUMPS) if postgresql or rule.event != "TRUNCATE"}
    with pytest.raises(IntegrityError):
        FollowUp.objects.update(asked=asked.asked.replace(day=2))

"""Nothing stored tells when somebody wrote, or who came before whom."""

import base64
import re
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import DateField

from contributors.models import AboutStage, Decision, FollowUp, Receipt, Testimony, Tombstone
from contributors.receipts.actions import answer
from contributors.review.four_eyes import turn_accuracy_key
from contributors.review.mentoring import ask, report_risk
from tests.contributors import testimonies
from tests.contributors.testimonies import TEXT

FERNET = re.compile(r"gAAAA[\w-]{60,}=*")


def tokens() -> list[str]:
    """Every sealed text in every column of every table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                texts = [
                    bytes(v).decode("ascii", "replace") if isinstance(v, bytes | memoryview) else str(v) for v in row
                ]
                found += [token for text in texts for token in FERNET.findall(text)]
    return found


def test_no_sealed_text_bears_the_second_in_which_it_was_sealed(guide, client):
    row, _ = testimonies.sent()
    one, _two = testimonies.mentors()
    question = ask(testimony=row, by=one, text="Was it so?")
    answer(testimony=row, question=question.pk, text="Yes, it was.")
    report_risk(testimony=row, by=one, note="Rang the council.")
    turn_accuracy_key(testimony=row, by=one, version=1, note="It is right.")
    found = tokens()
    assert len(found) >= 5  # the testimony, the question, its answer, two notes
    assert {int.from_bytes(base64.urlsafe_b64decode(token)[1:9], "big") for token in found} == {0}


def test_no_date_of_a_testimony_is_finer_than_its_month(guide, set_today):
    """In the middle of a month: on its first day a whole date looks the same."""
    set_today(date(2026, 11, 17))
    row, _ = testimonies.sent()
    one, _two = testimonies.mentors()
    question = ask(testimony=row, by=one, text="Was it so?")
    answer(testimony=row, question=question.pk, text="Yes, it was.")
    report_risk(testimony=row, by=one, note="Rang the council.")
    testimonies.published(f"{TEXT} Another day.")
    kept = {
        (model._meta.db_table, field.name): {*model.objects.exclude(**{field.name: None}).values_list(field.name)}
        for model in apps.get_app_config("contributors").get_models()
        for field in model._meta.fields
        if isinstance(field, DateField)
    }
    assert {days for days in kept if kept[days]} >= {
        ("contributors_testimony", "received"), ("contributors_testimony", "month"), ("contributors_followup", "asked"),
        ("contributors_decision", "month"),
    }  # fmt: skip
    assert [column for column, days in kept.items() if any(day.day != 1 for (day,) in days)] == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no such number")
def test_the_rows_lie_in_no_order(guide):
    """SQLite numbers rows as they come, and keeps the number beside a random key."""
    sent = [testimonies.sent(f"{TEXT} {index}")[0].pk for index in range(12)]
    for pk in sent:
        ask(testimony=Testimony.objects.get(pk=pk), by=testimonies.mentors()[0], text="Was it so?")
    for table, column in (
        (Testimony._meta.db_table, "id"),
        (Receipt._meta.db_table, "testimony_id"),
        (FollowUp._meta.db_table, "testimony_id"),
        (Decision._meta.db_table, "testimony_id"),
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM {table} ORDER BY rowid")
            lying = [row[0] for row in cursor.fetchall()]
        assert sorted(lying) == sorted(pk.hex for pk in sent)
        assert lying != [pk.hex for pk in sent], table


def test_no_table_of_testimonies_counts_its_rows(db):
    """A number that grows tells the order of what it numbers. The tally of reasons leads to no testimony."""
    for model in (Testimony, Receipt, FollowUp, Decision, AboutStage, Tombstone):
        assert model._meta.pk.get_internal_type() not in ("AutoField", "BigAutoField"), model

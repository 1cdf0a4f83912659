"""What is not public is not kept for ever, what the floods brought goes in bulk, and examples stay in development."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from contributors.drafts import Draft, unseal_text
from contributors.keeping import retention
from contributors.keeping.retention import DAYS, purge
from contributors.models import FollowUp, State, Testimony, Tombstone
from contributors.months import days_since_end_of, next_month, quarter, this_month
from contributors.receipts.actions import agree, answer, change
from contributors.review import lanes
from contributors.review.mentoring import ask, decline, edit
from sosguide.publishing.workflow import Refused
from tests.builders import person
from tests.contributors import testimonies
from tests.contributors.examples import publish_all
from tests.contributors.testimonies import OTHER, TEXT


def later(set_today, days: int) -> None:
    """As if `days` had passed since the end of this month."""
    set_today(next_month() + timedelta(days=days))


def test_months_and_quarters():
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)
    assert next_month(date(2024, 2, 1)) == date(2024, 3, 1)
    assert [quarter(date(2026, month, 1)).month for month in range(1, 13)] == [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10]
    assert days_since_end_of(this_month()) <= 0


def test_a_declined_text_is_erased_90_days_after_its_month(guide, set_today):
    row, _ = testimonies.sent()
    decline(testimony=row, by=testimonies.mentors()[0], version=1, reason="court")
    later(set_today, DAYS)
    purge()
    assert Testimony.objects.exists()
    later(set_today, DAYS + 1)
    purge()
    assert not Testimony.objects.exists()
    assert Tombstone.objects.count() == 2
    purge()


def test_a_question_without_an_answer_ends_the_same_way_and_an_answer_stops_the_clock(guide, set_today):
    silent, _ = testimonies.sent()
    answered, _ = testimonies.sent(OTHER)
    for row in (silent, answered):
        ask(testimony=row, by=testimonies.mentors()[0], text="Was it so?")
    answer(testimony=answered, question=FollowUp.objects.get(testimony=answered).pk, text="Yes.")
    later(set_today, DAYS + 1)
    purge()
    assert Testimony.objects.get() == answered


def test_changing_the_words_answers_the_question(guide, set_today):
    row, _ = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Could you take the last sentence out?")
    change(testimony=row, draft=Draft(text=OTHER, role="teacher"))
    assert unseal_text(FollowUp.objects.get().answer) == "(The words were changed instead.)"
    later(set_today, DAYS + 1)
    purge()
    assert Testimony.objects.get() == row


def test_an_edit_that_gets_no_yes_ends_the_same_way_and_a_yes_stops_the_clock(guide, set_today):
    silent, _ = testimonies.sent()
    agreed, _ = testimonies.sent(OTHER)
    for row in (silent, agreed):
        edit(testimony=row, by=testimonies.mentors()[0], version=1, text=f"{TEXT} {row.pk}")
    agree(testimony=agreed, version=2)
    later(set_today, DAYS)
    purge()
    assert Testimony.objects.count() == 2
    later(set_today, DAYS + 1)
    assert purge()[State.WAITING.label] == 1
    assert Testimony.objects.get() == agreed


def test_an_answer_that_comes_while_purge_is_at_work_counts(guide, monkeypatch, set_today):
    """Purge looks twice, the second time at a locked row."""
    row, _ = testimonies.sent()
    ask(testimony=row, by=testimonies.mentors()[0], text="Was it so?")
    later(set_today, DAYS + 1)
    usual, looks = retention._over, []

    def answered_after_the_first_look(testimony):
        found = usual(testimony)
        if not looks:
            answer(testimony=row, question=FollowUp.objects.get().pk, text="Yes.")
        looks.append(found)
        return found

    monkeypatch.setattr(retention, "_over", answered_after_the_first_look)
    purge()
    assert looks == [True, False]
    assert Testimony.objects.get() == row


def test_waiting_and_published_texts_are_kept(guide, set_today):
    testimonies.published()
    testimonies.sent(OTHER)
    later(set_today, 400)
    purge()
    assert Testimony.objects.count() == 2


def test_the_command_prints_numbers_and_no_word(guide, capsys):
    testimonies.sent()
    call_command("purge")
    printed = capsys.readouterr().out
    assert "Declined: 0 erased" in printed
    assert "families" not in printed


def test_a_flood_is_let_in_or_emptied_in_bulk(guide):
    from contributors import receipt_words
    from contributors.drafts import Draft
    from contributors.writing.submit import submit

    for index in range(12):
        submit(number=receipt_words.new_number(), draft=Draft(text=f"{TEXT} {index}"), suspicious=True)
    ids = list(Testimony.objects.values_list("pk", flat=True))
    with pytest.raises(Refused):
        lanes.empty(testimonies=ids, by=person("editor", "Editor"))
    assert lanes.let_in(testimonies=ids[:2], by=testimonies.mentors()[0]) == 2
    assert lanes.empty(testimonies=ids, by=testimonies.mentors()[0]) == 10
    assert list(Testimony.objects.values_list("state", flat=True)) == [State.WAITING] * 2


def test_examples_are_refused_with_production_settings_and_marked_in_development(guide, settings, client):
    settings.DEVELOPMENT = False
    with pytest.raises(Refused, match="never put where the site is public"):
        publish_all()
    assert not Testimony.objects.exists()
    settings.DEVELOPMENT = True
    assert (publish_all(), publish_all()) == (4, 0)
    assert Testimony.objects.count() == 4
    assert not Testimony.objects.filter(example=False).exists()
    assert testimonies.seen(client.get("/stories/")).count("Example, not a real story") == 4


def test_keys_are_printed_ready_for_the_environment(settings, capsys):
    from cryptography.fernet import Fernet

    from contributors.keeping import age

    call_command("make_key")
    printed = dict(
        line.split("=", 1) for line in capsys.readouterr().out.splitlines() if "=" in line and line[0] != "#"
    )
    Fernet(printed["SEALING_KEYS"])
    assert len(printed["RECEIPT_KEY"]) >= 32
    age.read_recipient(printed["BACKUP_RECIPIENT"])

"""England's limits, as its content files tell them: all there, all reachable, all countable."""

from datetime import date, time
from functools import cache

from django.conf import settings

from sosguide.publishing.content.content_file import read
from stages.documents import FACT, Fact, Unit
from stages.law.in_words import to_say
from tests.stages.law.counting import BUSINESS, DAYS, EVENTS, MONTHS, WEEKS, WORKING, YEARS, after

# England's limits as the fact sheet has them: event, length, unit.
FACTS = {
    ("referral", 1, WORKING), ("referral", 45, WORKING), ("strategy-discussion", 15, WORKING),
    ("conference", 10, WORKING), ("conference", 3, MONTHS), ("review-conference", 6, MONTHS),
    ("police-protection", 72, Unit.HOURS), ("emergency-protection-order", 8, DAYS), ("emergency-order-ended", 7, DAYS),
    ("assessment-order", 7, DAYS), ("application-issued", 18, BUSINESS), ("application-issued", 26, WEEKS),
    ("case-time-ended", 8, WEEKS), ("became-looked-after", 20, WORKING), ("first-looked-after-review", 3, MONTHS),
    ("looked-after-review", 6, MONTHS), ("contact-stopped", 7, DAYS), ("temporary-approval", 16, WEEKS),
    ("supervision-order", 1, YEARS), ("supervision-order", 3, YEARS), ("decision", 21, DAYS),
    ("interim-decision", 7, DAYS), ("care-order-refused", 6, MONTHS), ("complaint", 10, WORKING),
    ("complaint", 20, WORKING), ("complaint-stage-two", 25, WORKING), ("complaint-stage-two", 65, WORKING),
    ("complaint-stage-two-answer", 20, WORKING), ("complaint-panel-request", 30, WORKING),
    ("complaint-panel", 5, WORKING), ("complaint-panel-report", 15, WORKING), ("what-happened", 12, MONTHS),
}  # fmt: skip


def test_every_limit_of_the_fact_sheet_can_be_worked_out():
    assert {(told.clock.event, told.clock.length, told.clock.unit) for told in england()} >= FACTS


def test_every_event_of_england_starts_a_clock():
    assert {told.clock.event for told in england()} - {""} == set(EVENTS)


def test_every_limit_of_england_gives_a_date_today():
    for told in england():
        if told.clock.event:
            due = after(told, "2026-11-21", at=time(12, 0))
            assert due.last >= date(2026, 11, 21), told.slug
            assert "{" not in to_say(due), told.slug


def test_no_two_limits_of_england_say_the_same():
    said = [(told.clock.passes, told.clock.say) for told in england()]
    assert [both for both in said if said.count(both) > 1] == []


@cache
def england() -> list[Fact]:
    """Every fact of England's content files that can be counted."""
    folder = settings.CONTENT_DIR / "england" / FACT.folder
    facts = [read(path, kind=FACT, nation="england", name=path.name).document for path in sorted(folder.glob("*.md"))]
    return [fact for fact in facts if fact.clock]

"""England's limits, as its content files tell them: all there, all reachable, all countable."""

from datetime import date, time
from functools import cache

from django.conf import settings

from sosguide.publishing.content.content_file import read
from stages.documents import FACT, STAGE, TOPIC, Clock, TimeLimit, Unit
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
    assert {(told.event, told.length, told.unit) for told in england()} >= FACTS


def test_every_limit_of_england_starts_from_an_event_with_a_name():
    assert [told.what for told in england() if told.event not in EVENTS] == []
    assert set(EVENTS) - {told.event for told in england()} - {clock.event for clock in clocks()} == set()


def test_every_limit_of_england_gives_a_date_today():
    for told in england():
        due = after(told, "2026-11-21", at=time(12, 0))
        assert due.last >= date(2026, 11, 21), told.what
        assert due.event.wait == ("This is a wait, not a last day" in told.note), told.what


@cache
def england() -> list[TimeLimit]:
    """Every limit in England's content files."""
    folders = [(kind, settings.CONTENT_DIR / "england" / kind.folder) for kind in (TOPIC, STAGE)]
    paths = [(path, kind) for kind, folder in folders for path in sorted(folder.glob("*.md"))]
    documents = [read(path, kind=kind, nation="england", name=path.name).document for path, kind in paths]
    return [told for document in documents for told in document.time_limits]


@cache
def clocks() -> list[Clock]:
    """Every clock in England's facts."""
    folder = settings.CONTENT_DIR / "england" / FACT.folder
    facts = [read(path, kind=FACT, nation="england", name=path.name).document for path in sorted(folder.glob("*.md"))]
    return [fact.clock for fact in facts if fact.clock]

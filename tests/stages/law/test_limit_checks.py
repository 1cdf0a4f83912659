"""Facts and limits that content may not hold, each refused with its line."""

from pathlib import Path

import pytest

from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import kind_of
from stages.models import Fact
from tests import builders
from tests.stages import makers


@pytest.mark.parametrize(
    ("clock", "message", "on"),
    [
        ({"event": "no-such-event"}, "no event `no-such-event` in the nation's file; use one of referral, ", "event"),
        ({"when_it_passes": "wait"}, "“This is a wait, not a last day” belongs in `say` where it is a wait", "say"),
        ({"say": "This is a wait, not a last day."}, "belongs in `say` where it is a wait, and only there", "say"),
        ({"not_before": 11}, "`not_before` is later than the last day", "not_before"),
        ({"length": 15}, "`says` does not speak of 15 working days; make both the same", "length"),
    ],
)
def test_a_clock_that_cannot_be_right_is_refused_with_its_line(tmp_path, clock, message, on):
    problems = problems_with(tmp_path, makers.fact(clock=clock))
    assert [message in problem.message for problem in problems] == [True]
    line = (tmp_path / "content/wales/facts/a-fact.md").read_text().splitlines()[problems[0].line - 1]
    assert line.lstrip(" -").startswith(on)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"found_in": []}, "`found_in` is empty"),
        ({"found_in": [{"source": "no-such-source", "at": "section 1"}]}, "no source `no-such-source`"),
        ({"sources": ["a-source"]}, "a fact has no `sources`"),
        ({"nature": "figure"}, "a figure needs `year` and `how_to_read`"),
        ({"figure": "£500"}, "`says` does not have “£500”"),
        ({"theme": "no-such-theme"}, "`theme`: no `no-such-theme` in the nation's file"),
        ({"says": "It ends after 10 days {limit: gone}."}, "no such fact"),
    ],
)
def test_a_fact_that_cannot_be_right_is_refused(tmp_path, values, message):
    problems = problems_with(tmp_path, makers.fact(**values))
    assert [message in problem.message for problem in problems] == [True]


@pytest.mark.parametrize(
    "fact",
    [
        makers.fact(clock={"event": "referral"}),
        makers.fact(clock={"when_it_passes": "wait", "say": "This is a wait, not a last day: ask first."}),
        makers.fact(says="The council answers within ten working days."),
        makers.fact(clocks=[], figure="10"),
        makers.fact(clocks=[], nature="figure", year="2025", how_to_read="It counts plans, not children."),
    ],
)
def test_a_fact_that_is_right_is_taken(tmp_path, fact):
    assert problems_with(tmp_path, fact) == []


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        ({"limits": ["a-fact"]}, "give `limits`, or one line of `no_time_limit`, not both"),
        ({"no_time_limit": ""}, "give `limits`, or one line of `no_time_limit`, not both"),
        ({"limits": ["gone"], "no_time_limit": ""}, "no fact `gone`"),
        ({"limits": ["no-clock"], "no_time_limit": ""}, "the fact `no-clock` has no clock"),
        ({"answer": "Within {limit: no-clock}."}, "`{limit: no-clock}`: that fact has no such words"),
        ({"answer": "Within {limt: a-fact}."}, "a brace that names nothing we know"),
    ],
)
def test_a_stage_whose_limits_cannot_be_right_is_refused(tmp_path, stage, message):
    page = builders.stage(**stage)
    problems = problems_with(tmp_path, page, makers.fact(), makers.fact("no-clock", clocks=[]))
    assert [message in problem.message for problem in problems] == [True]


def problems_with(folder: Path, *documents) -> list:
    """What `check_content` says of these files."""
    for document in (*documents, builders.source(), builders.role()):
        kind = kind_of(document)
        path = folder / "content" / "wales" / kind.folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(document, kind), "utf-8")
    return read_tree(folder / "content").problems


def test_a_fact_survives_the_way_into_the_working_copy_and_back(db):
    fact = makers.fact(clock={"not_before": 3, "in_force_from": "2026-06-19"}, year="2026", order=20)
    Fact.from_document(fact)
    assert Fact.objects.get().to_document() == fact

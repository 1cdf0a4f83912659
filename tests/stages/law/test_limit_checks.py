"""Limits that content may not hold, each refused with its line; and limits of a topic, kept as they are."""

from pathlib import Path

import pytest

from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import KINDS, kind_of
from stages.models import Topic
from tests import builders

LIMIT = {"what": "A decision", "starts": "the test", "length": 10, "unit": "working days", "binds": "the council",
         "source": "a-source"}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"event": "no-such-event"}, "no event `no-such-event`; use one of referral, "),
        ({"event": "care-order-refused"}, "“This is a wait, not a last day” belongs in `note` only where it is a wait"),
        ({"event": "referral", "note": "This is a wait, not a last day."}, "belongs in `note` only where it is a wait"),
        ({"not_before": 11}, "`not_before` is later than the last day"),
        ({"source": "no-such-source"}, "no source `no-such-source`"),
        ({"checked": "2026-11-21"}, "`checked` needs a source that was itself checked"),
    ],
)
def test_a_limit_that_cannot_be_right_is_refused_with_its_line(tmp_path, more, message):
    problems = problems_with(tmp_path, {**LIMIT, **more})
    assert [message in problem.message for problem in problems] == [True]
    line = (tmp_path / "content/wales/stages/test-stage.md").read_text().splitlines()[problems[0].line - 1]
    assert line == ("    source: no-such-source" if "source" in more else "  - what: A decision")


@pytest.mark.parametrize(
    "more", [{}, {"event": "referral"}, {"event": "care-order-refused", "note": "This is a wait, not a last day."}]
)
def test_a_limit_that_is_right_is_taken(tmp_path, more):
    assert problems_with(tmp_path, {**LIMIT, **more}) == []


def problems_with(folder: Path, limit: dict) -> list:
    """What `check_content` says of a stage with one limit, about that limit."""
    stage = builders.stage(time_limits=[limit], next_steps=[{"when": "So", "way": "out"}])
    for document in (stage, builders.source(), builders.role()):
        kind = kind_of(document)
        path = folder / "content" / "wales" / kind.folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True)
        path.write_text(write(document, kind), "utf-8")
    return read_tree(folder / "content").problems


def test_the_limits_of_a_topic_survive_the_way_into_the_working_copy_and_back(db):
    limits = [{**LIMIT, "event": "data-complaint", "in_force_from": "2026-06-19"}, {**LIMIT, "not_before": 3}]
    head = {"nation": "wales", "slug": "a-topic", "number": 90_700, "title": "A question", "group": "Rights"}
    words = dict.fromkeys(("answer", "and_then", "explained", "today"), "Words.")
    topic = KINDS["topic"].document.build({**head, **words, "asked": ["how"], "time_limits": limits})
    Topic.from_document(topic)
    assert Topic.objects.get().to_document() == topic

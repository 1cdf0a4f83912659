"""The map is true: every stroke is a next step, every common next step is said, and a part of it stands by itself."""

from dataclasses import replace
from functools import cache

import pytest
from django.conf import settings

from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from stages.documents import STAGE, Stage
from stages.map.joins import network
from stages.map.network import HELP, Network, Part, Step, Stroke, ends_of, steps_of
from stages.map.tall import Tall
from tests import builders


@cache
def stages() -> tuple[Stage, ...]:
    """Every stage of the nation that is written."""
    tree = read_tree(settings.CONTENT_DIR)
    return tuple(file.document for file in tree.of_kind(STAGE.name, Nation.ENGLAND))


def of(*slugs: str) -> Network:
    """The network of these stages, or of all."""
    return network([s for s in stages() if not slugs or s.slug in slugs], Nation.ENGLAND.profile)


def said(found: Network) -> set[Step]:
    """Every step that the map says, by a stroke, by a stub or by a word."""
    steps = {step for join in found.joins for step in join.steps}
    for slug, stop in found.stops.items():
        left = [(slug, to) for to in stop.also]
        for one, to in steps_of(stop.stage, common=True):
            part = found.stops[to].part if to in found.stops else None
            stub = (stop.to_help and part in HELP) or (stop.to_side and part is Part.ALONGSIDE)
            if stub or (stop.out and to in ends_of(stop.stage)):
                left.append((one, to))
        steps.update(left)
    return steps


def test_every_stroke_is_a_next_step_of_a_stop_it_joins():
    net = of()
    steps = {step for stop in net.stops.values() for step in steps_of(stop.stage)}
    assert len(net.joins) > 40
    for join in net.joins:
        assert join.steps, join
        assert join.steps <= steps, join
        if join.stroke in (Stroke.LINE, Stroke.SIDING, Stroke.HELP, Stroke.BACK, Stroke.SKIP, Stroke.SLOPE):
            assert {(join.first, join.second), (join.second, join.first)} & join.steps, join


def test_every_common_next_step_is_said():
    net = of()
    common = {step for stop in net.stops.values() for step in steps_of(stop.stage, common=True)}
    assert len(common) > 60
    assert common - said(net) == set()


@pytest.mark.parametrize("rare", [False, True])
def test_a_rare_next_step_has_no_stroke_of_its_own(rare):
    step = {"when": "So it is", "way": "up", "to": "two", "rare": rare}
    first = builders.stage("one", place={"line": "protection", "order": 1}, next_steps=[step])
    second = builders.stage("two", place={"line": "court", "order": 300}, next_steps=[])
    assert bool(network([first, second], Nation.WALES.profile).joins) is not rare


def test_a_line_is_not_drawn_where_no_stage_leads_on():
    """The middle of three is not live: the two others are not joined, for neither leads to the other."""
    net = of("strategy-discussion", "child-protection-conference")
    assert list(net.of(Stroke.LINE)) == []
    assert len(list(of("strategy-discussion", "section-47-enquiry").of(Stroke.LINE))) == 1


@pytest.mark.parametrize("left_out", [stage.slug for stage in stages()])
def test_a_nation_without_one_of_its_stages_is_drawn_true_too(left_out):
    net = of(*(stage.slug for stage in stages() if stage.slug != left_out))
    assert left_out not in {slug for join in net.joins for step in join.steps for slug in step[:1]}
    drawn = {slug for join in net.joins for slug in (join.first, join.second)}
    assert left_out not in drawn
    assert [row.stop.slug for row in Tall(net).rows if row.stop] == list(net.stops)


def test_a_stage_of_an_old_edition_on_a_line_that_is_gone_has_its_row():
    old = replace(stages()[0], place=replace(stages()[0].place, line="gone"))
    (row,) = (row for row in Tall(network([old], Nation.ENGLAND.profile)).rows if row.stop)
    assert row.stop.line.name == "Gone"


def test_the_case_can_close_where_a_common_way_out_leads_to_a_stage():
    net = of()
    for stop in net.stops.values():
        outs = [s for s in stop.stage.next_steps if s.way.value == "out" and s.to and not s.rare]
        assert stop.out == bool(outs) or stop.part is Part.LONG, stop.slug


def test_stops_come_line_by_line_and_what_stands_beside_after_its_stop():
    order = list(of().stops)
    assert order[0] == "early-help"
    assert order[-1] == "case-closed"
    for slug, stop in of().stops.items():
        if stop.stage.place.beside:
            assert order.index(stop.stage.place.beside) < order.index(slug)

"""The wide drawing can be read: every name at its stop, and no stroke, stub or stop on a name; whole or in part."""

import re
from dataclasses import replace
from itertools import combinations

import pytest

from sosguide.nations import Nation
from stages.map.joins import network
from stages.map.names import WIDTH, Box, crosses, ring, touch
from stages.map.network import Part, Stroke
from stages.map.paths import Piece
from stages.map.wide import Wide
from tests import builders
from tests.stages.map.test_network import of, stages

HALF = {"w": 3.5}  # of a line; every other stroke is 2.5 wide


def words(drawing: Wide) -> dict[str, Box]:
    """The boxes of all words, by the stop they name or by what they say."""
    notes = {" ".join(line for line, _, _ in one.lines): one.box for _, one in drawing.notes}
    return {slug: name.box for slug, name in drawing.names.items()} | notes


def faults(drawing: Wide) -> list[str]:
    """What cannot be read: words on words, words out of the drawing, and strokes, stubs and stops on words."""
    boxes = words(drawing)
    found = [f"{a} on {b}" for a, b in combinations(boxes, 2) if touch(boxes[a], boxes[b])]
    found += [f"{a} is cut" for a, box in boxes.items() if box[0] < 0 or box[2] > WIDTH or box[1] < 0]
    long = drawing.net.long.slug if drawing.net.long else ""
    for a, box in boxes.items():
        found += [f"{p.look} {p.points} through {a}" for p in drawing.pieces if crosses(p.points, box, room=half(p))]
        stops = [(slug, at) for slug, at in drawing.at.items() if slug != long]
        found += [f"the stop {slug} on {a}" for slug, at in stops if touch(ring(at), box)]
    for stop, _, signs in drawing.stops():
        for stub in (line for _, path in signs for line in straight(path)):
            found += [f"a stub of {stop.slug} through {a}" for a, box in boxes.items() if crosses(stub, box)]
    return found


def half(piece: Piece) -> float:
    return HALF.get(piece.look.split()[0], 1.25)


def straight(path: str) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The first straight piece of a stub: from where it begins, so far to the right and down."""
    ends = re.findall(r"M([-\d.]+) ([-\d.]+)l([-\d.]+) ([-\d.]+)", path)
    return [((float(x), float(y)), (float(x) + float(right), float(y) + float(down))) for x, y, right, down in ends]


def test_the_whole_map_can_be_read():
    assert faults(Wide(of())) == []


@pytest.mark.parametrize("left_out", [stage.slug for stage in stages()])
def test_the_map_without_one_of_its_stages_can_be_read(left_out):
    assert faults(Wide(of(*(stage.slug for stage in stages() if stage.slug != left_out)))) == []


@pytest.mark.parametrize(
    ("slug", "place", "fault"),
    [
        ("referral", {"order": 150}, "referral on strategy-discussion"),
        ("placement-and-adoption", {"order": 940}, "placement-and-adoption is cut"),
        ("family-group-conference", {"order": 480}, "through family-group-conference"),
        ("contact", {"order": 712, "branch": 1}, "contact"),
    ],
)
def test_what_cannot_be_read_is_seen(slug, place, fault):
    moved = [replace(s, place=replace(s.place, **place)) if s.slug == slug else s for s in stages()]
    found = faults(Wide(network(moved, Nation.ENGLAND.profile)))
    assert any(fault in one for one in found), found


def test_what_no_stroke_says_stands_under_the_name():
    drawing = Wide(of())
    for slug, stop in drawing.net.stops.items():
        said = " ".join(line for line, _, _ in drawing.names[slug].lines)
        assert all(f"→ {drawing.net.stops[other].stage.short_name}" in said for other in stop.also), slug


def test_a_name_is_centred_at_its_stop_or_stands_beside_it():
    drawing = Wide(of())
    for slug, name in drawing.names.items():
        (x, y), (left, top, right, bottom) = drawing.at[slug], name.box
        if name.anchor == "middle":
            assert abs((left + right) / 2 - x) < 1, slug
            assert min(abs(top - y), abs(bottom - y)) < 20, slug
        else:
            assert abs((top + bottom) / 2 - y) < 1, slug
            assert left - x < 20, slug


def test_every_way_back_to_the_long_stop_is_one_upright_stroke():
    drawing = Wide(of())
    strokes = [piece for piece in drawing.pieces if piece.look == "t help" and piece.points[-1][1] < 60]
    assert len(strokes) == len(list(drawing.net.of(Stroke.HELP))) >= 5
    for stroke in strokes:
        (x1, y1), (x2, y2) = stroke.points
        assert x1 == x2
        assert y1 > y2


def test_lines_are_level_upright_or_at_45_degrees():
    for piece in Wide(of()).pieces:
        for (x1, y1), (x2, y2) in zip(piece.points, piece.points[1:], strict=False):
            assert x1 == x2 or y1 == y2 or abs(abs(x2 - x1) - abs(y2 - y1)) < 1, piece


def test_every_stroke_of_the_drawing_says_which_next_steps_it_stands_for():
    net = of()
    drawing = Wide(net)
    said = frozenset(step for piece in drawing.pieces for step in piece.steps)
    assert said == {step for join in net.joins for step in join.steps}
    assert all(piece.steps for piece in drawing.pieces if piece.look != "t emergency")


def test_only_the_emergency_line_is_dashed_and_only_what_runs_alongside_dotted():
    looks = {piece.look for piece in Wide(of()).pieces}
    assert {look for look in looks if look.split()[0] not in ("w", "t", "d", "r")} == set()
    net = of()
    assert {join.stroke for join in net.joins if net.stops[join.second].part is Part.ALONGSIDE} == {Stroke.TIE}
    assert {net.stops[join.second].part for join in net.joins if join.stroke is Stroke.TIE} == {Part.ALONGSIDE}


def test_a_nation_with_one_stage_or_none_has_a_drawing():
    assert Wide(network([], Nation.WALES.profile)).height < 60
    drawing = Wide(network([builders.stage("alone")], Nation.WALES.profile))
    assert faults(drawing) == []
    assert len(drawing.stops()) == 1

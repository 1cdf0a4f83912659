"""How long things take, drawn to scale: a length is the clock of a fact or the weeks of its figure. Plain Python."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from sosguide.nations.pictures import Drawing, Picture, Point
from stages.documents import Clock, Fact, Unit
from stages.pictures.lettering import STEP, WIDTH, Line, below, broken, lines

DOWN = 230
"""How long the line of weeks is."""
START, ALONG, LEVEL = 42, 226, 64
"""Where the line of steps begins, how long it is, and how far down."""
BOX = 26
"""How high a box with one line of words is."""
IN_DAYS = dict(zip(Unit, (1 / 24, 1, 7 / 5, 7 / 5, 7, 365 / 12, 365), strict=True))
Facts = Mapping[str, Fact]
Drawn = dict[str, object]


@dataclass(frozen=True)
class Stop:
    """A stop on a line: how long it is until there (`said`), and what it is."""

    x: int
    y: int
    said: str
    lines: list[Line]


def length_of(clock: Clock) -> str:
    """How long, as short as a drawing needs it: 26 weeks, or between which days."""
    return f"Day {clock.not_before} to {clock.length}" if clock.not_before else clock.in_words


def counts(fact: Fact, drawing: Drawing) -> bool:
    """Whether a fact says a length that can be drawn so: a figure, which is in weeks, on a line of weeks alone."""
    return fact.clock is not None or (drawing == "weeks" and re.match(r"\d", fact.figure) is not None)


def _days(fact: Fact | None) -> float:
    """How many days a fact says: its clock, or the weeks that its figure begins with."""
    if fact is None:
        return 0
    number = re.match(r"\d+", fact.figure)
    return fact.clock.length * IN_DAYS[fact.clock.unit] if fact.clock else 7 * float(number[0] if number else 0)


def weeks(picture: Picture, facts: Facts) -> Drawn:
    """A line down the page, in proportion; beyond the law's own time it is lighter."""
    reached, marks = 0.0, []
    for point in picture.points:
        fact = facts.get(point.fact)
        reached = _days(fact) + (reached if point.after else 0)
        marks.append((point, fact, reached))
    unit = DOWN / max(*(at for *_, at in marks), 1)
    stops: list[Stop] = []
    lowest, sure = -STEP, STEP
    for point, fact, at in marks:
        y = max(round(at * unit) + STEP, lowest + 20)  # the letters of two stops never touch
        note = f"{point.note} {fact.year}.".strip() if fact and fact.year else point.note
        stops.append(Stop(108, y, _said(point, fact), lines(point.name, note, room=21, top=5)))
        lowest = y + below(stops[-1].lines)
        if fact and fact.clock and not point.after:
            sure = y
    return {"stops": stops, "sure": sure, "end": stops[-1].y + 24, "height": max(lowest, stops[-1].y + 24) + 8}


def _said(point: Point, fact: Fact | None) -> str:
    if fact is None:
        return ""
    words = length_of(fact.clock) if fact.clock else fact.figure
    return f"+ {words}" if point.after else words


def steps(picture: Picture, facts: Facts) -> Drawn:
    """Three stops along a line, a dot for each day between them; two more down a line that leaves it."""
    start, *points = picture.points
    clocks = [clock for point in points if (clock := facts[point.fact].clock)]
    unit = ALONG / sum(clock.length for clock in clocks[:2])
    stops, stretches = [Stop(START, LEVEL, "", lines(start.name, start.note, room=11, top=26))], []
    for place, (point, clock) in enumerate(zip(points[:2], clocks, strict=False)):
        begin, end = stops[-1].x, stops[-1].x + round(clock.length * unit)
        stretches.append(Stop((begin + end) // 2, 16 + 18 * place, clock.in_words, [Line(end, f"{begin}")]))
        stops.append(Stop(end, LEVEL, "", lines(point.name, point.note, room=11 - 4 * place, top=26)))
    down, low = stops[2].x - 36, LEVEL + below([line for stop in stops for line in stop.lines]) + 22
    later = []
    for point, clock in zip(points[2:], clocks[2:], strict=True):
        later.append(Stop(down, low, clock.in_words, lines(point.name, point.note, room=9, top=5)))
        low += 2 * STEP + below(later[-1].lines)
    return {"stops": stops, "later": later, "stretches": stretches, "unit": f"{unit:.2f}", "height": low - STEP}


def ring(picture: Picture, facts: Facts) -> Drawn:
    """A ring with a mark for each hour, a longer one for each day, and boxes for how it may end."""
    (fact,) = (facts[point.fact] for point in picture.points)
    hours = round(_days(fact) * 24)
    days = max(hours // 24, 1)
    boxes = [broken(words, 12) for words in picture.columns]
    width = WIDTH // max(len(boxes), 1)
    tall = BOX + STEP * (max(map(len, boxes)) - 1)
    return {
        "pieces": 2 * hours,
        "length": fact.clock.length if fact.clock else hours,
        "unit": fact.clock.unit.value if fact.clock else "",
        "marks": [360 * day // days for day in range(days)],
        "days": [(day + 1, *_on_ring(360 * (2 * day + 1) // (2 * days))) for day in range(days)] if days > 1 else [],
        "boxes": [
            (place * width + 3, width - 6, width // 2 - 3, [Line(18 + STEP * i, w) for i, w in enumerate(box)])
            for place, box in enumerate(boxes)
        ],
        "tall": tall,
        "top": lines(picture.points[0].name, picture.points[0].note, room=40, top=14),
        "height": 296 + tall,
    }  # fmt: skip


def _on_ring(angle: int) -> tuple[int, int]:
    """Where the name of a day stands inside the ring, clockwise from its top."""
    return round(WIDTH / 2 + 58 * sin(radians(angle))), round(146 - 58 * cos(radians(angle))) + 4

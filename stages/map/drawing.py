"""The geometry of the journey map, drawn like an underground map. Plain Python: places in, points out.

Every number is in the units of the drawing, 1248 wide. Where a station is comes from its content (line, order,
branch), and where a line runs from the nation's file, so a new stage or line needs no code.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sosguide.nations import Line, NationProfile
from stages.documents import Place, Stage, Way
from stages.map.labels import Box, Label, Point, place_label

WIDTH, LEFT, STEP = 1248, 28, 12
BESIDE_DROP = 84
RAIL_BELOW = 75  # how far under a station the ways down to it are gathered, where its line says nothing else


Points = Mapping[str, Point]
Lines = Mapping[str, Line]
"""The point of each stage, and the line it is on, by its slug."""


@dataclass(frozen=True)
class Station:
    """One station: where it is, what it is called, whether the journey can end here."""

    slug: str
    x: int
    y: int
    line: Line
    label: Label
    alongside: bool
    interchange: bool
    way_out: bool


@dataclass(frozen=True)
class Track:
    """A stretch of line, a way "down" (`arrow` at its end), or the "tie" of what runs alongside."""

    points: tuple[Point, ...]
    line: Line
    style: str
    arrow: bool = False

    @property
    def path(self) -> str:
        """The points as the `d` of an SVG path."""
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)


@dataclass
class Map:
    """The whole drawing."""

    stations: list[Station] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    height: int = 0
    width: int = WIDTH


def draw(stages: Sequence[Stage], profile: NationProfile) -> Map:
    """Lay out the map of these stages of one nation; references to stages that are not among them are left out."""
    on = {stage.slug: profile.line(stage.place.line) for stage in stages}
    at = {stage.slug: point(stage.place, on[stage.slug], alongside=stage.alongside) for stage in stages}
    lines = list(_lines(stages, at, on))
    tracks = [*lines, *_ties(stages, at, on), *_ways_down(stages, at, on, lines)]
    taken: list[tuple[Box, int]] = [((x - 12, y - 12, x + 12, y + 12), 100) for x, y in at.values()]
    taken += [(box, 12 if track.style == "line" else 4) for track in tracks for box in _boxes(track.points)]
    stations = []
    for stage in sorted(stages, key=lambda s: (at[s.slug][1], at[s.slug][0])):
        label = place_label(stage.place.label or (stage.title,), at[stage.slug], taken, WIDTH)
        taken.append((label.box, 100))
        stations.append(_station(stage, at[stage.slug], on[stage.slug], label))
    bottom = max((station.label.box[3] for station in stations), default=0)
    return Map(stations, tracks, int(max([bottom, *(y + 12 for _, y in at.values())])) + 8)


def point(place: Place, line: Line, *, alongside: bool = False) -> tuple[int, int]:
    """The point of a station."""
    drop = BESIDE_DROP if alongside else line.drop
    return LEFT + STEP * place.order, line.row + (place.branch - line.straight) * drop


def _station(stage: Stage, at: tuple[int, int], line: Line, label: Label) -> Station:
    joins = bool(stage.place.runs_to or stage.place.comes_from) and line.changes
    out = any(step.way is Way.OUT for step in stage.next_steps)
    return Station(stage.slug, *at, line, label, stage.alongside, joins, out)


def _lines(stages: Sequence[Stage], at: Points, on: Lines) -> Iterator[Track]:
    chains: dict[tuple[str, int], list[Stage]] = {}
    for stage in sorted(stages, key=lambda s: s.place.order):
        if not stage.alongside:
            chains.setdefault((stage.place.line, stage.place.branch), []).append(stage)
    pairs = [(a.slug, b.slug, on[a.slug]) for chain in chains.values() for a, b in pairwise(chain)]
    pairs += [(other, stage.slug, on[stage.slug]) for stage in stages for other in stage.place.comes_from]
    for first, second, line in pairs:
        if first in at and second in at:
            yield Track(_bend(at[first], at[second]), line, "line")
    for stage in stages:
        for other in stage.place.runs_to:
            if other in at:  # the slope comes last, so that two lines do not lie on each other
                yield Track(_bend(at[other], at[stage.slug])[::-1], on[stage.slug], "line")


def _bend(start: Point, end: Point) -> tuple[Point, ...]:
    """From point to point as on an underground map: one slope of 45 degrees, the rest straight."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    slope = min(abs(dx), abs(dy))
    if not slope:
        return start, end
    sx, sy = (slope if dx > 0 else -slope), (slope if dy > 0 else -slope)
    corner = (x1 + sx, y2) if abs(dx) >= abs(dy) else (x1, y2 - sy)
    return start, corner, end


def _ties(stages: Sequence[Stage], at: Points, on: Lines) -> list[Track]:
    return [
        Track(_bend(at[stage.slug], at[stage.place.beside]), on[stage.slug], "tie")
        for stage in stages
        if stage.alongside and stage.place.beside in at
    ]


def _ways_down(stages: Sequence[Stage], at: Points, on: Lines, lines: Iterable[Track]) -> list[Track]:
    """Ways down to another line that are not simply the way back along one.

    Those that lead to one station are gathered on one rail, which runs back to it.
    """
    joined = {frozenset((track.points[0], track.points[-1])) for track in lines}
    by_slug = {stage.slug: stage for stage in stages}
    gathered: dict[str, list[Point]] = {}
    for stage in stages:
        for target in _down_from(stage, by_slug):
            start, end = at[stage.slug], at[target.slug]
            if end[1] < start[1] and frozenset((start, end)) not in joined:
                gathered.setdefault(target.slug, []).append(start)
    return [track for slug, starts in gathered.items() for track in _rail(dict.fromkeys(starts), at[slug], on[slug])]


def _down_from(stage: Stage, by_slug: dict[str, Stage]) -> Iterator[Stage]:
    """The stages of other lines that a stage on the line itself may step down to."""
    for step in stage.next_steps:
        target = by_slug.get(step.to)
        if target and step.way is Way.DOWN and not stage.alongside and target.place.line != stage.place.line:
            yield target


def _rail(starts: Iterable[Point], end: Point, line: Line) -> Iterator[Track]:
    starts = list(starts)
    y = end[1] + RAIL_BELOW if line.rail is None else line.rail
    for start in starts:
        yield Track((start, (start[0], y)), line, "down")
    for far in {min(x for x, _ in starts), max(x for x, _ in starts)}:
        if far != end[0]:
            yield Track(((far, y), (end[0], y)), line, "down")
    yield Track(((end[0], y), (end[0], end[1] + 14)), line, "down", arrow=True)


def _boxes(points: Sequence[Point]) -> Iterator[Box]:
    """Small boxes that cover a track, so that labels can keep clear of it."""
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(int(max(abs(x2 - x1), abs(y2 - y1)) // 8), 1)
        for i in range(steps + 1):
            x, y = x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps
            yield (x - 4, y - 5, x + 4, y + 5)

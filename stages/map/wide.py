"""The map on a wide screen, whole: three levels, with the long stop over the trunk and the emergency line under it.

Plain Python. Where a stop is comes from its file and its line (docs/map.md); the drawing is 1000 units wide.
Strokes are level, upright or at 45 degrees, and their corners are round.
"""

from collections.abc import Sequence

from stages.map.names import WIDTH, Point, Words, channel, crosses, lowest, name, ring, touch, words
from stages.map.network import Join, Network, Part, Step, Stop, Stroke
from stages.map.paths import Piece, layers
from stages.map.signs import sign, stubs
from stages.pictures.lettering import broken

TALL = 13  # from the middle of the long stop to its edge
OVER, UNDER, OFF, RISER = 25, 54, 60, 16
"""How far before a stop a line joins its own from over or under it, leaves the long stop, or turns to an end."""
RAIL = 11  # between the names and the first stroke past a stop, and from one such stroke to the next


class Wide:
    """A network, drawn whole."""

    def __init__(self, net: Network) -> None:
        self.net = net
        self.at = {slug: point(stop) for slug, stop in net.stops.items()}
        trunk = [self.at[slug][1] for slug, stop in net.stops.items() if stop.part is Part.TRUNK]
        self.trunk: float = trunk[0] if trunk else 0
        self.names = {slug: name(stop, self.at[slug], self.trunk) for slug, stop in net.stops.items()}
        self.pieces: list[Piece] = []
        self.notes: list[tuple[str, Words]] = []
        for join in net.joins:
            self._join(join)
        self._reach()
        self._named()
        self._say_the_rest()

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return int(lowest([*(one.box for one in self.names.values()), (0, 0, 0, max([0, *self._ys()]) + 16)])) + 4

    def _ys(self) -> list[float]:
        return [y for _, y in self.at.values()]

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def layers(self) -> list[tuple[str, str]]:
        """The strokes, by their looks."""
        return layers(self.pieces)

    def stops(self) -> list[tuple[Stop, Words, list[tuple[str, str]]]]:
        """Each stop with its name, its sign and its stubs, in the order of the journey."""
        return [
            (stop, self.names[slug], [*stubs(stop, self.at[slug], self.net), *sign(stop, self.at[slug], self.net)])
            for slug, stop in self.net.stops.items()
        ]

    def _draw(self, look: str, *points: Point, steps: frozenset[Step] = frozenset(), heads: Sequence[str] = ()) -> None:
        self.pieces.append(Piece(look, points, steps, "".join(heads)))

    def _join(self, join: Join) -> None:
        draw = {
            Stroke.LINE: self._line, Stroke.SIDING: self._siding, Stroke.SIDE: self._tie, Stroke.TIE: self._tie,
            Stroke.HELP: self._help, Stroke.BACK: self._back, Stroke.SKIP: self._skip, Stroke.SLOPE: self._slope,
            Stroke.DROP: self._drop,
        }.get(join.stroke)  # fmt: skip
        if draw:
            draw(join, self.at[join.first], self.at[join.second])

    def _line(self, join: Join, first: Point, second: Point) -> None:
        (x1, y1), (x2, y2) = self._edge(join.first, second), self._edge(join.second, first)
        parts = {self.net.stops[join.first].part, self.net.stops[join.second].part}
        if y1 == y2 or x1 == x2:
            between: list[Point] = []
        elif Part.LONG in parts:
            x1 = x2 - OFF
            between = [(x1, y2)]
        else:
            ends = self.net.stops[join.second].part is Part.END
            riser = x2 - (RISER if ends else OVER if y1 < y2 else UNDER)
            between = [(riser, y1), (riser, y2)]
        self._draw(f"w {join.line.look}", (x1, y1), *between, (x2, y2), steps=join.steps)

    def _edge(self, slug: str, towards: Point) -> Point:
        """Where a line leaves a stop: its middle, or the edge of the long one."""
        x, y = self.at[slug]
        if self.net.stops[slug].part is not Part.LONG:
            return x, y
        place = self.net.stops[slug].stage.place
        if towards[1] != y:
            return x, y + TALL
        return (place.order if towards[0] < x else place.until), y

    def _siding(self, join: Join, first: Point, second: Point) -> None:
        (_, y), (x, top) = first, second
        slope = y - top
        points = (x - 12 - slope, y), (x - 12, top), (x + 12, top), (x + 12 + slope, y)
        self._draw(f"w {join.line.look}", *points, steps=join.steps)

    def _tie(self, join: Join, first: Point, second: Point) -> None:
        """From what stands beside the line to the line: level, upright, or through the room between two names."""
        look = "d" if join.stroke is Stroke.TIE else "t"
        x, y = second
        if y == first[1]:
            return self._draw(look, second, first, steps=join.steps)
        host = self._on_trunk(join.first)
        nearer = [self.at[j.second] for j in self.net.of(join.stroke) if self.at[j.second][0] == x]
        between = [at for at in nearer if min(y, self.trunk) < at[1] < max(y, self.trunk)]
        if between:
            return self._draw(look, second, max(between, key=lambda at: at[1]), steps=join.steps)
        drop = self._room_after(host)
        if not drop:
            return None  # nothing it could hang from is live
        if y < self.trunk or abs(drop - x) < 8:  # noqa: PLR2004 (nearly upright is upright)
            return self._draw(look, second, (x, self.trunk), steps=join.steps)
        jog = lowest([self.names[host].box, (0, 0, 0, self.trunk)]) + RAIL
        return self._draw(look, second, (x, jog), (drop, jog), (drop, self.trunk), steps=join.steps)

    def _on_trunk(self, slug: str) -> str:
        stop = self.net.stops[slug]
        return self._on_trunk(stop.stage.place.beside) if stop.part is Part.SIDING else slug

    def _row(self) -> list[str]:
        """The stops of the trunk, from left to right."""
        found = [slug for slug, stop in self.net.stops.items() if stop.part is Part.TRUNK]
        return sorted(found, key=lambda slug: self.at[slug][0])

    def _room_after(self, slug: str) -> float:
        """Where a stroke may pass between the name of a stop and the next; 0 where there is none."""
        row = self._row()
        after = row[row.index(slug) + 1 :][:1] if slug in row else []
        if slug not in row:
            return 0
        return channel(self.names[slug].box, self.names[after[0]].box) if after else self.names[slug].box[2] + RAIL

    def _help(self, join: Join, first: Point, second: Point) -> None:
        (x, y), edge = first, second[1] + TALL
        heads = [f"M{x - 4} {edge + 5}l4-4 4 4"]
        if (join.second, join.first) in join.steps:
            heads.append(f"M{x - 4} {y - 14}l4 4 4-4")
        self._draw("t help", (x, y), (x, edge + 2), steps=join.steps, heads=heads)

    def _back(self, join: Join, first: Point, second: Point) -> None:
        x, foot = second[0], self.names[join.second].box[3] + 5
        row = [
            self.at[slug][0] for slug, stop in self.net.stops.items() if stop.line == self.net.stops[join.first].line
        ]
        start = [] if min(row) <= x <= max(row) else [first]
        self._draw("t help", *start, (x, first[1]), (x, foot), steps=join.steps, heads=[f"M{x - 4} {foot + 4}l4-4 4 4"])
        lines = self.net.stops[join.first].line.back
        if lines and not self._has_note(lines):
            self.notes.append(("say", words(lines, (x + 8, first[1] - 46), anchor="start")))

    def _has_note(self, lines: Sequence[str]) -> bool:
        return any(tuple(line for line, _, _ in note.lines) == tuple(lines) for _, note in self.notes)

    def _skip(self, join: Join, first: Point, second: Point) -> None:
        """Past a stop: down through the room after the name, along under the names, and up before the other."""
        row = self._row()
        before = row[row.index(join.second) - 1]
        ends = list(dict.fromkeys(other.second for other in self.net.of(Stroke.SKIP)))
        rail = lowest(self.names[slug].box for slug in row) + RAIL * (1 + ends.index(join.second))
        down, up = self._room_after(join.first), self._room_after(before)
        if any(other.second == join.second and other.line.laid == "under" for other in self.net.of(Stroke.LINE)):
            up = self.names[before].box[2] + 8
        self._draw(
            "t", (down, self.trunk), (down, rail), (up, rail), (up, self.trunk + 6),
            steps=join.steps, heads=[f"M{up - 4} {self.trunk + 9}l4-4 4 4"],
        )  # fmt: skip

    def _slope(self, join: Join, first: Point, second: Point) -> None:
        (x1, y1), (x2, y2) = sorted((first, second))
        heads = [f"M{x2 - 14} {y2 - 8}h6v-6"]
        left = join.first if self.at[join.first] == (x1, y1) else join.second
        if any(step[1] == left for step in join.steps):
            heads.append(f"M{x1 - 4} {y1 + 14}l4-4 4 4")
        self._draw("t", (x1, y1), (x1, y2 - (x2 - x1)), (x2, y2), steps=join.steps, heads=heads)

    def _drop(self, join: Join, first: Point, second: Point) -> None:
        (x1, y1), (x2, y2) = first, second
        points = (x1, y1), (x1, y2 - 14), (x2 + 20, y2 - 14), (x2 + 10, y2 - 4)
        self._draw("t", *points, steps=join.steps, heads=[f"M{x2 + 13} {y2 - 12}l-3 8 7 2"])

    def _reach(self) -> None:
        """The bracket: from any stop over it to each stop that can be reached."""
        joins = list(self.net.of(Stroke.REACH))
        if not joins:
            return
        line = self.net.stops[joins[0].second].line
        y = line.reach_row or self.trunk + 110
        steps = frozenset(step for join in joins for step in join.steps)
        xs = [self.at[join.first][0] for join in joins] + [self.at[join.second][0] for join in joins]
        rise = [
            self.at[one.second][0] - UNDER - 14
            for one in self.net.of(Stroke.LINE)
            if one.line == line and self.at[one.second][1] != line.row
        ]
        left, right = min(x for x, _ in self.at.values()) - 6, min([max(xs) + 12, *rise])
        self._draw("r", (left, y - 8), (left, y), (right, y), (right, y - 8), steps=steps)
        for slug in dict.fromkeys(join.second for join in joins):
            x, top = self.at[slug]
            self._draw("r", (x, y), (x, top - 10), steps=steps)
            self._draw("t emergency", (x, top - 12), (x, top - 11), heads=[f"M{x - 4} {top - 15}l4 4 4-4"])
        if line.reach:
            self.notes.append(("say", words(line.reach, (left + 6, y - 6 - 14 * len(line.reach)), anchor="start")))

    def _named(self) -> None:
        """The names of the lines, on the lines."""
        for line in {stop.line.slug: stop.line for stop in self.net.stops.values()}.values():
            if line.name_at:
                self.notes.append((f"n {line.look}", words(broken(line.name, 12), line.name_at)))

    def _say_the_rest(self) -> None:
        """The words for what no stroke says, where there is room for them; the list says all of it."""
        for slug, stop in self.net.stops.items():
            also = [self.net.stops[other].stage.short_name for other in stop.also]
            longer = name(stop, self.at[slug], self.trunk, also)
            boxes = [one.box for other, one in self.names.items() if other != slug]
            boxes += [one.box for _, one in self.notes] + [ring(at) for at in self.at.values()]
            on_a_stroke = any(crosses(piece.points, longer.box, room=4) for piece in self.pieces)
            if also and not on_a_stroke and not any(touch(longer.box, box) for box in boxes):
                self.names[slug] = longer


def point(stop: Stop) -> Point:
    """Where a stop is. The long one is where its name is: in its middle."""
    place, line = stop.stage.place, stop.line
    x = (place.order + place.until) / 2 if stop.part is Part.LONG else place.order
    return x, line.row + place.branch * line.drop

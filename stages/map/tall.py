"""The map down the page: the strokes of a network, drawn through the slices of its rows. Plain Python."""

from stages.map.network import Join, Network, Part, Stroke
from stages.map.rows import BRANCH, EDGE, LANES, LONG, REACHED, TRUNK, column, rows_of, stub


class Tall:
    """The rows of a network, drawn."""

    def __init__(self, net: Network, *, headings: bool = True, here: str = "") -> None:
        self.net = net
        self.rows = list(rows_of(net, headings=headings))
        self.row = {row.stop.slug: index for index, row in enumerate(self.rows) if row.stop}
        for row in self.rows:
            if row.stop:
                row.at, row.changes, row.here = column(row.stop), net.changes(row.stop.slug), row.stop.slug == here
        self._long()
        for join in net.joins:
            self._join(join)
        for row in self.rows:
            stub(row)

    def _join(self, join: Join) -> None:
        first, second = self.row[join.first], self.row[join.second]
        a, b = self.rows[first].at, self.rows[second].at
        look = f"w {join.line.look}"
        if join.stroke is Stroke.LINE:
            self._line(join, look)
        elif join.stroke is Stroke.SIDING:
            self._down(first, second, TRUNK, look, to_top=True)
            self.rows[second].draw(look, f"M{TRUNK}-.5C{TRUNK} 13 {b} 7 {b} 23S{TRUNK} 33 {TRUNK} 46.5")
        elif join.stroke in (Stroke.SIDE, Stroke.TIE):
            thin = "t" if join.stroke is Stroke.SIDE else "d"
            self.rows[second].draw(thin, f"M{a} 23H{b}")
            if a != TRUNK or not self._passed(second):
                self._down(min(first, second), max(first, second), a, thin)
        elif join.stroke is Stroke.HELP:
            back = (join.second, join.first) in join.steps
            self.rows[first].draw("t help", f"M{a - 9} 23H{LONG + EDGE + 2}" + _head(LONG + EDGE + 2, -1))
            if back:
                self.rows[first].draw("t help", _head(a - 10, 1))
        elif join.stroke is Stroke.REACH:
            self._reach(first, second)
        else:
            self._lane(join, first, second)

    def _line(self, join: Join, look: str) -> None:
        parts = {self.net.stops[join.first].part, self.net.stops[join.second].part}
        first, second = sorted((self.row[join.first], self.row[join.second]))
        a, b = self.rows[first].at, self.rows[second].at
        if Part.LONG in parts:
            self._bank(self.row[join.first if self.net.stops[join.second].part is Part.LONG else join.second], look)
        elif a == b:
            self._down(first, second, a, look)
        else:
            self._route(first, a, second, b, TRUNK if Part.END in parts else a, look)

    def _bank(self, other: int, look: str) -> None:
        """A line between the long stop and one above it, under it, or off its side."""
        top, bottom = self._span()
        if self.rows[other].at == BRANCH:
            self.rows[other].draw(look, f"M{LONG + EDGE} 23H{BRANCH}")
        elif other < top:
            self._down(other, top, LONG, look, to_top=True)
            self.rows[top].draw(look, f"M{LONG} -.5V11")
        else:
            self.rows[bottom].draw(look, f"M{LONG} 35V46.5")
            self._down(bottom, other, LONG, look, from_bottom=True)

    def _long(self) -> None:
        """The long stop: its two sides, and its ends at the first and the last stop that lead to it."""
        if not self.net.long:
            return
        top, bottom = self._span()
        west, east = LONG - EDGE, LONG + EDGE
        for index in range(top, bottom + 1):
            start = f"M{west} 46.5V23a12 12 0 0 1 24 0V46.5" if index == top else f"M{west} -.5V46.5M{east} -.5V46.5"
            if index == bottom:
                start = (
                    f"M{west} -.5V23a12 12 0 0 0 24 0V-.5"
                    if top < bottom
                    else f"M{west} 23a12 12 0 0 1 24 0a12 12 0 0 1-24 0"
                )
            self.rows[index].draw("c", start)
        for part in (2, 4):  # a name is about four rows long
            if bottom - top >= 10:  # noqa: PLR2004 (too short for it, and the name is beside it)
                self.rows[top + (bottom - top) * part // 5].upward = self.net.long.stage.short_name

    def _span(self) -> tuple[int, int]:
        rows = [self.row[self.net.long.slug]] if self.net.long else []
        rows += [self.row[join.first] for join in self.net.of(Stroke.HELP)]
        off = self.net.long.slug if self.net.long else ""
        rows += [
            self.row[join.second]
            for join in self.net.of(Stroke.LINE)
            if join.first == off and self.rows[self.row[join.second]].at == BRANCH
        ]
        return min(rows), max(rows)

    def _passed(self, index: int) -> bool:
        """Whether the trunk runs through the middle of this row."""
        trunk = [
            self.row[s]
            for j in self.net.of(Stroke.LINE)
            for s in (j.first, j.second)
            if self.net.stops[s].part in (Part.TRUNK, Part.END)
        ]
        return bool(trunk) and min(trunk) <= index <= max(trunk)

    def _down(
        self, first: int, second: int, x: int, look: str, *, to_top: bool = False, from_bottom: bool = False
    ) -> None:
        """Straight down from the middle of one row to the middle of another."""
        if not from_bottom and first < second:
            self.rows[first].draw(look, f"M{x} 23V46.5")
        for index in range(first + 1, second):
            self.rows[index].draw(look, f"M{x} -.5V46.5")
        if not to_top and first < second:
            self.rows[second].draw(look, f"M{x} -.5V23")

    def _route(self, first: int, a: int, second: int, b: int, lane: int, look: str) -> None:
        """From a stop over into a lane, along it, and over to the other stop."""
        up = second < first
        near, far = (15, -0.5) if up else (31, 46.5)
        if a == lane:
            self.rows[first].draw(look, f"M{a} 23V{far}")
        else:
            self.rows[first].draw(look, f"M{a} 23H{lane + _sign(a - lane) * 8}Q{lane} 23 {lane} {near}V{far}")
        for index in range(min(first, second) + 1, max(first, second)):
            self.rows[index].draw(look, f"M{lane} -.5V46.5")
        near, far = (31, 46.5) if up else (15, -0.5)
        if b == lane:
            self.rows[second].draw(look, f"M{lane} {far}V23")
        else:
            self.rows[second].draw(look, f"M{lane} {far}V{near}Q{lane} 23 {lane + _sign(b - lane) * 8} 23H{b}")

    def _lane(self, join: Join, first: int, second: int) -> None:
        """A thin stroke in a lane of its own, with a head at its end."""
        ends = list(dict.fromkeys(other.second for other in self.net.of(join.stroke)))
        lane = LANES[join.stroke][ends.index(join.second)]
        a, b = self.rows[first].at, self.rows[second].at
        if join.stroke is Stroke.BACK:
            self._route(first, a, second, b + 10, lane, "t help")
            self.rows[second].draw("t help", _head(b + 10, -1))
            return
        if join.stroke is Stroke.DROP:
            self.rows[first].draw("t", f"M{a} 23L{lane} 12V-.5")
            self.rows[second].draw("t", f"M{lane} 46.5V40L{b - 7} 31m-5 1 5-1 1 5")
            for index in range(second + 1, first):
                self.rows[index].draw("t", f"M{lane} -.5V46.5")
            return
        if join.stroke is Stroke.SKIP:
            way = _sign(lane - a)
            self.rows[first].draw("t", f"M{a} 23L{lane - 4 * way} 37Q{lane} 41 {lane} 46.5")
            end = f"M{lane} -.5V15Q{lane} 23 {lane - 2 * way} 23H{b + 10 * way}"
            self.rows[second].draw("t", end + _head(b + 10 * way, -way))
        else:
            first, second = sorted((first, second))
            self.rows[first].draw("t", f"M{LONG} 23H34Q{lane} 23 {lane} 31V46.5")
            self.rows[second].draw("t", f"M{lane} -.5V3L{TRUNK - 7} 16m-5 0h5v-5")
        for index in range(first + 1, second):
            self.rows[index].draw("t", f"M{lane} -.5V46.5")

    def _reach(self, first: int, second: int) -> None:
        """The lane to what can be reached from any stop: from above the first stop of the trunk."""
        if first > second:
            return  # further down, the line itself runs beside the trunk; its heading says from where it is reached
        top = first - 1 if first and self.rows[first - 1].heading else first
        reached = min(i for i in self.row.values() if self.rows[i].at == REACHED)
        before = {index for index in range(top) if ("r", f"M{REACHED} -.5V46.5") in self.rows[index].paths}
        if before:
            return
        if self.rows[top].heading:
            self.rows[top].draw("r", f"M{TRUNK} 23H110Q{REACHED} 23 {REACHED} 31V46.5")
        else:
            self.rows[top].draw("r", f"M{REACHED} -.5V46.5")
        for index in range(top + 1, reached):
            self.rows[index].draw("r", f"M{REACHED} -.5V46.5")
        self.rows[reached].draw("r", f"M{REACHED} -.5V12")
        self.rows[reached].draw("t emergency", f"M{REACHED - 4} 7l4 5 4-5")


def _head(x: int, way: int) -> str:
    return f"M{x - 4 * way} 19l{4 * way} 4{-4 * way} 4" if way > 0 else f"M{x + 4} 19l-4 4 4 4"


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)

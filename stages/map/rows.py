"""The map down the page: one row a stop, each with its own slice of the drawing, so that a row may grow. Plain Python.

A slice is 46 units high and drawn over the whole height of its row, however high its words make it. Strokes keep their
width, and run over both edges, so that slices meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sosguide.nations import Line
from stages.map.network import Network, Part, Stop, Stroke

MIDDLE, HIGH = 23, 46
LONG, BRANCH, TRUNK, SIDE, REACHED = 14, 38, 61, 91, 118
"""The columns: the long stop, what leaves it, the trunk, what stands beside it, what is reached from any stop."""
LANES = {Stroke.SKIP: (80, 49), Stroke.BACK: (105,), Stroke.SLOPE: (42,), Stroke.DROP: (49,)}
EDGE = 12  # from the middle of the long stop to its edge


@dataclass
class Row:
    """A stop with its slice, or a heading with the piece of the drawing that passes it.

    `paths` are the strokes with the looks they have; `at` is its column; `changes`: here the line changes; `here`: the
    reader is here; `upward`: the name of the long stop, written up inside it.
    """

    stop: Stop | None
    heading: Line | None = None
    paths: dict[tuple[str, str], None] = field(default_factory=dict)
    at: int = 0
    changes: bool = False
    here: bool = False
    upward: str = ""

    def draw(self, look: str, path: str) -> None:
        self.paths[look, path] = None

    @property
    def strokes(self) -> list[tuple[str, str]]:
        """Each look with all that is drawn in it, thin strokes first."""
        found: dict[str, str] = {}
        for look, path in sorted(self.paths, key=lambda pair: pair[0].startswith("w")):
            found[look] = found.get(look, "") + path
        return [*found.items(), *self._sign()]

    def _sign(self) -> Iterator[tuple[str, str]]:
        """The stop itself: a ring, or a square for what runs alongside. The long stop has its own."""
        if not self.stop or (self.stop.part is Part.LONG and not self.here):
            return
        if self.stop.part is Part.ALONGSIDE:
            yield ("s h" if self.here else "s"), f"M{self.at - 7} 23h14"
            yield "s i", f"M{self.at - 4} 23h8"
        else:
            dot = f"M{self.at} 23h0"
            yield ("o h" if self.here else "o x" if self.changes else "o"), dot
            yield ("o i x" if self.changes and not self.here else "o i"), dot


def column(stop: Stop) -> int:
    """Where a stop stands in its row."""
    if stop.part is Part.BANK and stop.stage.place.comes_from:
        return BRANCH
    return {Part.TRUNK: TRUNK, Part.LONG: LONG, Part.BANK: LONG, Part.REACHED: REACHED}.get(stop.part, SIDE)


def rows_of(net: Network, *, headings: bool) -> Iterator[Row]:
    """The stops in order, and before the first stop on each line its name."""
    named = set()
    for stop in net.stops.values():
        main = stop.part not in (Part.SIDE, Part.ALONGSIDE, Part.SIDING)
        if headings and main and stop.line.slug not in named:
            named.add(stop.line.slug)
            yield Row(None, stop.line)
        yield Row(stop)


def stub(row: Row) -> None:
    """The way out at a stop, and the short signs for help and for what runs alongside."""
    if not row.stop:
        return
    x = row.at + (EDGE + 1 if row.stop.part is Part.LONG else 9 if row.here else 6)
    if row.stop.out:
        row.draw("t help", f"M{x} {14 if row.here else 17}l5-5m-3-3l6 6")
    if row.stop.to_help:
        row.draw("t help", f"M{x} {32 if row.here else 29}l7 7m-5 0h5v-5")
    if row.stop.to_side:
        x, y = (x, 29) if row.at == BRANCH else (x + 4, 20)
        row.draw("d", f"M{x} {y + 3}h7")
        row.draw("c", f"M{x + 6} {y}h6v6h-6z")

"""Where the words of the wide drawing stand, and the boxes they fill. Plain Python.

A name stands at its own stop and nowhere else: centred over or under it, or beside it where the line comes from above
or ends there. The boxes are as wide as the words grow in a wide face, with the spacing that a reader may set (WCAG
1.4.12).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stages.map.network import Part, Stop
from stages.pictures.lettering import broken

Point = tuple[float, float]
Box = tuple[float, float, float, float]

WIDTH = 1000  # of the drawing
HIGH, ASCENT = 14, 11  # of a line of words, and of its letters over their foot
GAP, ASIDE = 13, 18  # from the middle of a stop to its name: over or under it, and beside it
_WIDTHS = (("iljI.,'’:|", 5.3), ("rtf-()/ ", 6.6), ("mwMW→", 13.0), ("ABCDEFGHJKLNOPQRSTUVXYZ", 10.0))


@dataclass(frozen=True)
class Words:
    """Lines of words on the drawing: each with its point, how they are anchored, and the box that all of them fill.

    `quiet` are the lines that are no name.
    """

    lines: tuple[tuple[str, float, float], ...]
    anchor: str
    box: Box
    quiet: tuple[str, ...] = ()

    @property
    def placed(self) -> list[tuple[str, str, str, bool]]:
        """Each line with its point, as the drawing writes it, and whether it is quiet."""
        return [(line, f"{x:g}", f"{y:g}", line in self.quiet) for line, x, y in self.lines]


def wide(text: str) -> float:
    """How wide a line of words may grow."""
    return sum(next((width for letters, width in _WIDTHS if letter in letters), 9.0) for letter in text)


def words(lines: Sequence[str], at: Point, *, anchor: str = "middle") -> Words:
    """Lines of words whose box begins at a height, and is centred at a point, or starts there."""
    x, top = at
    width = max(map(wide, lines), default=0)
    if anchor == "middle":
        x = max(min(x, WIDTH - width / 2), width / 2)  # rather beside its stop than cut
    left = x - width / 2 if anchor == "middle" else x
    placed = tuple((line, x, top + HIGH * place + ASCENT) for place, line in enumerate(lines))
    return Words(placed, anchor, (left, top, left + width, top + HIGH * len(lines)))


def name(stop: Stop, at: Point, trunk: float, also: Sequence[str] = ()) -> Words:
    """The name of a stop, and what else has to be said there: its note, and stops that no stroke leads to."""
    called = stop.stage.place.label or (stop.stage.title,)
    if stop.part is Part.LONG:
        return _in_one_line(" ".join(called), stop.stage.place.note, at)
    quiet = [*broken(stop.stage.place.note, 14), *(line for other in also for line in broken(f"→ {other}", 12))]
    said, (x, y) = [*called, *quiet], at
    if stop.part is Part.END or (stop.part is Part.ALONGSIDE and y > trunk):
        found = words(said, (x + ASIDE, y - HIGH * len(said) / 2), anchor="start")
    elif stop.part in (Part.SIDE, Part.SIDING, Part.BANK) or (stop.part is Part.ALONGSIDE and y < trunk):
        found = words(said, (x, y - GAP - HIGH * len(said)))
    else:
        found = words(said, (x, y + GAP))
    return replace(found, quiet=tuple(quiet))


def _in_one_line(called: str, note: str, at: Point) -> Words:
    """A name and its note side by side, in the middle of a long stop."""
    (x, y), part = at, wide(note) / 2
    found = words([f"{called} {note}".strip()], (x, y - HIGH / 2))
    foot = found.lines[0][2]
    lines = ((called, x - part, foot), (note, x + wide(called) / 2, foot)) if note else found.lines
    return replace(found, lines=lines, quiet=(note,))


def touch(a: Box, b: Box) -> bool:
    """Whether two boxes lie on each other."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def crosses(points: Sequence[Point], box: Box, *, room: float = 0) -> bool:
    """Whether a stroke of straight pieces runs through a box, or comes nearer to it than `room`."""
    grown = (box[0] - room, box[1] - room, box[2] + room, box[3] + room)
    return any(_through(start, end, grown) for start, end in pairwise(points))


def _through(start: Point, end: Point, box: Box) -> bool:
    """Whether a straight piece runs through a box: what is left of it inside each pair of sides (Liang and Barsky)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        by = end[axis] - start[axis]
        low, high = box[axis] - start[axis], box[axis + 2] - start[axis]
        if not by:
            if low >= 0 or high <= 0:
                return False
            continue
        near, far = sorted((low / by, high / by))
        first, last = max(first, near), min(last, far)
    return first < last


def ring(at: Point) -> Box:
    """The box that a stop fills."""
    return (at[0] - 9, at[1] - 9, at[0] + 9, at[1] + 9)


def channel(left: Box, right: Box) -> float:
    """The middle of the room between two names that stand side by side."""
    return (left[2] + right[0]) / 2


def lowest(boxes: Iterable[Box]) -> float:
    """How far down the words reach."""
    return max((box[3] for box in boxes), default=0)

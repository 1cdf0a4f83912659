"""Where a station's name goes: beside its station, clear of names, stations and lines. Plain Python."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Box = tuple[float, float, float, float]

LINE_HEIGHT, LETTER, GAP = 15, 8.1, 15  # of a name: line height, width of one wide letter, distance to the station


@dataclass(frozen=True)
class Label:
    """A station's name: its lines with their points, how they are anchored, and the box they fill."""

    lines: tuple[tuple[str, float, float], ...]
    anchor: str
    box: Box


def place_label(words: Sequence[str], at: Point, taken: Sequence[tuple[Box, int]], width: int) -> Label:
    """The best place for a name, given boxes that are taken and how much it matters to touch each.

    Every place is tried, the likeliest first; the one that touches least wins.
    """
    size = max(map(len, words)) * LETTER, len(words) * LINE_HEIGHT
    places = [(anchor, x, box) for anchor, x, box in _places(at, size) if box[0] >= 0 and box[2] <= width]

    def cost(place: tuple[str, float, Box]) -> int:
        return sum(weight for box, weight in taken if _touch(place[2], box))

    anchor, x, box = min(places, key=cost)
    lines = tuple((line, x, box[1] + LINE_HEIGHT * (i + 0.8)) for i, line in enumerate(words))
    return Label(lines, anchor, box)


def _places(at: Point, size: tuple[float, float]) -> Iterator[tuple[str, float, Box]]:
    (x, y), (wide, high) = at, size
    below, above, middle = y + GAP, y - GAP - high, y - high / 2
    for top in (below, above):
        yield "middle", x, (x - wide / 2, top, x + wide / 2, top + high)
    yield "start", x + GAP, (x + GAP, middle, x + GAP + wide, middle + high)
    yield "end", x - GAP, (x - GAP - wide, middle, x - GAP, middle + high)
    for top in (below - 8, above + 8):
        yield "start", x + 9, (x + 9, top, x + 9 + wide, top + high)
        yield "end", x - 9, (x - 9 - wide, top, x - 9, top + high)
    for shift in (24, -24, 48, -48):
        for top in (below, above):
            yield "middle", x + shift, (x + shift - wide / 2, top, x + shift + wide / 2, top + high)


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

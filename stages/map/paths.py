"""Strokes as SVG paths: straight pieces with round corners, and those of one look in one path. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stages.map.names import Point
from stages.map.network import Step

ROUND = 12  # of a corner


@dataclass(frozen=True)
class Piece:
    """One stroke: its look, its straight pieces, the next steps it stands for, and the head at its end."""

    look: str
    points: tuple[Point, ...]
    steps: frozenset[Step] = frozenset()
    head: str = ""

    @property
    def path(self) -> str:
        """The `d` of an SVG path."""
        return rounded(self.points) + self.head


LAYERS = ("d", "r", "t", "t help", "t emergency", "w emergency")
"""Thin strokes lie under lines, and the line that can be reached from any stop under the others."""


def layers(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    """Each look with all that is drawn in it, from the lowest to the highest; what is drawn twice is there once."""
    found: dict[str, dict[str, None]] = {look: {} for look in LAYERS}
    for piece in pieces:
        found.setdefault(piece.look, {})[piece.path] = None
    return [(look, "".join(paths)) for look, paths in found.items() if paths]


def rounded(points: Sequence[Point]) -> str:
    """Straight pieces with round corners, as the `d` of an SVG path."""
    at, path = points[0], f"M{_pair(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        path += f"{_to(at, start)}Q{_pair(corner)} {_pair(end)}"
        at = end
    return path + _to(at, points[-1])


def _to(start: Point, end: Point) -> str:
    """A straight piece, in as few letters as it takes."""
    if start[1] == end[1]:
        return f"H{_number(end[0])}"
    return f"V{_number(end[1])}" if start[0] == end[0] else f"L{_pair(end)}"


def _towards(corner: Point, other: Point) -> Point:
    """The point on the way to another at which a corner begins to be round."""
    long = max(abs(other[0] - corner[0]), abs(other[1] - corner[1]))
    part = min(ROUND, long / 2) / long if long else 0
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _pair(at: Point) -> str:
    return f"{_number(at[0])} {_number(at[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

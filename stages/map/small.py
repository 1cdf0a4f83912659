"""The map as a strip: the trunk with its lines, the long stop over it, and the ways back to it. Plain Python.

For a page that only points at the map: no names of stops and no links. It shows how the lines follow each other.
"""

from dataclasses import dataclass

from stages.map.network import Network, Part, Stroke

EDGE, STEP, LOW, HIGH, HALF, MIDDLE = 20, 56, 62, 16, 11, 4
"""Its margin, from stop to stop, the heights of the trunk and of the long stop, half of that stop, and of a word."""


@dataclass(frozen=True)
class Strip:
    """The strokes of the strip, each with its look, and the names of its lines, each with its look and its place."""

    strokes: list[tuple[str, str]]
    names: list[tuple[str, str, int, int]]
    width: int


def strip(net: Network) -> Strip | None:
    """The strip of a network; None where no line has two stops."""
    trunk = [slug for slug, stop in net.stops.items() if stop.part is Part.TRUNK]
    if len(trunk) < 2:  # noqa: PLR2004 (two stops make a line)
        return None
    at = {slug: EDGE + 48 + STEP * place for place, slug in enumerate(trunk)}
    last = at[trunk[-1]] + STEP
    helped = [at[join.first] for join in net.of(Stroke.HELP) if join.first in at]
    lines = [
        j for j in net.of(Stroke.LINE) if j.first in at and (j.second in at or net.stops[j.second].part is Part.END)
    ]
    strokes, names = [], []
    for look in dict.fromkeys(join.line.look for join in lines):
        pairs = sorted((at[j.first], at.get(j.second, last)) for j in lines if j.line.look == look)
        strokes.append((f"w {look}", "".join(dict.fromkeys(f"M{left} {LOW}H{right}" for left, right in pairs))))
        name = next(join.line.name for join in lines if join.line.look == look)
        names.append((look, name, pairs[0][0], LOW + 24))
    if helped and net.long:
        left, right = min(helped) - 12, max(helped) + 12
        ups = "".join(f"M{x} {LOW}V{HIGH + HALF + 2}m-4 5 4-5 4 5" for x in dict.fromkeys(helped))
        ring = f"M{left} {HIGH - HALF}H{right}a11 11 0 0 1 0 22H{left}a11 11 0 0 1 0-22z"
        ends = f"M{EDGE} {HIGH}H{left - HALF}M{right + HALF} {HIGH}H{last}"
        look = net.long.line.look
        strokes = [("t help", ups), (f"w {look}", ends), ("c", ring), *strokes]
        names.append((look, net.long.line.name, (left + right) // 2, HIGH + MIDDLE))
        strokes += _dots([(EDGE, HIGH), (last, HIGH)])
    return Strip([*strokes, *_dots([(x, LOW) for x in at.values()])], names, last + EDGE)


def _dots(points: list[tuple[int, int]]) -> list[tuple[str, str]]:
    path = "".join(f"M{x} {y}h0" for x, y in points)
    return [("o", path), ("o i", path)]

"""The signs of the wide drawing: the stop itself, and the stubs at it. Plain Python."""

from collections.abc import Iterator

from stages.map.names import Point
from stages.map.network import Network, Part, Stop, Stroke

Drawn = tuple[str, str]
"""A look, and a path."""

_EDGE = 8
_SIDES = {
    "SE": (0.75, 0.75), "SW": (-0.75, 0.75), "N": (0, -1), "S": (0, 1), "W": (-1, 0), "E": (1, 0),
    "NE": (0.75, -0.75), "NW": (-0.75, -0.75),
}  # fmt: skip
"""The way from the middle of a stop, by the side of it."""
_FREE = {
    Part.TRUNK: ("NE",), Part.REACHED: ("NE", "NW"), Part.SIDE: ("E", "W"), Part.SIDING: ("E",),
    Part.ALONGSIDE: ("N", "NE"), Part.END: ("N", "S"), Part.BANK: ("W", "S"), Part.LONG: ("E",),
}  # fmt: skip


def sign(stop: Stop, at: Point, net: Network) -> list[Drawn]:
    """The stop itself: a ring, larger where the line changes; a square for what runs alongside; or one long ring."""
    x, y = at
    if stop.part is Part.LONG:
        left, right = stop.stage.place.order + 13, stop.stage.place.until - 13
        return [("c", f"M{left} {y - 13}H{right}a13 13 0 0 1 0 26H{left}a13 13 0 0 1 0-26z")]
    if stop.part is Part.ALONGSIDE:
        return [("c", f"M{x - 6:g} {y - 6:g}h12v12h-12z")]
    r = 9 if net.changes(stop.slug) else 7
    return [("c", f"M{x - r:g} {y:g}a{r} {r} 0 1 0 {2 * r} 0 {r} {r} 0 1 0-{2 * r} 0z")]


def stubs(stop: Stop, at: Point, net: Network) -> Iterator[Drawn]:
    """The way out at a stop, and the short signs for help and for what runs alongside, each to a side that is free."""
    free = iter(_free(stop, net))
    if stop.part is Part.LONG:
        at = (stop.stage.place.until - _EDGE, at[1])
    if stop.out:
        start, right, down = _stub(at, next(free, "NE"))
        bar = f"m{6 * down:g} {-6 * right:g}l{-12 * down:g} {12 * right:g}"
        yield "t help", f"M{start}l{8 * right:g} {8 * down:g}{bar}"
    if stop.to_help:
        start, right, down = _stub(at, next(free, "NE"))
        barb = f"m{-4 * right + 4 * down:g} {-4 * down - 4 * right:g}"
        head = f"l{4 * right - 4 * down:g} {4 * down + 4 * right:g}l{-4 * right - 4 * down:g} {-4 * down + 4 * right:g}"
        yield "t help", f"M{start}l{11 * right:g} {11 * down:g}{barb}{head}"
    if stop.to_side:
        start, right, down = _stub(at, next(free, "NE"))
        yield "d", f"M{start}l{8 * right:g} {8 * down:g}"
        x, y = (at[0] + (_EDGE + 11) * right, at[1] + (_EDGE + 11) * down)
        yield "k", f"M{x - 3:g} {y - 3:g}h6v6h-6z"


def _stub(at: Point, side: str) -> tuple[str, float, float]:
    """Where a stub begins at a side of a stop, and its way."""
    right, down = _SIDES[side]
    return f"{at[0] + _EDGE * right:g} {at[1] + _EDGE * down:g}", right, down


def _free(stop: Stop, net: Network) -> list[str]:
    """The sides of a stop where no line runs."""
    taken = set()
    place = stop.stage.place
    for join in net.of(Stroke.LINE):
        if stop.slug in (join.first, join.second):
            other = net.stops[join.second if join.first == stop.slug else join.first]
            if other.part is stop.part and other.stage.place.order == place.order:
                taken.add("S" if other.stage.place.branch > place.branch else "N")
    if stop.part is Part.ALONGSIDE and place.branch > 0:
        return ["W", "NW"] if stop.line.laid == "along" else ["E", "W"]
    if stop.part is Part.BANK and place.comes_from:
        return ["SE", "SW"]
    return [side for side in _FREE[stop.part] if side not in taken]

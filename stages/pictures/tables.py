"""Drawings that are read line by line: who holds what under which order, and a letter with call-outs. Plain Python."""

from dataclasses import dataclass

from sosguide.nations.pictures import Picture, Point
from stages.pictures.lettering import Line, below, lines
from stages.pictures.times import Drawn

COLUMNS = (134, 184, 234, 284)
"""The middles of the columns of a grid."""
KEY = (("all", "has it"), ("part", "has it, with limits"), ("none", "does not have it"))
SHEET = 142
"""How wide the sheet of paper is."""


@dataclass(frozen=True)
class Row:
    """A row of a grid: how high it is, its name, and the middle of each cell with what stands in it."""

    y: int
    height: int
    lines: list[Line]
    cells: list[tuple[int, int, str]]


@dataclass(frozen=True)
class CallOut:
    """A place on the letter, its number, and what is said of it beside the letter."""

    y: int
    number: int
    heading: list[Line]
    lines: list[Line]
    bars: list[tuple[int, int]]


def grid(picture: Picture) -> Drawn:
    """A row for each point, a column for each of `columns`; the heads of two neighbours stand on two lines."""
    top, rows = 44, []
    for point in picture.points:
        said = lines(point.name, "", room=14, top=19)
        height = below(said) + 11
        rows.append(
            Row(top, height, said, [(x, height // 2, held) for x, held in zip(COLUMNS, point.held, strict=False)])
        )
        top += height
    rows += [
        Row(top + 10 + 24 * place, 0, [Line(19, words)], [(14, 15, held)]) for place, (held, words) in enumerate(KEY)
    ]
    heads = [(x, 16 + 18 * (x // 50 % 2), name) for x, name in zip(COLUMNS, picture.columns, strict=False)]
    return {"rows": rows, "heads": heads, "height": top + 84}


def letter(picture: Picture) -> Drawn:
    """A sheet with a heading for each point, and beside it what to look at there."""
    top, found = 24, []
    for number, point in enumerate(picture.points, 1):
        found.append(_call_out(point, number, top))
        top += max(below(found[-1].lines), below(found[-1].heading) + 40) + 20
    return {"found": found, "sheet": SHEET, "height": top - 6}


def _call_out(point: Point, number: int, y: int) -> CallOut:
    heading = lines(point.name, "", room=15, top=5)
    under = below(heading) + 14
    bars = [(under + 12 * place, SHEET - 24 - 34 * place) for place in range(2)]
    return CallOut(y, number, heading, lines("", point.note, room=16, top=5), bars)

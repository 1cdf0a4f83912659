"""Where people are in a drawing: in rows, round a table, on the badges of those they work for. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from sosguide.nations.pictures import Group, Picture, Seat
from stages.pictures.lettering import STEP, WIDTH, Line, below, broken, lines

HEAD, NAME, GAP = 30, 17, 12
"""How high a figure is, how far under it the name stands, and what is free below that."""
EDGES = (46, WIDTH - 46)


@dataclass(frozen=True)
class Placed:
    """A figure with its name: `x` and `y` are the middle of its foot."""

    x: int
    y: int
    part: str
    lines: list[Line]

    @property
    def plate(self) -> int:
        """Half as wide as the plate is on which the name of somebody who decides stands."""
        return (9 * len(self.lines[0].words) + 10) // 2


@dataclass(frozen=True)
class Badge:
    """A badge: its frame, the name at its top, and who wears it."""

    x: int
    y: int
    height: int
    look: str
    name: str
    lines: list[Line]


Drawn = dict[str, object]


def _row(seats: Sequence[Seat], y: int, xs: Sequence[int], room: int) -> list[Placed]:
    return [Placed(x, y, seat.part, _named(seat, room)) for x, seat in zip(xs, seats, strict=True)]


def _named(seat: Seat, room: int) -> list[Line]:
    """A name under a figure. That of somebody who decides stands on a plate, in one line, and the note under it."""
    if seat.part != "decides":
        return lines(seat.name, seat.note, room=room, top=NAME)
    return [Line(NAME, seat.name), *lines("", seat.note, room=room, top=NAME + STEP + 6)]


def _spread(count: int) -> list[int]:
    """The middles of so many places of one width."""
    return [WIDTH * (2 * place + 1) // (2 * count) for place in range(count)]


def _foot(row: Sequence[Placed]) -> int:
    return max(seat.y + below(seat.lines) for seat in row)


def room(picture: Picture, groups: Sequence[Group]) -> Drawn:
    """Rows of a room, the one that faces you at the top; between two rows a table."""
    seats: list[Placed] = []
    tables: list[int] = []
    top = HEAD + 8
    for group in groups:
        row = _row(group.people, top, _spread(len(group.people)), 34 // len(group.people))
        seats += row
        tables.append(_foot(row) + GAP)
        top = tables[-1] + HEAD + GAP
    return {"seats": seats, "tables": tables[:-1], "height": tables[-1]}


def table(picture: Picture, groups: Sequence[Group]) -> Drawn:
    """Three at the head of a table, three at its foot, the others down its sides, left and right in turn."""
    people = [seat for group in groups for seat in group.people]
    middle, top = WIDTH // 2, HEAD + 2
    words = broken(picture.middle, 15)
    seats = _row(people[:3], top, (EDGES[0], middle, EDGES[1]), 11)
    head = top = _foot(seats) + GAP
    sides = people[3:-3]
    for place in range(0, len(sides), 2):
        pair = sides[place : place + 2]
        row = _row(pair, top + HEAD, EDGES[: len(pair)], 10)
        top = _foot(row) + GAP
        seats += row
    deep = max(top - head, STEP * len(words) + 44)
    seats += (foot := _row(people[-3:], head + deep + HEAD + GAP, (EDGES[0], middle, EDGES[1]), 11))
    first = head + (deep - STEP * (len(words) - 1)) // 2 + 4
    said = [Line(first + STEP * place, line) for place, line in enumerate(words)]
    return {"seats": seats, "centre": head + deep // 2, "depth": deep // 2, "said": said, "height": _foot(foot) + 8}


def badges(picture: Picture, groups: Sequence[Group]) -> Drawn:
    """Badges two by two, each pair as long as the longer of them needs."""
    width, found, top = WIDTH // 2 - 4, [], 14
    for place in range(0, len(groups), 2):
        pair = [(group, _wearers(group)) for group in groups[place : place + 2]]
        height = max(below(said) for _, said in pair) + GAP
        for side, (group, said) in enumerate(pair):
            found.append(Badge(side * (width + 8), top, height, group.look, group.name, said))
        top += height + 24
    return {"badges": found, "height": top - 22}


def _wearers(group: Group) -> list[Line]:
    names = [Line(48 + 18 * place, seat.name) for place, seat in enumerate(group.people)]
    return [*names, *lines("", group.note, room=18, top=below(names) + 22)]

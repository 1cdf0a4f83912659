"""In what a mentor reads: the words that a page shows of others, in their place and told from its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sosguide.nations import Nation
from sosguide.publishing.compare import Piece
from sosguide.publishing.documents.notation import NAMED, NOTATIONS
from sosguide.publishing.site.live import Key, Live
from sosguide.staff.reviewing.diff import Row


@dataclass(frozen=True)
class SharedPiece(Piece):
    """Words of another page: `state` is "approved", or "missing" where that page is not live. `came`: they are new."""

    key: Key
    edition: int
    came: bool


def marked(rows: Iterable[Row], nation: Nation, live: Live) -> list[Row]:
    """The same rows; what names words of a page has them in its place. What went stays as it was written."""
    return [
        replace(row, pieces=tuple(piece for old in row.pieces for piece in _pieces(old, nation, live))) for row in rows
    ]


def _pieces(piece: Piece, nation: Nation, live: Live) -> Iterator[Piece]:
    if piece.state == "removed" or "{" not in piece.text:
        yield piece
        return
    done = 0
    for found in NAMED.finditer(piece.text):
        notation = NOTATIONS.get(found[1])
        if notation is None:
            continue
        if before := piece.text[done : found.start()]:
            yield Piece(piece.state, before)
        done = found.end()
        entry = live.find(notation.kind, nation, found[2])
        words = notation.words(entry.document) if entry and entry.edition else ""
        yield SharedPiece(
            "approved" if words else "missing",
            words or found[0],
            key=(notation.kind, nation.value, found[2]),
            edition=(entry and entry.edition) or 0,
            came=piece.state == "added",
        )
    if piece.text[done:]:
        yield Piece(piece.state, piece.text[done:])

"""You are here: the map cropped to one stop, with the stops before and after it. Live documents only."""

from collections.abc import Iterator
from dataclasses import dataclass

from sosguide.nations import Nation
from sosguide.publishing.site.live import Entry, Live
from stages.documents import STAGE, Stage
from stages.map.joins import network
from stages.map.network import Network, Part, Stop, Stroke
from stages.map.rows import Row
from stages.map.tall import Tall

MOST = 3  # stops shown beside it, and after it
WORDS = {"before": "the stop before", "here": "you are here", "after": "the stop after", "beside": "beside it"}


@dataclass(frozen=True)
class Near:
    """One row of the crop: a live stop, its slice of the drawing, and what it is to the stop where the reader is."""

    entry: Entry[Stage]
    row: Row
    words: str


def crop(stage: Stage, live: Live) -> list[Near]:
    """The rows round a stage, in the order of the journey; none where no other stop is near."""
    net = network_of(stage.nation, live)
    roles = _near(net, stage.slug)
    if len(roles) < 2 or stage.slug not in net.stops:  # noqa: PLR2004 (one stop is no map)
        return []
    entries = {entry.document.slug: entry for entry in live.of_kind(STAGE, stage.nation)}
    part = network((entries[slug].document for slug in roles), stage.nation.profile)
    rows = Tall(part, headings=False, here=stage.slug).rows
    here = net.stops[stage.slug].part
    return [Near(entries[row.stop.slug], row, _words(row.stop, roles[row.stop.slug], here)) for row in rows if row.stop]


def _words(stop: Stop, role: str, here: Part) -> str:
    """What a stop is to the one where the reader is; one on a line of another kind is named by that line."""
    if role != "here" and stop.part is not here and stop.part in (Part.LONG, Part.REACHED):
        return stop.line.name
    return WORDS[role]


def network_of(nation: Nation, live: Live) -> Network:
    """The network of everything that is live, made once for one version of the guide."""
    return live.memoised(
        ("network", nation),
        lambda: network((entry.document for entry in live.of_kind(STAGE, nation)), nation.profile),
    )


def _near(net: Network, slug: str) -> dict[str, str]:
    """The stops near this one, by slug, each with what it is to it."""
    place = {other: index for index, other in enumerate(net.stops)}
    found: dict[str, list[str]] = {"before": [], "here": [slug], "beside": [], "after": []}
    for other, what in _joined(net, slug):
        if not any(other in slugs for slugs in found.values()):
            found[what or ("before" if place[other] < place[slug] else "after")].append(other)
    found["before"] = sorted(found["before"], key=place.__getitem__)[-2:]
    for what in ("beside", "after"):
        found[what] = sorted(found[what], key=place.__getitem__)[:MOST]
    return {other: what for what, slugs in found.items() for other in slugs}


def _joined(net: Network, slug: str) -> Iterator[tuple[str, str]]:
    """The stops that a stroke joins to this one, and what they are to it, where their order does not tell."""
    for join in net.joins:
        if slug in (join.first, join.second):
            other = join.second if join.first == slug else join.first
            if join.stroke in (Stroke.SIDE, Stroke.TIE, Stroke.SIDING):
                yield other, "beside"
                if join.second == slug:
                    yield from _round(net, other)
            elif join.stroke is Stroke.HELP and join.first == slug:
                yield other, "beside"
            elif join.stroke in (Stroke.LINE, Stroke.BACK):
                yield other, ""


def _round(net: Network, host: str) -> Iterator[tuple[str, str]]:
    """What is needed to see where the host of a stop stands: the stops before and after it on its line."""
    stop = net.stops[host]
    if stop.part is Part.SIDING:
        yield stop.stage.place.beside, ""
        host = stop.stage.place.beside
    for join in net.of(Stroke.LINE):
        if host == join.first or (host == join.second and stop.part is not Part.SIDING):
            yield (join.second if join.first == host else join.first), ""

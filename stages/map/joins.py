"""From the stages of a nation to its network: what each stop is, in which order they come, and what joins them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sosguide.nations import Line, NationProfile
from stages.documents import Stage, Way
from stages.map.network import HELP, Join, Network, Part, Step, Stop, Stroke, ends_of, steps_of

LANES = {Stroke.SKIP: 2, Stroke.BACK: 1, Stroke.SLOPE: 1, Stroke.DROP: 1}
"""How many lanes there are for what runs past other stops."""
ONWARD = (Part.TRUNK, Part.SIDING, Part.ALONGSIDE, Part.END)
"""Where a stop that stands beside the line leads on to, with the line."""


def network(stages: Iterable[Stage], profile: NationProfile) -> Network:
    """The network of these stages; what refers to a stage that is not among them is left out."""
    by_slug = {stage.slug: stage for stage in stages}
    lines = {slug: profile.line(stage.place.line) for slug, stage in by_slug.items()}
    stops = {slug: Stop(stage, lines[slug], _part(stage, lines)) for slug, stage in by_slug.items()}
    found = Network(dict(sorted(stops.items(), key=lambda item: _reading_order(item[1], stops, profile))))
    found.joins += _thick(found)
    found.joins += _thin(found)
    for slug, stop in found.stops.items():
        found.stops[slug] = _with_stubs(stop, found)
    return found


def _part(stage: Stage, lines: dict[str, Line]) -> Part:
    host = stage.place.beside
    if stage.alongside:
        return Part.ALONGSIDE
    if stage.place.until > max(stage.place.order, 0):
        return Part.LONG
    if host:
        return Part.SIDING if host in lines and lines[host] == lines[stage.slug] else Part.SIDE
    return {"under": Part.REACHED, "ends": Part.END, "over": Part.BANK}.get(lines[stage.slug].laid, Part.TRUNK)


def _reading_order(stop: Stop, stops: dict[str, Stop], profile: NationProfile) -> tuple[int, int, int, int]:
    """Line by line; what stands beside a stop comes after it, and what leads on to another line comes with that."""
    place, host = stop.stage.place, stops.get(stop.stage.place.beside)
    line, across = stop.line, place.order
    if host:
        line, across = host.line, max(across, host.stage.place.order)
    elif stop.part is Part.BANK and place.runs_to and place.runs_to[0] in stops and place.comes_from:
        line = stops[place.runs_to[0]].line
    last = stop.part is Part.BANK and any(
        other.part is Part.LONG and other.stage.place.until <= place.order for other in stops.values()
    )
    rank = profile.lines.index(line) if line in profile.lines else len(profile.lines)
    return (len(profile.lines) + 1 if last else rank, across if line.laid != "ends" else 0, bool(host), place.branch)


def _between(found: Network, first: str, second: str) -> frozenset[Step]:
    both = [*steps_of(found.stops[first].stage), *steps_of(found.stops[second].stage)]
    return frozenset(both) & {(first, second), (second, first)}


def _thick(found: Network) -> Iterator[Join]:
    """The lines: stops of one line in their order, and where a stop says that its line comes from or runs on to."""
    chains: dict[tuple[str, int], list[str]] = {}
    for slug, stop in sorted(found.stops.items(), key=lambda item: item[1].stage.place.order):
        if stop.part in (Part.TRUNK, Part.LONG, Part.BANK, Part.REACHED) and not stop.stage.place.comes_from:
            chains.setdefault((stop.line.slug, stop.stage.place.branch), []).append(slug)
    pairs = [(a, b, found.stops[b].line) for chain in chains.values() for a, b in pairwise(chain)]
    for slug, stop in found.stops.items():
        pairs += [(other, slug, stop.line) for other in stop.stage.place.comes_from if other in found.stops]
        pairs += [(slug, other, stop.line) for other in stop.stage.place.runs_to if other in found.stops]
        if stop.part is Part.SIDING:
            pairs.append((stop.stage.place.beside, slug, stop.line))
    for first, second, line in pairs:
        if steps := _between(found, first, second):
            siding = found.stops[second].part is Part.SIDING
            stroke = Stroke.SIDING if siding else Stroke.LINE
            yield Join(first, second, stroke, line, steps | frozenset(_along(first, second, found)))


def _along(first: str, second: str, found: Network) -> Iterator[Step]:
    """What a line says besides: it leads past a stop, on to the sidings of its end, and from one end to another."""
    one, other = found.stops[first], found.stops[second]
    for slug, stop in found.stops.items():
        same_line = stop.line == one.line and stop.part is one.part
        closes = ends_of(stop.stage)
        for step in steps_of(stop.stage):
            target = found.stops.get(step[1])
            if target is None or step[1] in closes:
                continue
            passes = one.part is Part.REACHED and same_line and step[1] == second
            on_the_bank = Part.LONG in (one.part, other.part) and stop.part is target.part is Part.BANK
            siding = slug == first and target.part is Part.SIDING and target.stage.place.beside == second
            past_and_in = one.part is Part.REACHED and same_line and target.stage.place.beside == second
            among_ends = slug == second and other.part is Part.END and target.part is Part.END
            back = slug == second and other.part is Part.SIDING and target.part in (Part.TRUNK, Part.END)
            if passes or on_the_bank or siding or past_and_in or among_ends or back:
                yield step


def _thin(found: Network) -> Iterator[Join]:
    """Everything else that has a stroke of its own: first what stands beside, then the steps that no line takes."""
    taken = {step for join in found.joins for step in join.steps}
    for slug, stop in found.stops.items():
        if stop.part in (Part.SIDE, Part.ALONGSIDE) and stop.stage.place.beside in found.stops:
            tie = Stroke.TIE if stop.part is Part.ALONGSIDE else Stroke.SIDE
            join = Join(stop.stage.place.beside, slug, tie, stop.line, frozenset(_beside(stop, found)))
            taken |= join.steps
            yield join
    lanes: dict[Stroke, set[str]] = {}
    for stop in found.stops.values():
        common = steps_of(stop.stage, common=True)
        for step in dict.fromkeys(steps_of(stop.stage)):
            target = found.stops.get(step[1])
            stroke = _stroke(stop, target, found) if target and step not in taken else None
            drawn = step in common or stroke is Stroke.REACH  # the bracket is for what is rare at every stop
            if stroke and drawn and _has_a_lane(stroke, step, lanes):
                both = stroke in (Stroke.HELP, Stroke.SLOPE)
                steps = _between(found, *step) if both else frozenset({step})
                first, second = step if stop.part is not Part.LONG else step[::-1]
                if stroke is Stroke.HELP:
                    steps |= {one for one in steps_of(found.stops[first].stage) if _is_bank(one, found)}
                taken |= steps
                yield Join(first, second, stroke, found.stops[second].line, steps)


def _has_a_lane(stroke: Stroke, step: Step, lanes: dict[Stroke, set[str]]) -> bool:
    """Whether a stroke past others has a lane left: those to one stop share one, those to another never do."""
    taken = lanes.setdefault(stroke, set())
    end = "".join(sorted(step)) if stroke is Stroke.SLOPE else step[1]
    if end not in taken and len(taken) >= LANES.get(stroke, len(taken) + 1):
        return False
    taken.add(end)
    return True


def _is_bank(step: Step, found: Network) -> bool:
    """Whether a step leads to another stop of the line that the long one is on, and the case goes on there."""
    closes = ends_of(found.stops[step[0]].stage)
    return step[1] in found.stops and found.stops[step[1]].part is Part.BANK and step[1] not in closes


def _beside(stop: Stop, found: Network) -> Iterator[Step]:
    """What the tie of a stop at the side says: to it, and from it on along the line, or wherever its host leads."""
    host = found.stops[stop.stage.place.beside]
    leads = {to for _, to in steps_of(host.stage)} | {host.slug}
    leads |= {slug for slug, other in found.stops.items() if other.part in ONWARD}
    yield from (step for step in steps_of(stop.stage) if step[1] in leads - ends_of(stop.stage))
    for slug, other in found.stops.items():
        if other.part in (Part.TRUNK, Part.SIDING) or slug == host.slug:
            yield from (step for step in steps_of(other.stage) if step[1] == stop.slug)


def _stroke(stop: Stop, target: Stop, found: Network) -> Stroke | None:
    """The thin stroke that this step has, if any: the parts at its two ends decide."""
    pair = stop.part, target.part
    if set(pair) == {Part.LONG, Part.TRUNK}:
        return Stroke.HELP if found.covers(stop) and found.covers(target) else None
    if target.part is Part.REACHED and stop.part in (Part.TRUNK, Part.SIDE, Part.BANK):
        return Stroke.REACH
    if pair == (Part.REACHED, Part.TRUNK):
        return Stroke.BACK
    if pair == (Part.TRUNK, Part.TRUNK):
        return Stroke.SKIP if stop.stage.place.order < target.stage.place.order else None
    return _off_the_bank(stop, target, found) if set(pair) == {Part.BANK, Part.TRUNK} else None


def _off_the_bank(stop: Stop, target: Stop, found: Network) -> Stroke | None:
    """The stroke between the first stop of the trunk and one before the long stop, or from one off the long stop."""
    bank, trunk = (stop, target) if stop.part is Part.BANK else (target, stop)
    onward = bank.stage.place.order < trunk.stage.place.order
    if bank.stage.place.branch:
        return Stroke.DROP if bank is stop and not onward else None
    first = next(other for other in found.stops.values() if other.part is Part.TRUNK)
    return Stroke.SLOPE if onward and trunk is first else None


def _with_stubs(stop: Stop, found: Network) -> Stop:
    common = [step for step in stop.stage.next_steps if not step.rare]
    closes = ends_of(stop.stage)
    drawn = {step for join in found.joins for step in join.steps}
    steps = [step for step in steps_of(stop.stage, common=True) if step not in drawn and step[1] not in closes]
    left = [found.stops[to] for to in dict.fromkeys(to for _, to in steps) if to in found.stops]
    return Stop(
        stop.stage,
        stop.line,
        stop.part,
        out=any(step.way is Way.OUT and step.to and (stop.slug, step.to) not in drawn for step in common),
        to_help=any(other.part in HELP for other in left),
        to_side=any(other.part is Part.ALONGSIDE for other in left),
        also=tuple(other.slug for other in left if other.part not in (*HELP, Part.ALONGSIDE)),
    )

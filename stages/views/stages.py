"""The journey's pages: the map, a stage, the people."""

from dataclasses import dataclass

from glossary.pages import detail, least_checked, listing
from sosguide.nations import Line, Nation
from sosguide.publishing.site.card import card_of
from sosguide.publishing.site.guides import guide, members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import faq
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.references import Cited
from sosguide.publishing.site.withdrawn import PageUnreadable, get_live_or_410
from stages import hooks
from stages.documents import ROLE, STAGE, TOPIC, Role, Stage
from stages.map import next_steps
from stages.map.crop import crop, network_of
from stages.map.rows import Row
from stages.map.tall import Tall
from stages.map.wide import Wide
from stages.pictures.shown import picture_drawn_as, picture_of, style_with
from stages.views.frame import facts_named, in_groups, named, number_of_things
from stages.views.letters import letters_of_stage


@public
def pathway(live: Live, *, nation: Nation) -> Page:
    """The map of a nation: every stage, as a drawing and as a list."""
    stages, ready = live.of_kind(STAGE, nation), guide(nation, live)
    if ready.away and not stages:
        raise PageUnreadable(nation)
    if not stages and ready.turn_to:
        return _coming(nation)
    by_slug = {entry.document.slug: entry for entry in stages}
    return Page(
        template="stages/map/pathway.html",
        style="map-in-part" if ready.turn_to else "map",
        path=f"/{nation}/",
        title=f"The child protection journey in {nation.label}: a map of {ready.map_of}",
        description=f"One map of the {'whole ' * ready.written}child protection journey in {nation.label}: what is "
        "happening now, what may happen next, and the ways out.",
        nation=nation,
        entry=least_checked(stages),
        context={
            **drawing(nation, live),
            "rows": _down_the_page(nation, live),
            "stages": [_in_the_list(by_slug[slug], live) for slug in network_of(nation, live).stops],
            "facts": facts_named(live, nation, nation.profile.on_the_map),
            "not_ready": next_steps.not_ready(nation, live),
            "turn_to": ready.turn_to,
        },
    )


def drawing(nation: Nation, live: Live) -> dict[str, object]:
    """The map whole; each stop with its live page."""
    drawn = Wide(network_of(nation, live))
    stops = [(live.get(STAGE, nation, stop.slug), words, signs) for stop, words, signs in drawn.stops()]
    return {"drawing": drawn, "stops": stops}


def _down_the_page(nation: Nation, live: Live) -> list[tuple[Row, Entry[Stage] | None]]:
    """The map as rows; each stop with its live page, each heading without one."""
    rows = Tall(network_of(nation, live)).rows
    return [(row, live.get(STAGE, nation, row.stop.slug) if row.stop else None) for row in rows]


@dataclass(frozen=True)
class Listed:
    """A stage in the list under the map: its line, where it may go from there, and how common it is."""

    entry: Entry[Stage]
    line: Line
    after: list[next_steps.ResolvedStep]
    figures: list[Cited]


def _in_the_list(entry: Entry[Stage], live: Live) -> Listed:
    stage = entry.document
    line, after = stage.nation.profile.line(stage.place.line), next_steps.after(stage, live)
    return Listed(entry, line, after, facts_named(live, stage.nation, stage.figures[:1]))


def _coming(nation: Nation) -> Page:
    return Page(
        template="stages/map/not_ready.html",
        path=f"/{nation}/",
        title=f"{nation.label}: this guide is not ready yet",
        description=f"Our guide to child protection in {nation.label} is not written yet. Where to turn now.",
        nation=nation,
        context={"turn_to": nation.profile.not_ready},
    )


@public
def stage(live: Live, *, nation: Nation, slug: str) -> Page:
    """One stage: the answer first, then everything else."""
    entry = get_live_or_410(live, STAGE, nation, slug)
    stage = entry.document
    steps = next_steps.next_steps(stage, live)
    picture = picture_of(stage, live)
    return detail(
        entry, live, template="stages/stage.html",
        under=(),  # the list of stages is the map
        near=crop(stage, live),
        likely=[step for step in steps if not step.rare],
        rare=[step for step in steps if step.rare],
        line=nation.profile.line(stage.place.line),
        facts={"limits": stage.limits, "figures": stage.figures},
        people=who_is_involved(stage, live),
        testimonies=hooks.testimonies_of_stage(nation, slug, live),
        letters=letters_of_stage(slug, nation, live),
        topics=[topic for slug in stage.topics if (topic := live.get(TOPIC, nation, slug))],
        things=number_of_things(stage.today),
        structured=faq({answer.question: answer.in_words for answer in card_of(stage)}),
        picture=picture, style=style_with(picture, drawn="pictured-stage"),
    )  # fmt: skip


@dataclass(frozen=True)
class Met:
    """Somebody who is part of a stage: their page, or plain words where it is not live, and why they are here."""

    entry: Entry[Role] | None
    name: str
    why: str


def who_is_involved(stage: Stage, live: Live) -> list[Met]:
    """The people of a stage, in its order."""
    found = zip(stage.people, named(live, ROLE, stage.nation, stage.roles), strict=True)
    return [
        Met(None, entry.capitalize(), person.why) if isinstance(entry, str) else
        Met(entry, entry.document.title, person.why or entry.document.answer)
        for person, entry in found
    ]  # fmt: skip


@public
def people(live: Live, *, nation: Nation) -> Page:
    """Everyone you may meet: those on your side first, then by when you meet them."""
    roles = members(live, ROLE, nation)
    return listing(
        "people", roles, nation=nation, template="stages/people/people.html", style="short",
        title=f"People you may meet, {nation.label}",
        description="Everyone you may meet in the child protection process: who they work for, what they do, "
        f"and what they cannot decide. {nation.label}.",
        groups=in_groups(roles),
        picture=picture_drawn_as("badges", live, nation),
    )  # fmt: skip


@public
def person(live: Live, *, nation: Nation, slug: str) -> Page:
    """One role: who they work for, what they do, what they cannot decide."""
    entry = get_live_or_410(live, ROLE, nation, slug)
    met_at = [stage for stage in live.of_kind(STAGE, nation) if slug in stage.document.roles]
    return detail(entry, live, template="stages/people/person.html", met_at=met_at)

"""The journey's pages: the map, a stage, the people."""

from glossary.pages import detail, least_checked, listing
from sosguide.nations import Line, Nation
from sosguide.publishing.site.guides import guide, members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import faq
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import PageUnreadable, get_live_or_410
from stages import hooks
from stages.documents import ROLE, STAGE, Stage
from stages.map import next_steps
from stages.map.drawing import draw
from stages.views.frame import facts_named, in_groups, named
from stages.views.letters import letters_of_stage
from stages.views.topics import topics_of_stage


@public
def pathway(live: Live, *, nation: Nation) -> Page:
    """The map of a nation: every stage, as a drawing and as a list."""
    stages, ready = live.of_kind(STAGE, nation), guide(nation, live)
    if ready.away and not stages:
        raise PageUnreadable(nation)
    if not stages and ready.turn_to:
        return _coming(nation)
    return Page(
        template="stages/map/pathway.html",
        path=f"/{nation}/",
        title=f"The child protection journey in {nation.label}: a map of {ready.map_of}",
        description=f"One map of the {'whole ' * ready.written}child protection journey in {nation.label}: what is "
        "happening now, what may happen next, and the ways out.",
        trail=(("Start", "/"),),
        nation=nation,
        entry=least_checked(stages),
        context={
            "drawing": draw([entry.document for entry in stages], nation.profile),
            "stages": [_row(entry, live) for entry in stages],
            "lines": nation.profile.lines,
            "facts": facts_named(live, nation, nation.profile.on_the_map),
            "not_ready": next_steps.not_ready(nation, live),
            "turn_to": ready.turn_to,
        },
    )


def _row(entry: Entry[Stage], live: Live) -> tuple[Entry[Stage], list[next_steps.ResolvedStep], Line]:
    """One stage of the list under the map: where it may go from there, and its line."""
    stage: Stage = entry.document
    return entry, next_steps.after(stage, live), stage.nation.profile.line(stage.place.line)


def _coming(nation: Nation) -> Page:
    return Page(
        template="stages/map/not_ready.html",
        path=f"/{nation}/",
        title=f"{nation.label}: this guide is not ready yet",
        description=f"Our guide to child protection in {nation.label} is not written yet. Where to turn now.",
        trail=(("Start", "/"),),
        nation=nation,
        context={"turn_to": nation.profile.not_ready},
    )


@public
def stage(live: Live, *, nation: Nation, slug: str) -> Page:
    """One stage: the answer first, then everything else."""
    entry = get_live_or_410(live, STAGE, nation, slug)
    stage = entry.document
    return detail(
        entry, live, template="stages/stage.html",
        before=next_steps.before(stage, live),
        after=next_steps.after(stage, live),
        next_steps=next_steps.next_steps(stage, live),
        line=nation.profile.line(stage.place.line),
        facts={"limits": stage.limits, "figures": stage.figures},
        people=named(live, ROLE, nation, stage.people),
        testimonies=hooks.testimonies_of_stage(nation, slug, live),
        letters=letters_of_stage(slug, nation, live),
        topics=topics_of_stage(slug, nation, live),
        structured=faq(_questions(stage)),
    )  # fmt: skip


def _questions(stage: Stage) -> dict[str, str]:
    """The two questions that the first screen answers."""
    force = stage.nation.profile.force_of(stage.force)
    said = " ".join(filter(None, [f"{force.words}.", force.caution, f"And then: {stage.and_then}"]))
    return {
        f"{stage.title}: what is it?": stage.answer,
        f"{stage.title}: can I say no?": said,
    }


@public
def people(live: Live, *, nation: Nation) -> Page:
    """Everyone you may meet, by whom they work for."""
    roles = members(live, ROLE, nation)
    return listing(
        "people", roles, nation=nation, template="stages/people.html", style="short",
        title=f"People you may meet, {nation.label}",
        description="Everyone you may meet in the child protection process: who they work for, what they do, "
        f"and what they cannot decide. {nation.label}.",
        groups=in_groups(roles),
    )  # fmt: skip


@public
def person(live: Live, *, nation: Nation, slug: str) -> Page:
    """One role: who they work for, what they do, what they cannot decide."""
    entry = get_live_or_410(live, ROLE, nation, slug)
    met_at = [stage for stage in live.of_kind(STAGE, nation) if slug in stage.document.people]
    under = (("People", f"/{nation}/people/"),)
    return detail(entry, live, template="stages/person.html", under=under, met_at=met_at)

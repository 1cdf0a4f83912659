"""A stage and what may follow it, on a few sheets: for a reader who needs this stage, and not the whole booklet."""

from sosguide.nations import Nation
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import STAGE, Stage
from stages.map.crop import crop
from stages.on_paper.chapters import chapter, links
from stages.on_paper.of_stage import paper_of_stage


@public
def pack(live: Live, *, nation: Nation, slug: str) -> Page:
    """One stage in full; then each stage that is likely to follow: its card, what to do, and by when."""
    entry = get_live_or_410(live, STAGE, nation, slug)
    stage, resolve = entry.document, links(live, nation, inside=frozenset())
    return paper_of_stage(
        entry, template="stages/paper/pack.html", title=f"{stage.title}, and what may follow",
        near=crop(stage, live),
        chapter=chapter(entry, live, resolve),
        following=[chapter(following, live, resolve) for following in likely_next(stage, live)],
        headings=STAGE.sections,
    )  # fmt: skip


def likely_next(stage: Stage, live: Live) -> list[Entry[Stage]]:
    """The live stages that are likely to follow, each once, the most likely first."""
    slugs = dict.fromkeys(step.to for step in stage.next_steps if not step.rare and step.to != stage.slug)
    return [entry for slug in slugs if slug and (entry := live.get(STAGE, stage.nation, slug))]

"""Facts: what the pages of a nation rest on, by theme, each with its source and what happens when its time is over."""

from django.http import Http404

from glossary.pages import listing
from sosguide.nations import Nation
from sosguide.publishing.site.guides import members, readable
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.references import cited
from stages.documents import FACT, Fact


@public
def themes(live: Live, *, nation: Nation) -> Page:
    """Every theme of which there is a fact, with how many there are."""
    entries = members(live, FACT, nation)
    found = [(theme, len(of_theme(live, nation, theme.slug))) for theme in nation.profile.themes]
    return listing(
        "facts", entries, nation=nation, template="stages/facts/themes.html",
        title=f"The facts this guide rests on, {nation.label}",
        description=f"Every time limit, power, right, age and sum in this guide to child protection in {nation.label}, "
        "said once, each with its place in the law.",
        themes=[(theme, count) for theme, count in found if count],
    )  # fmt: skip


@public
def facts(live: Live, *, nation: Nation, slug: str) -> Page:
    """The facts of one theme, each with an address of its own on the page."""
    theme = next((theme for theme in nation.profile.themes if theme.slug == slug), None)
    if theme is None:
        raise Http404
    entries = readable(of_theme(live, nation, slug), live, FACT, nation)
    if not entries:
        raise Http404
    return listing(
        f"facts/{slug}", entries, nation=nation, template="stages/facts/facts.html", style="lists",
        title=f"{theme.name}: the facts, {nation.label}",
        description=f"{theme.name}: what the law and official guidance in {nation.label} say, each fact with its place "
        "in the law.",
        under=(("Facts", f"/{nation}/facts/"),),
        theme=theme,
        facts=[cited(entry, live) for entry in entries],
    )  # fmt: skip


def of_theme(live: Live, nation: Nation, slug: str) -> list[Entry[Fact]]:
    """The live facts of one theme, in reading order."""
    return [entry for entry in live.of_kind(FACT, nation) if entry.document.theme == slug]

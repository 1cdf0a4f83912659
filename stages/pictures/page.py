"""The page of a nation's pictures."""

from glossary.pages import listing
from sosguide.nations import Nation
from sosguide.publishing.site.guides import entries_or_404
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from stages.pictures.shown import pictures


@public
def in_pictures(live: Live, *, nation: Nation) -> Page:
    """Every picture, each with its words beside it."""
    found = entries_or_404(pictures(live, nation), nation)
    return listing(
        "pictures", (entry for shown in found for entry in shown.entries), nation=nation,
        template="stages/pictures/pictures.html", style="pictures",
        title=f"Child protection in pictures, {nation.label}",
        description="Who sits where in court and at a conference, who works for whom, and how long things take: "
        f"pictures with the same in words. {nation.label}.",
        pictures=found,
    )  # fmt: skip

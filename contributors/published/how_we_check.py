"""`/stories/how-we-check/`: what happens to a testimony before it is shown, and how many were declined."""

from collections import defaultdict
from datetime import date

from contributors.models import Declined
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public

FEWEST = 5  # smaller counts could point at a person, so they are not printed


@public
def how_we_check(live: Live) -> Page:
    """The checks, in order, and the declined by reason and quarter."""
    return Page(
        template="contributors/published/how_we_check.html", path="/stories/how-we-check/",
        title="How we check stories before we show them",
        description="Two people check every story: that nobody can be recognised, and that what it says is right. "
        "What we decline, and why, in numbers.",
        trail=(("Stories", "/stories/"),), context={"quarters": _quarters(live.today), "fewest": FEWEST},
    )  # fmt: skip


def _quarters(today: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Quarters that have ended, newest first: reason and number, small numbers suppressed."""
    now = (today.year, (today.month - 1) // 3)
    found: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for row in Declined.objects.order_by("-quarter", "reason"):
        if (row.quarter.year, (row.quarter.month - 1) // 3) < now and row.how_many:
            number = str(row.how_many) if row.how_many >= FEWEST else f"fewer than {FEWEST}"
            found[row.quarter].append((row.get_reason_display(), number))
    return [(f"{_season(quarter)} {quarter.year}", rows) for quarter, rows in found.items()]


def _season(quarter: date) -> str:
    return ("January to March", "April to June", "July to September", "October to December")[(quarter.month - 1) // 3]

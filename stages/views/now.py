"""It is happening now: one screen each for what cannot wait."""

from glossary.pages import detail, listing
from sosguide.nations import Nation
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import MOMENT
from stages.views.frame import referred_to
from stages.views.help import contacts


@public
def moments(live: Live, *, nation: Nation) -> Page:
    """The choices, each a door."""
    entries = members(live, MOMENT, nation)
    return listing(
        "now", entries, nation=nation, template="stages/now/moments.html",
        title=f"It is happening now: social services or police, {nation.label}",
        description=f"Somebody is at your door, your child was taken, you are asked to sign: what they can do in "
        f"{nation.label}, what they cannot, what you can say, and who answers at this hour.",
        moments=entries,
    )  # fmt: skip


@public
def moment(live: Live, *, nation: Nation, slug: str) -> Page:
    """One moment: the card, what they can and cannot do, words to say, and who answers."""
    entry = get_live_or_410(live, MOMENT, nation, slug)
    document = entry.document
    return detail(
        entry, live, template="stages/now/moment.html",
        contacts=contacts(live, nation, document.organisations),
        pages=referred_to(live, nation, document.pages),
    )  # fmt: skip

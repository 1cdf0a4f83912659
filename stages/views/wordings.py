"""Letters to copy: whole letters as plain text. Nothing is filled in here, and nothing is kept."""

from glossary.pages import detail, listing
from sosguide.nations import Nation
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import WORDING
from stages.views.frame import referred_to


@public
def wordings(live: Live, *, nation: Nation) -> Page:
    """Every letter, with when it is of use."""
    entries = members(live, WORDING, nation)
    return listing(
        "letters-to-copy", entries, nation=nation, template="stages/wordings/wordings.html",
        title=f"Letters to copy: write to social services, {nation.label}",
        description=f"Whole letters to copy in {nation.label}: ask for your records, correct a fact, complain, ask for "
        "an advocate or an interpreter, and more. Nothing is filled in or kept.",
        wordings=entries,
    )  # fmt: skip


@public
def wording(live: Live, *, nation: Nation, slug: str) -> Page:
    """One letter, whole, to copy."""
    entry = get_live_or_410(live, WORDING, nation, slug)
    document = entry.document
    return detail(
        entry, live, template="stages/wordings/wording.html",
        facts={"limits": document.limits},
        pages=referred_to(live, nation, document.pages),
    )  # fmt: skip

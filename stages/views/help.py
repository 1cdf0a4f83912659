"""Who can help: organisations by what they do, those for a crisis first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from glossary.pages import listing
from sosguide.nations import Nation
from sosguide.publishing.documents.source import Mark
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.references import last_read
from stages.documents import ORGANISATION, Organisation
from stages.views.frame import in_groups

CRISIS = ("In danger now", "Mental health and crisis", "Abuse and violence")


@dataclass(frozen=True)
class Contact:
    """An organisation as a page prints it: how to reach it, and when that was last checked."""

    organisation: Organisation
    checked: date | None

    @property
    def telephone(self) -> str:
        return self.organisation.vouched_number

    @property
    def dial(self) -> str:
        return self.organisation.dial

    @property
    def needs_check(self) -> bool:
        """Whether to say that the number was not yet checked: of all but 999 and 101, which everybody knows."""
        return self.checked is None and self.organisation.mark is not Mark.WELL_KNOWN


def contact(entry: Entry[Organisation]) -> Contact:
    """How to reach an organisation that is live."""
    return Contact(entry.document, last_read(entry))


def contacts(live: Live, nation: Nation, slugs: Iterable[str]) -> list[Contact]:
    """The organisations of these slugs that are live."""
    return [contact(entry) for slug in slugs if (entry := live.get(ORGANISATION, nation, slug))]


def contact_groups(live: Live, nation: Nation) -> list[tuple[str, list[Contact]]]:
    """Every live organisation, by what it does: danger and crisis first, then in reading order."""
    groups = in_groups(live.of_kind(ORGANISATION, nation))
    groups.sort(key=lambda group: CRISIS.index(group[0]) if group[0] in CRISIS else len(CRISIS))
    return [(name, [contact(entry) for entry in entries]) for name, entries in groups]


@public
def who_can_help(live: Live, *, nation: Nation) -> Page:
    """Everyone who can help, with what is known of how to reach them."""
    return listing(
        "help", members(live, ORGANISATION, nation), nation=nation, template="stages/helping/help.html",
        title=f"Who can help with social services, {nation.label}",
        description=f"Who can help a family when children’s services are involved in {nation.label}: in danger now, "
        "free advice, lawyers, abuse, mental health, money, complaints.",
        groups=contact_groups(live, nation),
    )  # fmt: skip

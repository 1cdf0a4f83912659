"""How much is shown of who speaks: never more than a large group of people shares."""

from dataclasses import dataclass

from contributors.drafts import Draft
from contributors.published.roles import role_of
from sosguide.nations import Nation
from sosguide.publishing.site.live import Live

BANDS = (
    ("under-5", "Under 5 years"),
    ("5-to-15", "5 to 15 years"),
    ("over-15", "Over 15 years"),
)
ANYBODY = ("independent", "Someone who is not part of the council")
WIDER = {
    "The court": ("the-court", "Someone who works in the family court"),
    "Lawyers": ("lawyers", "A lawyer in family cases"),
    "The council": ("the-council", "Someone who works for a council’s children’s services"),
    "Health": ("health", "Someone who works in health care"),
    "Police": ("police", "Someone who works in the police"),
    "School and nursery": ("school-and-nursery", "Someone who works in a school or nursery"),
    "Caring for your child": ("carers", "Someone who cares for children in care"),
    "Meetings and reviews": ("the-council", "Someone who works for a council’s children’s services"),
    "On your side": ("on-your-side", "A lawyer or advocate in family cases"),
    "For your child in court": ANYBODY,
    "Independent": ANYBODY,
    "Complaints": ANYBODY,
}


@dataclass(frozen=True)
class Attribution:
    """What the public may know: a role (its key), and nation, band and stages where the group is large."""

    role: str
    nation: str = ""
    band: str = ""
    stages: tuple[str, ...] = ()


def large_groups() -> dict[str, frozenset[str]]:
    """Nation to the roles in it that are large groups: `large_roles` of the nations' files."""
    return {nation.value: frozenset(nation.profile.large_roles) for nation in Nation}


def attribution(draft: Draft) -> Attribution:
    """What would be shown today of who wrote a draft.

    Outside the short list the role is widened, and nation and years are left out. A stage belongs to a nation, so it
    stays for a widened role only in a nation whose file says that every widened group is large there.
    """
    if draft.role in large_groups().get(draft.nation, ()):
        return Attribution(draft.role, draft.nation, draft.band, draft.stages)
    wider, _ = WIDER.get(draft.group, ANYBODY)
    large = draft.nation in set(Nation) and Nation(draft.nation).profile.large
    return Attribution(wider, stages=draft.stages if large else ())


def role_words(role: str, nation: str, live: Live) -> str:
    """A shown role in words: those of its nation, unless it is a wider one, which belongs to none."""
    wider = dict([*WIDER.values(), ANYBODY])
    title, _ = role_of(role, nation, live) or (role.replace("-", " ").capitalize(), "")
    return wider.get(role, title)


def band_words(band: str) -> str:
    """A band of years in words."""
    return dict(BANDS).get(band, "")

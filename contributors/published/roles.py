"""The roles a contributor can choose from: those of the people directory, as it is live."""

from itertools import groupby

from sosguide.nations import Nation, in_order
from sosguide.publishing.site.live import Live
from stages.documents import ROLE, STAGE

MOST_STAGES = 3


def role_of(slug: str, nation: str, live: Live) -> tuple[str, str] | None:
    """A role's (title, group) as its own nation says them; where that has no such role, as the first that has it."""
    found = _roles(live)
    return found.get((nation, slug)) or next((role for (_, other), role in found.items() if other == slug), None)


def grouped_roles(live: Live) -> list[tuple[str, list[tuple[str, str]]]]:
    """For a list to choose from: (group, [(role, title), ...]). A role is listed under each of its titles."""
    rows = sorted({(group, title, slug) for (_, slug), (title, group) in _roles(live).items()})
    return [
        (group, [(slug, title) for _, title, slug in rows]) for group, rows in groupby(rows, key=lambda row: row[0])
    ]


def stages(live: Live) -> dict[str, str]:
    """Every live stage as "nation/slug", with its title."""
    return live.memoised(
        "contributors.stages",
        lambda: {
            f"{nation.value}/{entry.document.slug}": entry.document.title
            for nation in Nation
            for entry in live.of_kind(STAGE, nation)
        },
    )


def _roles(live: Live) -> dict[tuple[str, str], tuple[str, str]]:
    """(Nation, role) to (title, group), the nations in their order."""
    return live.memoised(
        "contributors.roles",
        lambda: {
            (nation.value, entry.document.slug): (entry.document.title, entry.document.group)
            for nation in in_order()
            for entry in live.of_kind(ROLE, nation)
        },
    )

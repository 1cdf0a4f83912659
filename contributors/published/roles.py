"""The roles a contributor can choose from: those of the people directory, as it is live."""

from itertools import groupby

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from stages.documents import ROLE, STAGE

MOST_STAGES = 3


def roles(live: Live) -> dict[str, tuple[str, str]]:
    """Role to (title, group), each once, in the order of their groups."""
    return live.memoised("contributors.roles", lambda: _roles(live))


def grouped_roles(live: Live) -> list[tuple[str, list[tuple[str, str]]]]:
    """For a list to choose from: (group, [(role, title), ...])."""
    rows = [(group, slug, title) for slug, (title, group) in roles(live).items()]
    return [
        (group, [(slug, title) for _, slug, title in rows]) for group, rows in groupby(rows, key=lambda row: row[0])
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


def _roles(live: Live) -> dict[str, tuple[str, str]]:
    found = [entry.document for nation in Nation for entry in live.of_kind(ROLE, nation)]
    found.sort(key=lambda role: (role.group, role.title))
    return {role.slug: (role.title, role.group) for role in found}

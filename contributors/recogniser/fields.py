"""What the form's own fields tell: a role that few people hold, a small nation, exact years of experience."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from contributors.recogniser.finding import ADVICE, HINT


@dataclass(frozen=True)
class FieldFinding:
    """One finding about a field of the form. All are hints: the public page widens or drops the field by itself."""

    field: str
    kind: str
    strength: str = HINT

    @property
    def advice(self) -> str:
        """What happens to this field, in plain words."""
        return ADVICE[self.kind]


def field_findings(
    *, role: str, nation: str, band: str, large_groups: Mapping[str, Collection[str]]
) -> list[FieldFinding]:
    """What role, nation and band of years tell together: nothing where enough people share role and nation.

    `role` and `nation` are slugs, `band` any words for years of experience; each may be empty. `large_groups` has,
    for each nation, the roles in it that thousands of people share.
    """
    if not role or role in large_groups.get(nation, ()):
        return []
    common = any(role in roles for roles in large_groups.values())
    found = [FieldFinding("nation", "small nation") if common else FieldFinding("role", "role")]
    return [*found, FieldFinding("band", "years of experience")] if band else found

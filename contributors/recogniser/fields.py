"""Quasi-identifiers in the fields beside a text: a role, a nation and years of experience, taken together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .finding import ADVICE, HINT, Strength


@dataclass(frozen=True)
class FieldFinding:
    """A field that narrows down who the author is. Always a hint: the field can be widened or left out."""

    field: str
    kind: str
    strength: Strength = HINT

    @property
    def advice(self) -> str:
        """What can be done about this field, for the author of the text."""
        return ADVICE[self.kind]


def field_findings(
    *, role: str, nation: str, band: str, large_groups: Mapping[str, Collection[str]]
) -> list[FieldFinding]:
    """Return what role, nation and band of years identify together; nothing where enough people share the first two.

    `role` and `nation` are slugs and `band` any text for years of experience; each may be empty. `large_groups` maps
    each nation to the roles that thousands of people in it share; which those are is for the caller to know.
    """
    if not role or role in large_groups.get(nation, ()):
        return []
    common_elsewhere = any(role in roles for roles in large_groups.values())
    found = [FieldFinding("nation", "small nation") if common_elsewhere else FieldFinding("role", "role")]
    return [*found, FieldFinding("band", "years of experience")] if band else found

"""The mirror: what a colleague could spot in a text and in the fields beside it, for writer and mentor alike."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contributors import recogniser
from contributors.drafts import Draft
from contributors.published.attribution import large_groups
from contributors.recogniser import Finding, field_findings
from contributors.writing.cleaning import LIMIT

_MOST = LIMIT  # characters looked at; longer texts are refused, and looked at again when they are shorter
_AROUND = 40  # characters shown on either side


@dataclass(frozen=True)
class Spot:
    """One finding as a page shows it. `key` stays the same while the same words are in the text."""

    key: str
    kind: str
    strength: str
    advice: str
    excerpt: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Mirror:
    """Strong spots must be changed or explained; hints never block. Nothing found never means safe."""

    strong: tuple[Spot, ...]
    hints: tuple[Spot, ...]

    def unexplained(self, explanations: Mapping[str, str]) -> tuple[Spot, ...]:
        """The strong spots without an explanation."""
        return tuple(spot for spot in self.strong if not explanations.get(spot.key))


def mirror(draft: Draft) -> Mirror:
    """Look at a draft: its words and its fields. Local rules; nothing is stored and nobody is asked."""
    spots = [
        *_in_fields(draft),
        *_once(_spot(draft.text, finding) for finding in recogniser.findings(draft.text[:_MOST])),
    ]
    strong = tuple(spot for spot in spots if spot.strength == "strong")
    return Mirror(strong, tuple(spot for spot in spots if spot.strength != "strong"))


def _spot(text: str, finding: Finding) -> Spot:
    excerpt = text[finding.start : finding.end]
    return Spot(
        key=_key(finding.kind, excerpt), kind=finding.kind, strength=finding.strength, advice=finding.advice,
        excerpt=excerpt, before=text[max(finding.start - _AROUND, 0) : finding.start],
        after=text[finding.end : finding.end + _AROUND],
    )  # fmt: skip


def _key(kind: str, excerpt: str) -> str:
    return hashlib.sha256(f"{kind}|{excerpt.lower()}".encode()).hexdigest()[:10]


def _once(spots: Iterable[Spot]) -> list[Spot]:
    """The same words found twice are one spot."""
    found: dict[str, Spot] = {}
    for spot in spots:
        found.setdefault(spot.key, spot)
    return list(found.values())


def _in_fields(draft: Draft) -> list[Spot]:
    """The fields themselves: a rare role, a small nation. The page widens or drops them by itself."""
    found = field_findings(role=draft.role, nation=draft.nation, band=draft.band, large_groups=large_groups())
    words = {"role": "Your role", "nation": "Where you work", "band": "How long you have worked"}
    return [
        Spot(_key(row.kind, row.field), row.kind, row.strength, row.advice, words.get(row.field, row.field))
        for row in found
    ]

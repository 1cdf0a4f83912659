"""A stage as a chapter, for paper: what is needed to act, with everything resolved against what is live."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sosguide.nations import Nation
from sosguide.publishing.site.card import Answer, card_of
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import Resolve, to_html
from sosguide.publishing.site.references import Cited
from stages.documents import STAGE, Stage
from stages.map import next_steps
from stages.views.frame import facts_named
from stages.views.stages import Met, who_is_involved


@dataclass(frozen=True)
class Chapter:
    """One stage on paper: its card, its texts, what may follow and by when."""

    entry: Entry[Stage]
    card: tuple[Answer, ...]
    texts: dict[str, SafeString]
    next_steps: list[next_steps.ResolvedStep]
    limits: list[Cited]
    people: list[Met]
    overdue: bool


def chapter(entry: Entry[Stage], live: Live, resolve: Resolve) -> Chapter:
    """A live stage as a chapter; `resolve` says where its links lead."""
    stage = entry.document
    return Chapter(
        entry,
        card_of(stage),
        {field: to_html(getattr(stage, field), resolve=resolve) for field in STAGE.sections},
        next_steps.next_steps(stage, live),
        facts_named(live, stage.nation, stage.limits),
        who_is_involved(stage, live),
        entry.overdue(live.today),
    )


def links(live: Live, nation: Nation, *, inside: frozenset[str]) -> Resolve:
    """Where links on paper lead: to a place of the same paper, for the kinds that are `inside`; else to the page."""

    def resolve(kind: str, slug: str) -> str:
        entry = live.find(kind, nation, slug)
        if entry and kind in inside:
            return f"#{kind}-{slug}"
        return entry.path if entry else ""

    return resolve

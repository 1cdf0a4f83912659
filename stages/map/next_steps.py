"""How stages hang together: what may come next, and what may have come before. Live documents only."""

from dataclasses import dataclass

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from stages.documents import STAGE, NextStep, Stage, Way

WAY_WORDS = {
    Way.UP: "a step up",
    Way.DOWN: "a step down",
    Way.SIDEWAYS: "alongside",
    Way.OUT: "a way out",
}
WAY_MARK = {Way.UP: "↑", Way.DOWN: "↓", Way.SIDEWAYS: "→", Way.OUT: "✓"}
THE_END, END_MARK = "the end", "•"  # no tick: what ends here may be a loss, such as an adoption


@dataclass(frozen=True)
class ResolvedStep:
    """One next step, resolved: `path` is "" where the stage is not live, `title` "" where it ends."""

    when: str
    way: Way
    title: str
    path: str
    short: str = ""
    stays: bool = False
    rare: bool = False
    ends: str = ""

    @property
    def words(self) -> str:
        return WAY_WORDS[self.way] if self.title else THE_END

    @property
    def mark(self) -> str:
        """The way as a sign, always beside the words."""
        return WAY_MARK[self.way] if self.title else END_MARK


def next_steps(stage: Stage, live: Live) -> list[ResolvedStep]:
    """Every next step of a stage, in the order of its document."""
    return [_resolved(stage, step, live) for step in stage.next_steps]


def _resolved(stage: Stage, step: NextStep, live: Live) -> ResolvedStep:
    entry = live.get(STAGE, stage.nation, step.to)
    title = entry.document.title if entry else step.to.replace("-", " ").capitalize()
    short = entry.document.short_name if entry else title
    return ResolvedStep(
        step.when, step.way, title, entry.path if entry else "", short, step.to == stage.slug, step.rare, step.ends
    )  # fmt: skip


def after(stage: Stage, live: Live) -> list[ResolvedStep]:
    """Where it may go from here: each next stage and each ending once, in reading order of the document."""
    return list({step.title or step.ends: step for step in next_steps(stage, live) if not step.stays}.values())


def not_ready(nation: Nation, live: Live) -> list[str]:
    """Names of stages that a live stage leads to and that are not live themselves."""
    names = {
        step.to.replace("-", " ")
        for entry in live.of_kind(STAGE, nation)
        for step in entry.document.next_steps
        if step.to and (STAGE.name, nation, step.to) not in live.published()
    }
    return sorted(names)

"""How good the letter reader is: real-looking papers read over the content files, as if all were approved."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from stages.letters.answer import answer_to

WRITTEN_SINCE = {
    "application-refused-or-withdrawn",
    "carer-approval-letter",
    "letter-of-intention-to-issue",
    "placement-order-papers",
    "plan-not-made-or-ended",
    "section-20-ended",
    "section-47-outcome",
}
"""Papers that have a page since the shared letters were written, which know none for them."""


@dataclass(frozen=True)
class Paper:
    """One text with what it is: `kind` or one that will do, or None where no paper of ours fits; what it never is.

    `lot`: in which of the lots it was written (docs/letters.md says how each was first read).
    """

    id: str
    text: str
    kind: str | None
    also_ok: tuple[str, ...]
    never: tuple[str, ...]
    status: str
    stage: str | None
    lot: int


@dataclass(frozen=True)
class Outcome:
    """What the reader named, what the first of these does and its stage; and whether that is right, unsure or never."""

    paper: Paper
    named: tuple[str, ...]
    status: str
    stage: str

    @property
    def never(self) -> bool:
        """Whether it named what this paper is not, which could harm."""
        return any(slug in self.paper.never for slug in self.named)

    @property
    def right(self) -> bool:
        """Whether the paper is among those named, or there is none and none was named."""
        wanted = {self.paper.kind, *self.paper.also_ok} | (WRITTEN_SINCE if self.paper.kind is None else set())
        if not self.named:
            return self.paper.kind is None
        return not self.never and any(slug in wanted for slug in self.named)

    @property
    def unsure(self) -> bool:
        """Whether it named none although there is an answer."""
        return not self.named and self.paper.kind is not None


def read_papers(path: Path) -> list[Paper]:
    """Read a file of papers, one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Paper(row["id"], row["text"], row["kind"], tuple(row["also_ok"]), tuple(row["never"]),
              row["status"], row["stage"], row.get("lot", 0))
        for row in rows
    ]  # fmt: skip


def read_out(paper: Paper, live: Live) -> Outcome:
    """Read one paper on the page of England's letters, where a family would paste it."""
    answer = answer_to(paper.text, live=live, nation=Nation.ENGLAND)
    first = (answer.named or answer.aside or (None,))[0]
    return Outcome(
        paper,
        tuple(match.letter.document.slug for match in answer.named),
        first.does.value if first else "",
        first.stage if first else "",
    )


def share(outcomes: Iterable[Outcome], what: str) -> float:
    """The share of papers for which this holds: "right", "unsure" or "never"."""
    found = [getattr(outcome, what) for outcome in outcomes]
    return float(sum(found) / max(len(found), 1))

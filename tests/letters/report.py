"""What `make score` prints of the letter reader: right, unsure and never for each file, and every paper missed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings

from sosguide.publishing.content.tree import read_tree
from tests.letters.scoring import Outcome, read_out, read_papers, share
from tests.search.scoring.asking import as_live

OWN = settings.BASE_DIR / "tests" / "letters" / "own.jsonl"
SHARED = settings.BASE_DIR.parent / "shared" / "letters" / "dev.jsonl"  # not in the repository: used where it is


def main(files: Sequence[Path] = ()) -> None:
    """Read every paper of these files (without any, of all there are), and print the report."""
    for line in report(files or [path for path in (SHARED, OWN) if path.exists()]):
        print(line)


def report(files: Sequence[Path]) -> Iterator[str]:
    """The lines of the report."""
    live = as_live(read_tree(settings.CONTENT_DIR))
    for file in files:
        outcomes = [read_out(paper, live) for paper in read_papers(file)]
        yield f"\n{file.name}: {len(outcomes)} letters"
        yield _figures(outcomes)
        yield from (_miss(outcome) for outcome in outcomes if not outcome.right)


def _figures(outcomes: Sequence[Outcome]) -> str:
    answered = [outcome for outcome in outcomes if outcome.paper.kind]
    never = sum(outcome.never for outcome in outcomes)
    shares = f"right {share(outcomes, 'right'):4.0%}   unsure where there is an answer {share(answered, 'unsure'):4.0%}"
    return f"  {shares}   never {never}"


def _miss(outcome: Outcome) -> str:
    what = "NEVER" if outcome.never else "unsure" if outcome.unsure else "wrong"
    return f"  {what} {outcome.paper.id}: wanted {outcome.paper.kind or 'none'}; named {', '.join(outcome.named) or 'none'}"

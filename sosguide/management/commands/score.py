"""Score the search with real questions: whose page is first, in the first three, in the first five."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from sosguide.publishing.shelf import read_shelf
from sosguide.search.scoring import PLACES, STATED, TOGETHER, Outcome, as_live, ask, facts_stated, read_questions, share

OWN = settings.BASE_DIR / "tests" / "questions.jsonl"
SHARED = settings.BASE_DIR.parent / "shared" / "questions" / "dev.jsonl"


class Command(BaseCommand):
    help = "Score the search with real questions over the content files. Needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which questions, and how much to say."""
        parser.add_argument("files", nargs="*", type=Path, help="files of questions; without any, all there are")
        parser.add_argument("--brief", action="store_true", help="figures only, without the misses")

    def handle(self, *, files: list[Path], brief: bool, **options: Any) -> None:
        """Ask every question, and print the shares and what was missed."""
        live = as_live(read_shelf(settings.CONTENT_DIR))
        self.stdout.write(f"Question score, {timezone.localdate():%-d %B %Y}, {len(live.entries)} content files")
        for path in files or [path for path in (SHARED, OWN) if path.exists()]:
            outcomes = [ask(question, live) for question in read_questions(path)]
            self._figures(path.name, outcomes)
            for outcome in () if brief else outcomes:
                self._miss(outcome)
        self.stdout.write(
            f"\nA key fact counts as stated where {STATED:.0%} of its telling words, by rarity, stand within "
            f"{TOGETHER} lines or sentences of a page. That counts words, not meaning. "
            "By chance: the same on a page that is no answer."
        )

    def _figures(self, name: str, outcomes: list[Outcome]) -> None:
        self.stdout.write(f"\n{name}: {len(outcomes)} questions")
        for strict, words in ((True, "the best page"), (False, "the best page or one that will do")):
            shares = "   ".join(f"first {n}: {share(outcomes, places=n, strict=strict):4.0%}" for n in PLACES)
            self.stdout.write(f"  {words:35} {shares}")
        best, nearby, chance = (facts_stated(outcomes, where=where) for where in ("stated", "nearby", "by_chance"))
        told = f"on the best page {best:.0%}, on it or one that will do {nearby:.0%}, by chance {chance:.0%}"
        self.stdout.write(f"  {'key facts stated':35} {told}")

    def _miss(self, outcome: Outcome) -> None:
        asked = outcome.question
        if not 0 < outcome.any <= max(PLACES):
            self.stdout.write(f"  miss {asked.id}: {asked.question}")
            self.stdout.write(f"    wanted {asked.best}; found {', '.join(outcome.found) or 'nothing'}")
        for fact, nearby in zip(asked.key_facts, outcome.nearby, strict=True):
            if not nearby:
                self.stdout.write(f"  fact {asked.id}: not on {asked.best}: {fact}")

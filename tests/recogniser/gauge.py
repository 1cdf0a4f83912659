"""Recall and precision of the recogniser on cases with gold spans. A gold span is found if any finding overlaps it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from contributors.recogniser import Finding, findings

HERE = Path(__file__).resolve().parent
DEV = HERE.parents[2] / "shared" / "screening" / "dev.jsonl"
CLEAN = (HERE / "data" / "clean.txt").read_text("utf-8")


def cases(path: Path = HERE / "data" / "cases.jsonl", *, held_out: bool | None = None) -> list[dict]:
    """The cases of a file: all of them, or only those held out while the rules were made, or only the others."""
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return [case for case in found if held_out is None or case.get("held_out", False) is held_out]


def overlaps(finding: Finding, span: dict) -> bool:
    return finding.start < span["end"] and span["start"] < finding.end


@dataclass
class Score:
    """Counts over cases, and what went wrong in words."""

    gold: int = 0
    found: int = 0
    flags: int = 0
    right: int = 0
    clean_flagged: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.gold

    @property
    def precision(self) -> float:
        return self.right / self.flags


def score(cases: Iterable[dict]) -> Score:
    total = Score()
    for case in cases:
        flags = findings(case["text"])
        missed = [s for s in case["spans"] if not any(overlaps(f, s) for f in flags)]
        wrong = [f for f in flags if not any(overlaps(f, s) for s in case["spans"])]
        total.gold += len(case["spans"])
        total.found += len(case["spans"]) - len(missed)
        total.flags += len(flags)
        total.right += len(flags) - len(wrong)
        total.clean_flagged += bool(flags and not case["spans"])
        total.misses += [f"{case['id']} missed {s['text']}: {case['text']}" for s in missed]
        total.misses += [
            f"{case['id']} wrong {case['text'][f.start : f.end]} ({f.kind}): {case['text']}" for f in wrong
        ]
    return total


def first_names() -> dict[str, list[str]]:
    """Origin to first names."""
    lines = (HERE / "data" / "first_names.txt").read_text("utf-8").splitlines()
    return {line.split(": ")[0]: line.split(": ")[1].split(", ") for line in lines if not line.startswith("#")}


PROBES = {
    "mid-sentence": ("When I told {} that the plan had changed, nobody spoke.", str),
    "sentence start": ("{} was moved again before the end of term.", str),
    "all lower case": ("the worst part was leaving {} at the new placement", str.lower),
    "possessive": ("I went to {}'s review and it rained.", str),
    "capitals": ("THE WORST PART WAS LEAVING {} AT THE NEW PLACEMENT", str.upper),
}


def probe(name: str, how: str) -> bool:
    """Whether this name is found in this kind of sentence."""
    sentence, form = PROBES[how]
    start = sentence.index("{")
    span = {"start": start, "end": start + len(form(name))}
    return any(overlaps(finding, span) for finding in findings(sentence.format(form(name))))

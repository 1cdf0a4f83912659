"""The papers we measure with are sound, none is named as what it is not, and the figures we show are measured."""

import json
import re
from collections import Counter
from functools import cache

import pytest
from django.template.loader import render_to_string

from sosguide.nations import Nation
from stages.documents import LETTER
from tests.letters.report import OWN, SHARED, report
from tests.letters.scoring import Outcome, Paper, read_out, read_papers, share

pytestmark = pytest.mark.xdist_group("score")
FILES = pytest.mark.parametrize("file", [OWN, SHARED], ids=lambda file: file.name)


@pytest.fixture(scope="module")
def outcomes(england):
    """What came of each paper of a file; each is read once."""

    @cache
    def read(file):
        if not file.exists():
            pytest.skip("the shared letters are not here")
        return [read_out(paper, england) for paper in read_papers(file)]

    return read


@FILES
def test_no_paper_is_ever_named_as_what_could_harm(outcomes, file):
    assert [(outcome.paper.id, outcome.named) for outcome in outcomes(file) if outcome.never] == []


@FILES
def test_nearly_every_paper_is_known_or_honestly_left_unsure(outcomes, file):
    answered = [outcome for outcome in outcomes(file) if outcome.paper.kind]
    assert share(outcomes(file), "right") >= 0.92
    assert share(answered, "unsure") <= 0.1


@FILES
def test_of_a_paper_that_is_known_nearly_always_what_it_does_and_its_stage_are_too(outcomes, file):
    known = [outcome for outcome in outcomes(file) if outcome.named[:1] == (outcome.paper.kind,)]
    assert known
    assert sum(outcome.status == outcome.paper.status for outcome in known) >= 0.95 * len(known)
    assert sum(outcome.stage == outcome.paper.stage for outcome in known) >= 0.98 * len(known)


def test_our_own_papers_are_many_and_every_letter_is_among_them(england):
    papers = read_papers(OWN)
    known = {entry.document.slug for entry in england.of_kind(LETTER, Nation.ENGLAND)}
    kinds = Counter(paper.kind for paper in papers)
    assert len(papers) >= 150
    assert len({paper.id for paper in papers}) == len({paper.text for paper in papers}) == len(papers)
    assert {slug for paper in papers for slug in (paper.kind, *paper.also_ok, *paper.never) if slug} <= known
    journey = {entry.document.slug for entry in england.of_kind(LETTER, Nation.ENGLAND) if not entry.document.aside}
    assert journey <= set(kinds)
    assert {paper.lot for paper in papers} == set(range(1, 13))


def test_no_paper_of_ours_is_one_of_the_shared_ones():
    if not SHARED.exists():
        pytest.skip("the shared letters are not here")
    theirs = {sentence for paper in read_papers(SHARED) for sentence in _sentences(paper.text)}
    ours = {sentence for paper in read_papers(OWN) for sentence in _sentences(paper.text)}
    assert [sentence for sentence in ours & theirs if len(sentence.split()) > 9] == []


def _sentences(text):
    return re.split(r"(?<=[.!?])\s+|\n\n", text)


@FILES
def test_the_figures_we_show_are_those_we_measure(outcomes, file):
    """They are written by hand, with their date: whoever changes the letters or their rules measures again."""
    found = outcomes(file)
    row = "".join(f"<td>{value}</td>" for value in _row(found))
    shown = re.sub(r">\s+<", "><", render_to_string("history/letters.html"))
    assert row in shown
    assert f"{len(found)} " in shown


def _row(found):
    answered = [outcome for outcome in found if outcome.paper.kind]
    shares = (share(found, "right"), share(answered, "unsure"))
    return [*(f"{value:.0%}".replace("%", " %") for value in shares), sum(outcome.never for outcome in found)]


def test_the_report_prints_the_shares_and_every_miss(tmp_path):
    row = {"text": "The weather is fine.", "nation": "england", "kind": "interim-order", "also_ok": [], "never": [],
           "stage": None, "status": "decided"}  # fmt: skip
    file = tmp_path / "few.jsonl"
    file.write_text(
        "".join(json.dumps({**row, "id": name, **more}) + "\n" for name, more in (("a", {}), ("b", {"kind": None})))
    )
    lines = list(report([file]))
    assert "right  50%   unsure where there is an answer 100%   never 0" in lines[1]
    assert lines[2] == "  unsure a: wanted interim-order; named none"


def test_a_paper_named_as_what_could_harm_counts_as_that_even_beside_the_right_name():
    paper = Paper("p", "A text.", "safety-plan-paper", (), ("final-order",), "", None, 1)
    harmful = Outcome(paper, ("safety-plan-paper", "final-order"), "", "")
    assert (harmful.never, harmful.right) == (True, False)
    assert Outcome(paper, ("safety-plan-paper",), "", "").right

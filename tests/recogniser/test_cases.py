"""The recogniser on cases: sentences of professionals with gold spans, and sentences that identify nobody."""

import pytest

from contributors.recogniser import HINT, findings
from tests.recogniser.gauge import CLEAN, DEV, HERE, cases, score

SETS = {
    "own, tuned on": (HERE / "data" / "cases.jsonl", False),
    "own, held out": (HERE / "data" / "cases.jsonl", True),
    "dev": (DEV, None),
}


@pytest.fixture(params=SETS, scope="module")
def some_cases(request):
    path, held_out = SETS[request.param]
    if not path.exists():
        pytest.skip("these cases are not part of the repository")
    return cases(path, held_out=held_out)


def test_the_recogniser_finds_what_identifies_and_little_else(some_cases):
    found = score(some_cases)
    least = 0.90 if some_cases[0].get("held_out") else 0.95
    assert found.recall >= least, found.misses
    assert found.precision >= 0.90, found.misses


def test_clean_sentences_stay_clean(some_cases):
    found = score(case for case in some_cases if not case["spans"])
    assert found.clean_flagged <= 2, found.misses


def test_there_are_enough_cases_and_half_of_them_name_nobody():
    own = cases()
    clean = [case for case in own if not case["spans"]]
    assert len(own) >= 250
    assert len(clean) * 2 >= len(own) * 0.9
    assert len({case["text"] for case in own}) == len(own)
    assert sum(case["held_out"] for case in own) * 4 >= len(own)


def test_every_gold_span_has_the_text_at_its_offsets():
    for case in cases():
        for span in case["spans"]:
            assert case["text"][span["start"] : span["end"]] == span["text"], case["id"]


def test_a_whole_clean_text_raises_at_most_three_hints_in_500_words_and_nothing_strong():
    words = len(CLEAN.split())
    found = findings(CLEAN)
    assert words >= 1500
    assert len(found) * 500 <= 3 * words, [(f.kind, CLEAN[f.start : f.end]) for f in found]
    assert {finding.strength for finding in found} <= {HINT}


def test_no_own_case_is_copied_from_the_others():
    if DEV.exists():
        assert {case["text"] for case in cases()}.isdisjoint(case["text"] for case in cases(DEV))

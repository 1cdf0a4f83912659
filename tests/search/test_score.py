"""The question score: that our own questions are sound, and that it measures what it says."""

import json
import re
from difflib import SequenceMatcher
from functools import cache

import pytest
from django.template.loader import render_to_string

from sosguide.nations import Nation
from sosguide.search.index import index_of
from sosguide.search.pages import text_of
from tests.search.report import OWN, SHARED, main
from tests.search.scoring import PLACES, Case, ask, facts_stated, read_cases, share

pytestmark = pytest.mark.xdist_group("score")  # one worker asks all the questions, once


@pytest.fixture(scope="session")
def asked(england):
    """From a file of questions to what came of each; every question is put once."""
    return cache(lambda file: [ask(case, england) for case in read_cases(file)])


@pytest.fixture
def outcomes(asked):
    return asked(OWN)


def test_our_own_questions_are_many_and_each_has_a_page_and_facts(england):
    from django.urls import resolve

    cases = read_cases(OWN)
    live = {entry.path for entry in england.entries.values()}
    assert len(cases) >= 120
    assert len({case.id for case in cases}) == len({case.question for case in cases}) == len(cases)
    for case in cases:
        assert case.key_facts
        for path in (case.best, *case.also_ok):
            assert path in live or resolve(path), (case.id, path)


def test_no_question_of_ours_is_one_of_the_shared_questions():
    theirs = (
        [json.loads(line)["question"].lower() for line in SHARED.read_text().splitlines()] if SHARED.exists() else []
    )
    alike = [
        (ours.question, other)
        for ours in read_cases(OWN)
        for other in theirs
        if SequenceMatcher(None, ours.question.lower(), other).quick_ratio() > 0.8
        and SequenceMatcher(None, ours.question.lower(), other).ratio() > 0.6
    ]
    assert alike == []


def test_search_puts_a_right_page_in_the_first_five_for_nearly_all_of_our_questions(outcomes):
    assert share(outcomes, places=1, strict=False) >= 0.75
    assert share(outcomes, places=3, strict=False) >= 0.88
    assert share(outcomes, places=5, strict=False) >= 0.92


@pytest.mark.parametrize("file", [OWN, SHARED], ids=lambda file: file.name)
def test_the_figures_we_show_are_those_we_measure(asked, file):
    """They are written by hand, with their date: whoever changes the content or the search measures again."""
    if not file.exists():
        pytest.skip("the shared questions are not here")
    outcomes = asked(file)
    figures = [share(outcomes, places=places, strict=False) for places in PLACES]
    figures += [share(outcomes, places=1, strict=True), facts_stated(outcomes, where="stated")]
    row = "".join(f"<td>{figure:.0%}</td>" for figure in figures).replace("%", " %")
    shown = re.sub(r">\s+<", "><", render_to_string("history/score.html"))
    assert row in shown
    assert f"{len(outcomes)} " in shown


def test_questions_are_asked_of_pages_with_the_words_of_the_facts_they_name(england):
    pages = index_of(england, Nation.ENGLAND).pages
    assert [page.path for page in pages if "{fact:" in text_of(page)] == []
    assert "15 working days" in text_of(next(page for page in pages if page.slug == "section-47-enquiry"))


def test_the_strict_share_is_never_above_the_lenient_one(outcomes):
    for places in (1, 3, 5):
        assert share(outcomes, places=places, strict=True) <= share(outcomes, places=places, strict=False)


def test_facts_stand_on_the_page_that_answers_far_oftener_than_on_another(outcomes):
    assert facts_stated(outcomes, where="stated") > 2 * facts_stated(outcomes, where="by_chance")


def test_a_fact_is_stated_where_its_words_stand_together_and_not_where_they_are_far_apart(england):
    def stated(fact):
        case = Case("x", "interim care order", Nation.ENGLAND, "/england/stages/police-protection/", (), (fact,))
        return ask(case, england).stated

    assert stated("The police can keep a child safe for up to 72 hours") == (True,)
    assert stated("Kangaroos hop over a billabong at dawn") == (False,)


def test_an_address_that_moved_for_ever_is_the_same_page(tmp_path):
    row = {"id": "x", "question": "contact", "nation": "england", "best": "/england/topics/contact/",
           "also_ok": ["/england/topics/case-closed/"]}  # fmt: skip
    (tmp_path / "one.jsonl").write_text(json.dumps(row))
    (case,) = read_cases(tmp_path / "one.jsonl")
    assert (case.best, *case.also_ok) == ("/england/stages/contact/", "/england/stages/case-closed/")


def test_the_report_prints_the_shares_and_every_miss(tmp_path, capsys):
    rows = [
        {"id": "hit", "question": "what is a child protection plan", "best": "/england/stages/child-protection-plan/"},
        {"id": "gone", "question": "xyzzy", "best": "/england/stages/contact/", "key_facts": ["Kangaroos hop at dawn"]},
    ]
    file = tmp_path / "few.jsonl"
    whole = {"nation": "england", "also_ok": [], "key_facts": []}
    file.write_text("".join(json.dumps(whole | row) + "\n" for row in rows))
    main([str(file)])
    printed = capsys.readouterr().out
    assert "few.jsonl: 2 questions" in printed
    assert "the best page                       first 1:  50%   first 3:  50%   first 5:  50%" in printed
    assert "miss gone: xyzzy" in printed
    assert "fact gone: not on /england/stages/contact/: Kangaroos hop at dawn" in printed
    assert "miss hit" not in printed


def test_the_growing_guide_of_the_bench_is_searched_like_the_real_one():
    from sosguide.search.ranking import search
    from tests.search.bench import grown

    live = grown(300)
    assert len(live.entries) == 300
    assert search("child protection plan", live, Nation.ENGLAND).in_order

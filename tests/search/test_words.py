"""From what people type to what is looked up: endings, lay words, short names, slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosguide.search.lexicon import lexicon, synonyms
from sosguide.search.spelling import Speller
from sosguide.search.tokens import STOP_WORDS, split_words, stem, stems


@pytest.mark.parametrize(
    "alike",
    [
        "assess assessed assesses assessment assessments assessing",
        "visit visits visited visiting",
        "worry worries worried",
        "stop stops stopped stopping",
        "adopt adopted adoption adoptions",
        "police",
    ],
)
def test_the_endings_of_a_word_make_no_difference(alike):
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize("typed", ["s47", "S.47", "s 47", "section 47", "Sec. 47", "SECTION 47"])
def test_a_section_of_an_act_is_one_word_however_it_is_written(typed):
    assert split_words(typed) == ["s47"]


def test_an_apostrophe_makes_no_other_word():
    assert (
        split_words("my child’s plan, don't") == split_words("my child's plan, dont") == ["my", "child", "plan", "dont"]
    )


@pytest.mark.parametrize(
    ("lay", "ours"), [("mam", "mother"), ("nans", "grandparent"), ("kids", "child"), ("SS", "social services")]
)
def test_synonyms_stand_for_ours(lay, ours):
    assert lexicon().tokenise(lay).content_words == stems(ours)


def test_a_phrase_adds_what_it_means_whatever_stands_before_its_nouns():
    known = lexicon()
    for typed in ("they want to take my baby", "they want to take the babies", "took our two kids"):
        assert stem("removal") in known.tokenise(typed).added, typed
    assert known.tokenise("take a seat").added == []


def test_a_short_name_of_the_glossary_is_tokenised_as_the_words_it_stands_for():
    known = lexicon([("PLO", "Public Law Outline")])
    assert known.tokenise("the plo meeting").content_words == known.tokenise("Public Law Outline meeting").content_words


def test_every_lay_word_stands_once_and_leads_to_content_words():
    left = [left for left, _ in synonyms()]
    assert sorted({word for word in left if left.count(word) > 1}) == []
    assert [left for left, right in synonyms() if not stems(right)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("soical", "social"), ("wroker", "worker"), ("asesment", "assessment"), ("confrence", "conference"),
     ("gardian", "guardian"), ("proceedins", "proceedings"),
     ("cancer", ""), ("hall", ""), ("social", ""), ("xx", ""), ("zzzzzzzzz", "")],
)  # fmt: skip
def test_a_slip_is_corrected_and_a_word_of_its_own_is_left_alone(typed, meant):
    ours = "social worker assessment conference guardian proceedings cancel hell".split()
    assert Speller(dict.fromkeys(ours, 30)).correction(typed) == meant


def test_a_rare_word_of_ours_is_no_slip_unless_its_neighbour_is_very_common():
    assert Speller({"carer": 4, "career": 3}).correction("career") == ""
    assert Speller({"carer": 100, "career": 1}).correction("career") == "carer"


def test_a_short_word_that_we_do_not_have_is_no_slip_for_a_rare_one_unless_that_is_a_name_of_the_glossary():
    assert Speller({"tick": 3}).correction("thick") == ""
    assert Speller({"tick": 30}).correction("thick") == "tick"
    assert Speller({"gillick": 3}).correction("gilick") == ""
    assert Speller({"gillick": 3}, {"gillick"}).correction("gilick") == "gillick"


def test_a_name_of_the_glossary_is_never_a_slip():
    assert Speller({"start": 500, "strat": 1}).correction("strat") == "start"
    assert Speller({"start": 500, "strat": 1}, {"strat"}).correction("strat") == ""


KNOWN = lexicon()


@given(st.text(max_size=60))
def test_any_text_can_be_tokenised(text):
    tokenised = KNOWN.tokenise(text)
    assert set(tokenised.content_words) == {s for s in tokenised.stems if s not in STOP_WORDS}
    assert all(stem(word) for word in split_words(text))

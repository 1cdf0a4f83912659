"""From what people type to what is looked up: endings, lay words, short names, slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosguide.search.lexicon import lay_words, lexicon
from sosguide.search.spelling import Speller
from sosguide.search.stems import plain_words, stem, stems


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
    assert plain_words(typed) == ["s47"]


def test_an_apostrophe_makes_no_other_word():
    assert (
        plain_words("my child’s plan, don't") == plain_words("my child's plan, dont") == ["my", "child", "plan", "dont"]
    )


@pytest.mark.parametrize(
    ("lay", "ours"), [("mam", "mother"), ("nans", "grandparent"), ("kids", "child"), ("SS", "social services")]
)
def test_lay_words_stand_for_ours(lay, ours):
    assert lexicon().read(lay).telling == stems(ours)


def test_a_phrase_adds_what_it_means_whatever_stands_before_its_nouns():
    known = lexicon()
    for typed in ("they want to take my baby", "they want to take the babies", "took our two kids"):
        assert stem("removal") in known.read(typed).added, typed
    assert known.read("take a seat").added == []


def test_a_short_name_of_the_glossary_is_read_as_the_words_it_stands_for():
    known = lexicon([("PLO", "Public Law Outline")])
    assert known.read("the plo meeting").telling == known.read("Public Law Outline meeting").telling


def test_every_lay_word_stands_once_and_leads_to_words_that_tell_something():
    left = [left for left, _ in lay_words()]
    assert sorted({word for word in left if left.count(word) > 1}) == []
    assert [left for left, right in lay_words() if not stems(right)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("soical", "social"), ("wroker", "worker"), ("asesment", "assessment"), ("confrence", "conference"),
     ("gardian", "guardian"), ("proceedins", "proceedings"),
     ("cancer", ""), ("hall", ""), ("social", ""), ("xx", ""), ("zzzzzzzzz", "")],
)  # fmt: skip
def test_a_slip_is_mended_and_a_word_of_its_own_is_left_alone(typed, meant):
    ours = "social worker assessment conference guardian proceedings cancel hell".split()
    assert Speller(dict.fromkeys(ours, 30)).meant(typed) == meant


def test_a_rare_word_of_ours_is_no_slip_unless_its_neighbour_is_very_common():
    assert Speller({"carer": 4, "career": 3}).meant("career") == ""
    assert Speller({"carer": 100, "career": 1}).meant("career") == "carer"


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    reading = lexicon().read(text)
    assert set(reading.telling) <= set(reading.everything)
    assert all(stem(word) for word in plain_words(text))

"""How hard a text is to read: counted the same way every time, in words, not in marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosguide.publishing.content.reading_age import LONG_SENTENCE, measure, plain, syllables


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("you", 1), ("child", 1), ("help", 1), ("make", 1), ("family", 3), ("social", 2), ("worker", 2),
        ("council", 2), ("parents", 2), ("police", 2), ("decision", 3), ("conference", 3),
        ("responsibility", 6), ("asked", 1), ("needed", 2), ("wanted", 2), ("placed", 1), ("houses", 2),
        ("times", 1), ("people", 2), ("little", 2), ("47", 1), ("s47", 1), ("a", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word, number):
    assert syllables(word) == number
    assert syllables(word.upper()) == number


def test_marks_are_not_words_and_links_keep_theirs():
    assert plain("**Bold**, _italic_ and [the conference](stage:child-protection-conference)") == (
        "Bold, italic and the conference"
    )


def test_no_words_have_no_age():
    for texts in ([], [""], ["**"], ["- \n- "]):
        assert measure(texts).words == 0
        assert measure(texts).age == 0


def test_the_age_is_the_grade_of_flesch_and_kincaid_and_five():
    """Worked out by hand: six words in two sentences and all short; then six words of twelve syllables in one."""
    assert measure(["The cat sat. The dog ran."]).age == 5.0
    grade = 0.39 * 6 + 11.8 * 12 / 6 - 15.59
    assert measure(["Social services visit a new family."]).age == round(grade + 5, 1)


def test_each_point_of_a_list_and_each_paragraph_is_a_sentence():
    points = "You can ask:\n\n- who decides\n- when it ends\n1. what is written down\n\nThen wait"
    assert measure([points]).long_sentences == ()
    assert measure([points]).age < measure([points.replace("\n", " ").replace("- ", "").replace("1. ", "")]).age


def test_a_line_that_is_only_broken_is_no_new_sentence():
    assert measure(["The social worker\nwrites a plan."]) == measure(["The social worker writes a plan."])


def test_long_sentences_are_told_word_for_word():
    just_right = " ".join(["word"] * LONG_SENTENCE) + "."
    too_long = "Another " + just_right
    assert measure([just_right]).long_sentences == ()
    assert measure([f"Short. {too_long} Short again."]).long_sentences == (too_long,)


def test_a_link_counts_by_its_words_and_not_by_its_address():
    assert measure(["Read [this](stage:child-protection-conference)."]) == measure(["Read this."])


def test_shorter_words_and_sentences_are_never_harder():
    easy = "They want to help. You can say no."
    hard = "Practitioners' interventions necessitate multidisciplinary collaboration notwithstanding disagreement."
    assert measure([easy]).age < 9 < measure([hard]).age


@given(st.lists(st.text(max_size=200), max_size=3))
def test_any_text_can_be_measured(texts):
    reading = measure(texts)
    assert reading.age >= 0
    assert reading.words >= 0
    assert all(sentence.strip() for sentence in reading.long_sentences)

"""The words of a letter are explained whatever its layout, and come back as they were typed."""

import pytest

from sosguide.nations import Nation
from stages.letters.paste import read
from stages.letters.tidying import tidy


@pytest.fixture(scope="module")
def explained(england):
    """From a text to the slugs of the words explained in it, and the text as it is shown."""

    def explain(text):
        reading = read(tidy(text), live=england, nation=Nation.ENGLAND)
        shown = "\n".join("".join(piece for piece, _ in line) for line in reading.lines)
        return {term.document.slug for term in reading.terms}, shown

    return explain


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The court made a care\norder today.", "care-order"),
        ("It is a care\u00a0order.", "care-order"),
        ("They hold a child protection con-\nference soon.", "initial-child-protection-conference"),
        ("The children\u2019s guardian came.", "childrens-guardian"),
        ("This is signi\ufb01cant harm.", "significant-harm"),
        ("A pre\u2011birth assessment was made.", "pre-birth"),
        ("Two supervision orders were made.", "supervision-order"),
        ("> a letter before\u000cproceedings came", "letter-before-proceedings"),
    ],
)
def test_a_word_is_explained_however_it_is_printed(explained, text, word):
    found, shown = explained(text)
    assert word in found
    assert shown == "\n".join(line for line in tidy(text).split("\n") if line.strip())


def test_words_of_two_paragraphs_are_not_one_word(explained):
    found, _ = explained("This is about care.\n\nOrder your meals here.")
    assert "care-order" not in found


def test_a_name_over_two_lines_is_marked_on_both(england):
    reading = read("It is a care\norder.", live=england, nation=Nation.ENGLAND)
    marked = [piece for line in reading.lines for piece, term in line if term]
    assert marked == ["care", "order"]

"""Two texts as one: nothing lost on either side, and no text so odd that comparing it takes long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosguide.publishing.compare import _parts, pieces

TEXTS = st.text(alphabet="ab. \n", max_size=60)


@given(before=TEXTS, after=TEXTS)
def test_both_texts_can_be_read_in_the_pieces(before, after):
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.state != "added") == before
    assert "".join(piece.text for piece in found if piece.state != "removed") == after


def test_changed_words_stand_alone():
    found = [(piece.state, piece.text) for piece in pieces("It is 10 days.", "It is 15 days.")]
    assert found == [("same", "It is "), ("removed", "10 "), ("added", "15 "), ("same", "days.")]


@pytest.mark.parametrize("words", ["a b ", "a ", "Sir. "])
def test_a_text_that_repeats_itself_is_compared_in_larger_parts(words):
    """Word by word, each of these would take from seconds to minutes."""
    old, new = _parts(words * 2000, words * 1999 + "b")
    assert len(old) * len(new) <= 200_000 or len(set(old)) > 100

"""Nothing invisible gets in: it could be a mark that leads to a person."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from contributors.writing.cleaning import cleaned, one_line

WATERMARKS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202e\u2066\u2069\u034f\u3164\u2800\ufe0f\U000e0041\u180e\x00\x1b\x7f\ue000\u061c"


def test_watermarks_bidirectional_and_control_characters_are_gone():
    assert cleaned("be" + "".join(f"{mark}" for mark in WATERMARKS) + "fore") == "before"


def test_paragraphs_stay_and_odd_spaces_become_plain():
    assert (
        cleaned("One\u00a0 \u2003two\t three \r\n\r\n\r\n\r\n four\u2028five\rsix ")
        == "One two three\n\nfour\nfive\nsix"
    )
    assert one_line(" a\n\nb\u200b c ") == "a b c"


def test_letters_of_every_script_stay():
    for text in ("Zażółć gęślą jaźń", "Ẹ̀kọ́ ni ìmọ́lẹ̀", "ਪੰਜਾਬੀ ਬੋਲੀ", "Ymlaen â’r gân", "中文句子", "مرحبا"):
        assert cleaned(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_and_leaves_nothing_invisible(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for c in once)

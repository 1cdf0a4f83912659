"""Letters of another script that look Latin are found; a word wholly in another script is not mixed."""

import pytest

from contributors.recogniser import STRONG, findings
from tests.recogniser.gauge import CLEAN, first_names

KIND = "mixed letters"


def mixed(text: str) -> list[str]:
    return [text[f.start : f.end] for f in findings(text) if f.kind == KIND]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I sit besidе families in thаt room.", ["besidе", "thаt"]),  # Cyrillic
        ("We listen tο them.", ["tο"]),  # Greek
        ("It is а room. І wait. They cаn сор with it.", ["а", "І", "cаn", "сор"]),
        ("The fаmily's own words", ["fаmily"]),
        ("We wait in the ｈall and 𝐥isten.", ["ｈall", "𝐥isten"]),  # full-width, mathematical
        ("Не is late. тhe day, Ꭰay", ["Не", "тhe", "Ꭰay"]),
    ],
)
def test_a_letter_of_another_script_among_latin_ones_is_found(text, words):
    assert mixed(text) == words
    assert {f.strength for f in findings(text) if f.kind == KIND} == {STRONG}


@pytest.mark.parametrize(
    "text",
    [
        "Анна, Ольга, Ξένια, Νίκος, 山田, さくら子, محمد, שרה, ნინო, Հայկ",
        "Müller, Siobhán, Łukasz, Işıl, Ħasan, Đorđe, Nguyễn, Þóra, Kaʻiulani, Ɓukar",
        "Владимир и Ольга были у дома",
        "It was 5 µg, in the 1ª room, at 20 °C, for £5 or ½ of it, the “ﬁrst” naïve café…",
    ],
)
def test_a_word_in_one_script_is_not(text):
    assert mixed(text) == []


def test_nothing_of_the_clean_text_and_no_first_name_is_mixed():
    assert mixed(CLEAN) == []
    assert mixed(", ".join(name for names in first_names().values() for name in names)) == []


def test_a_name_stays_a_name_where_it_is_mixed_too():
    text = "Then Kаyleigh left."
    assert [(text[f.start : f.end], f.strength) for f in findings(text)] == [("Kаyleigh", STRONG)]

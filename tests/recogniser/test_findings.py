"""What holds for every text: it can be read, spans are inside it, and an identifier added to it is found."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributors.recogniser import ADVICE, HINT, STRONG, findings
from contributors.recogniser.patterns import PATTERNS
from tests.recogniser.gauge import CLEAN, cases, overlaps
from tests.thoroughness import examples

CLEAN_SENTENCES = [case["text"] for case in cases() if not case["spans"]]
IDENTIFIERS = {
    "person": "Kayleigh",
    "place": "Rotherham",
    "case number": "ZE23C50123",
    "NHS number": "943 476 5919",
    "NI number": "AB 12 34 56 C",
    "postcode": "LS9 7TF",
    "phone": "07700 900461",
    "email": "j.osei@example.org",
    "link": "https://www.example.org/review",
    "account": "@sosmum_82",
    "date": "14 March 2016",
    "age": "a nine-year-old",
    "number plate": "YK17 HGF",
}


def check(text: str) -> None:
    """What must hold of the findings of any text."""
    end = 0
    for finding in findings(text):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.strength in (STRONG, HINT)
        assert finding.advice == ADVICE[finding.kind]
        end = finding.end


@given(st.text(max_size=400))
@settings(max_examples=examples(300))
def test_any_text_can_be_read_and_every_span_is_in_the_text(text):
    check(text)


@given(
    st.lists(
        st.sampled_from([*CLEAN.split()[:300], *IDENTIFIERS.values(), '"', "\n", "St", "the", "Mr", "O'", "-", "É"])
    )
)
@settings(max_examples=examples(150))
def test_any_words_in_any_order_can_be_read(words):
    check(" ".join(words))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "\ud800", "'", "Mr", "St", "…", "a" * 5000, "ﷺ", "K" * 50 + "'s"]
)
def test_odd_texts_are_read_without_complaint(text):
    check(text)


@given(st.sampled_from(CLEAN_SENTENCES), st.sampled_from(sorted(IDENTIFIERS)))
@settings(max_examples=examples(300))
def test_an_identifier_added_to_a_clean_sentence_is_found(sentence, kind):
    identifier = IDENTIFIERS[kind]
    text = f"{sentence} It was about {identifier} again."
    span = {"start": len(sentence) + 14, "end": len(sentence) + 14 + len(identifier)}
    found = [finding for finding in findings(text) if overlaps(finding, span)]
    assert kind in {finding.kind for finding in found}, text


@given(
    st.sampled_from(CLEAN_SENTENCES), st.sampled_from(["Kayleigh", "Oluwaseun", "zbigniew", "Abdirahman's"]), st.data()
)
@settings(max_examples=examples(300))
def test_a_name_is_found_anywhere_in_a_clean_sentence(sentence, name, data):
    gaps = [match.start() for match in re.finditer(" ", sentence)]
    place = data.draw(st.sampled_from(gaps))
    text = f"{sentence[:place]} {name}{sentence[place:]}"
    span = {"start": place + 1, "end": place + 1 + len(name)}
    assert any(overlaps(finding, span) for finding in findings(text)), text


def test_the_same_text_gives_the_same_findings_and_nothing_is_remembered():
    text = "Kayleigh went to Hull on 14 March 2016."
    first = findings(text)
    findings("Somebody else went nowhere.")
    assert findings(text) == first


def test_spans_are_characters_of_the_text_as_given():
    text = "“Zoë…” — the fi\ufb01rst line\r\nand then\u00a0Siobha\u0301n O’Rourke left."
    found = {text[f.start : f.end] for f in findings(text)}
    assert "Siobha\u0301n O’Rourke" in found
    assert "Zoë" in found


def test_every_kind_that_a_pattern_finds_has_advice():
    assert {pattern.kind for pattern in PATTERNS} <= ADVICE.keys()


def test_advice_is_calm_and_never_says_safe():
    for advice in ADVICE.values():
        assert not re.search(r"\bsafe|\bmust\b|danger|illegal|!", advice, re.IGNORECASE)
        assert re.search(
            r"“|Leave it out|leave it out|without|[Cc]hange|can leave|We can publish|in your own words|wider words",
            advice,
        ), advice


def test_a_name_inside_a_quotation_is_still_found():
    text = 'She said: "You will never find Kayleigh, not in a hundred years."'
    found = {(f.kind, f.strength) for f in findings(text)}
    assert found == {("quotation", HINT), ("person", STRONG)}


def test_of_overlapping_findings_a_strong_one_is_kept_before_a_longer_hint():
    text = 'She said: "Kayleigh will not come home tonight, and nor will you."'
    assert [(text[f.start : f.end], f.strength) for f in findings(text)] == [("Kayleigh", STRONG)]


def test_a_case_number_is_found_beside_words_of_the_sector():
    text = "Section 47, C110A and ZE23C50123 are three different things."
    assert [text[f.start : f.end] for f in findings(text)] == ["ZE23C50123"]


def processor_seconds(text: str) -> float:
    """The least processor time of three readings, which other work on the machine hardly changes."""
    times = []
    for _ in range(3):
        start = time.process_time()
        findings(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", ['"a ', "J.", "St ", "Mr ", "besidе ", "— ", "1st of May ", "A-"])
def test_a_text_of_one_thing_takes_little_time_which_grows_only_with_its_length(piece):
    short, long = (piece * 8_000)[:2_000], (piece * 8_000)[:8_000]
    findings(short)
    seconds = processor_seconds(long)
    assert seconds < 2  # about a tenth of this is usual
    # four times the length: about 4 times the time if it grows with the length, 16 if with its square
    assert seconds < 9 * processor_seconds(short)

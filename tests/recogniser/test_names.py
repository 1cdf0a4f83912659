"""Names of every origin are found alike: capitals or not, first in a sentence or not."""

import pytest

from contributors.recogniser import findings
from tests.recogniser.gauge import PROBES, first_names, probe


@pytest.mark.parametrize("how", PROBES)
def test_names_of_every_origin_are_found_alike(how):
    found = {origin: sum(probe(name, how) for name in names) / len(names) for origin, names in first_names().items()}
    assert min(found.values()) >= 0.8, found
    assert sum(found.values()) / len(found) >= 0.97, found


def test_there_are_at_least_225_names_of_fifteen_origins():
    assert len(first_names()) >= 15
    assert sum(len(names) for names in first_names().values()) >= 225


@pytest.mark.parametrize(
    "sentence",
    [
        "I told Anne-Marie that I was leaving.",
        "She had a card from Mary-Kate Fitzgibbon-Hale on the shelf.",
        "We met Ní Dhomhnaill in the corridor.",
        "His mother was Aoife O’Súilleabháin.",
        "The letter was signed by R. J. Thistlewood.",
        "her colleague n'golo wept",
        "He was called al-Hassan at school.",
        "The expert was Prof. Dr. Ödön Székely.",
        "It was Mr MacDiarmid who rang.",
        "the foster carer, mrs jones, never complained",
        "Everyone knew Big Dave from the duty desk.",
        "I asked Nana Yaa what she wanted.",
        "I have a picture from 小明 on my wall.",
        "He was known as Владимир at home.",
    ],
)
def test_a_name_is_found_however_it_is_written(sentence):
    assert findings(sentence)


@pytest.mark.parametrize(
    ("as_a_name", "as_a_word"),
    [
        ("I told Grace about it.", "There was grace in it."),
        ("We met Hope at the gate.", "We met with hope at the gate."),
        ("I drove Will to school.", "I know that it will rain."),
        ("Mark told me to go.", "Mark my words, they will go."),
        ("June told us about it.", "In June we were told about it."),
        ("Joy was moved again.", "Joy was the last thing on my mind."),
        ("Rose's brother came.", "Rose petals came with the card."),
        ("The expert was Mr Green.", "The folder was green."),
        ("The worst was when the Browns left.", "The browns and greys of that room were sad."),
        ("I work in Reading now.", "Reading is what I do now."),
        ("The court in Bath was shut.", "Bath and bed were at seven."),
        ("they are in hull", "they were in the hull of the boat"),
        ("He was called Tank.", "There was a tank in the room."),
        ("I met Can Yilmaz there.", "You can meet us there."),
    ],
)
def test_a_word_that_is_also_a_name_or_a_place_is_told_apart(as_a_name, as_a_word):
    assert findings(as_a_name)
    assert findings(as_a_word) == []


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u200d", "\u2060", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u034f", "\u3164"]
)
def test_invisible_characters_cannot_hide_a_name(hidden):
    name = hidden.join("Kayleigh")
    text = f"I was {hidden}the worker for {name} then."
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == name


def test_look_alike_letters_cannot_hide_a_name():
    text = "I was the worker for Kaylеigh then."  # the second e is Cyrillic
    (finding,) = findings(text)
    assert finding.kind == "person"
    assert text[finding.start : finding.end] == "Kaylеigh"

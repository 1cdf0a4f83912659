"""The six words: drawn from a clean list, the same again, never stored."""

import hashlib
import re
import threading

import pytest

from contributors import keys, receipt_words
from contributors.models import Receipt
from tests.contributors import testimonies

UNFIT = [
    "custody",
    "custodian",
    "foster",
    "nanny",
    "nursery",
    "removal",
    "judge",
    "imprison",
    "jailhouse",
    "prison",
    "panic",
    "hurt",
    "shame",
    "bruising",
    "punch",
    "slapping",
    "violate",
    "suffering",
    "sufferer",
    "grief",
    "graveyard",
    "womb",
    "groin",
    "frighten",
    "scared",
    "obedience",
    "smother",
    "undead",
    "child",
    "mother",
    "father",
    "baby",
    "police",
    "arrest",
    "court",
    "adopt",
    "abuse",
    "neglect",
    "danger",
    "harm",
    "victim",
    "blame",
    "guilt",
    "kidnap",
    "drown",
    "strangle",
]


def test_the_list_is_long_enough_plain_and_holds_no_word_that_hurts():
    words = receipt_words.word_list()
    assert len(words) >= 7_600
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 9 for word in words)
    assert not set(words) & set(UNFIT)


def test_the_same_number_gives_the_same_words_and_another_key_gives_others(settings):
    number = receipt_words.new_number()
    words = receipt_words.words_of(number)
    assert words == receipt_words.words_of(number)
    assert len(words) == 6
    assert words != receipt_words.words_of(receipt_words.new_number())
    settings.RECEIPT_KEY = "another key of more than thirty-two letters"
    assert words != receipt_words.words_of(number)


def test_words_are_read_in_any_case_spacing_and_punctuation():
    assert receipt_words.as_typed(" 1. Otter, PLATE-maple\n violin;  candle Tide. ") == (
        "otter", "plate", "maple", "violin", "candle", "tide",
    )  # fmt: skip


def test_the_lookup_hash_is_slow_scrypt_with_a_pepper_from_outside(settings):
    from sosguide import settings as production

    settings.RECEIPT_COST = production.RECEIPT_COST
    words = ("otter", "plate", "maple", "violin", "candle", "tide")
    pepper = keys.mark("lookup", b"")
    expected = hashlib.scrypt(" ".join(words).encode(), salt=pepper, n=2**15, r=8, p=1, maxmem=2**26, dklen=32).hex()
    assert receipt_words.lookup(words) == expected
    settings.RECEIPT_KEY = "another key of more than thirty-two letters"
    assert receipt_words.lookup(words) != expected


def test_hashes_wait_for_each_other_so_that_a_crowd_cannot_eat_the_memory(monkeypatch):
    monkeypatch.setattr(receipt_words, "_PATIENCE", 0.01)
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with receipt_words._one_at_a_time():
            inside.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert inside.wait(10)
    with pytest.raises(receipt_words.TooBusy):
        receipt_words.lookup(("otter",))
    leave.set()
    holder.join()


def test_only_two_hashes_of_a_receipt_are_stored(guide):
    row, words = testimonies.sent()
    receipt = Receipt.objects.values().get(testimony=row)
    assert set(receipt) == {"testimony_id", "number_hash", "lookup"}
    told = type(row).objects.values().get()
    del told["consent_wording"]  # our own sentences: "that", "word" and "family" are in the list as well
    stored = " ".join(str(value) for value in [*receipt.values(), *told.values()])
    assert not any(re.search(rf"\b{word}\b", stored) for word in words.split())


def test_a_pass_lasts_half_an_hour(guide, monkeypatch):
    row, _ = testimonies.sent()
    given = receipt_words.give_pass(row.pk)
    assert str(row.pk) not in given
    assert receipt_words.read_pass(given) == row.pk
    monkeypatch.setattr(receipt_words, "PASS_LASTS", -1)
    with pytest.raises(receipt_words.Expired):
        receipt_words.read_pass(given)
    for forged in ("", "x", "é", given[:-4] + "AAAA"):
        with pytest.raises(receipt_words.Expired):
            receipt_words.read_pass(forged)

"""The lists: small, licensed, sorted as the look-up needs them, and loaded only when they are first used."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from contributors.recogniser.lists import grammar
from contributors.recogniser.lists.reader import DATA, read_lines, section, word_set

ROOT = Path(__file__).resolve().parents[2]


def test_all_lists_together_stay_small():
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file() and path.suffix != ".pyc") < 600_000


def test_every_list_is_in_the_readme_with_its_licence():
    readme = (DATA / "README.md").read_text("utf-8")
    for path in DATA.glob("*.txt*"):
        assert f"`{path.name}`" in readme, path.name
    assert "CC BY 4.0" in readme
    assert "names-dataset" not in readme


@pytest.mark.parametrize("name", ["words", "given_names", "surnames"])
def test_compressed_lists_are_sorted_and_look_up_is_exact(name):
    listed = read_lines(name)
    assert listed == sorted(set(listed))
    assert all(word in word_set(name) for word in listed[::97])
    assert "zzzzq" not in word_set(name)
    assert listed[5][:-1] + "_" not in word_set(name)


def test_no_dictionary_word_is_listed_as_a_plain_name():
    assert set(read_lines("words")).isdisjoint(read_lines("given_names"))
    assert set(read_lines("words")).isdisjoint(read_lines("surnames"))


def test_hand_written_lists_have_their_headings():
    for name, heading in [
        ("sector", "words"),
        ("nationalities", "wide"),
        ("grammar", "personal verbs"),
        ("councils", ""),
    ]:
        assert len(section(name, heading)) > 20


def test_a_heading_that_a_list_does_not_have_is_refused():
    with pytest.raises(KeyError):
        section("grammar", "speeking")


def test_every_heading_of_the_grammar_has_a_constant():
    headings = re.findall(r"^\[(.+)\]$", (DATA / "grammar.txt").read_text("utf-8"), re.MULTILINE)
    assert len(headings) > 40
    constants = [value for value in vars(grammar).values() if isinstance(value, frozenset)]
    assert all(section("grammar", heading) in constants for heading in headings)
    assert len(constants) == len(headings)


def test_nothing_large_is_loaded_before_the_first_text_and_memory_stays_small():
    code = (
        "import sys, tracemalloc; tracemalloc.start();"
        "from contributors.recogniser import findings;"
        "from contributors.recogniser.lists import reader;"
        "assert reader.word_set.cache_info().currsize == 0;"
        "findings('Kayleigh went to Hull.');"
        "assert 'django' not in sys.modules;"
        "print(tracemalloc.get_traced_memory()[1] // 1_000_000)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert int(done.stdout) < 40

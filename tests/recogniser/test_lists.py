"""The lists: small, licensed, in the order that the look-up needs, and loaded only when somebody asks."""

import subprocess
import sys
from pathlib import Path

import pytest

from contributors.recogniser.lists import DATA, entries, lines, section

ROOT = Path(__file__).resolve().parents[2]


def test_all_lists_together_stay_small():
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file() and path.suffix != ".pyc") < 600_000


def test_every_list_stands_in_the_readme_with_its_licence():
    readme = (DATA / "README.md").read_text("utf-8")
    for path in DATA.glob("*.txt*"):
        assert f"`{path.name}`" in readme, path.name
    assert "CC BY 4.0" in readme
    assert "names-dataset" not in readme


@pytest.mark.parametrize("name", ["words", "given_names", "surnames"])
def test_compressed_lists_are_sorted_and_look_up_is_exact(name):
    listed = lines(name)
    assert listed == sorted(set(listed))
    assert all(word in entries(name) for word in listed[::97])
    assert "zzzzq" not in entries(name)
    assert listed[5][:-1] + "_" not in entries(name)


def test_no_dictionary_word_is_listed_as_a_plain_name():
    assert set(lines("words")).isdisjoint(lines("given_names"))
    assert set(lines("words")).isdisjoint(lines("surnames"))


def test_hand_written_lists_have_their_headings():
    for name, heading in [("sector", "words"), ("peoples", "home"), ("grammar", "speaking"), ("councils", "")]:
        assert len(section(name, heading)) > 20


def test_nothing_large_is_loaded_before_the_first_text_and_memory_stays_small():
    code = (
        "import sys, tracemalloc; tracemalloc.start();"
        "from contributors.recogniser import findings, lists;"
        "assert lists.entries.cache_info().currsize == 0;"
        "findings('Kayleigh went to Hull.');"
        "assert 'django' not in sys.modules;"
        "print(tracemalloc.get_traced_memory()[1] // 1_000_000)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert int(done.stdout) < 40

"""The table of the numbers of search is that of the code."""

import re
from pathlib import Path

from sosguide.search import weights

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "search.md").read_text("utf-8")


def test_the_docs_have_a_row_for_every_number_of_search_with_its_value():
    rows = re.findall(r"^\| ([A-Z][A-Z0-9_]+) \| ([0-9.]+) \|", DOCS, re.MULTILINE)
    assert rows == [(name, str(value)) for name, value in vars(weights).items() if name.isupper()]


def test_the_docs_say_which_kinds_count_less_than_a_whole_page():
    from sosguide.publishing.documents.kinds import KINDS

    said = dict(re.findall(r"^\| ([a-z]+) \| ([0-9.]+) \|", DOCS, re.MULTILINE))
    assert said == {kind.name: str(kind.search_weight) for kind in KINDS.values() if kind.search_weight != 1}

"""No page of England's guide tells a length of time or a sum that a fact on it does not say.

Telephone numbers have a test of their own, `test_telephone_numbers.py`.
"""

from xml.etree.ElementTree import Element, SubElement

import pytest

from tests import addresses
from tests.addresses import tree
from tests.pages.facts.comes_from import figures, typed


@pytest.fixture
def guide(site) -> dict[str, Element]:
    """England's pages as they are public, by address."""
    pages = addresses.pages(site.url, site.folder).items()
    return {path: tree(page) for path, page in pages if path.startswith("/england/") and "/changes/" not in path}


def test_every_length_of_time_and_every_sum_comes_from_a_fact_on_that_page(guide):
    found = {path: typed(page, path) for path, page in guide.items()}
    assert {path: words for path, words in found.items() if words} == {}, {p: w for p, w in found.items() if w}


def test_everything_that_a_page_says_it_rests_on_is_said_in_full(guide):
    """A telephone number that a page prints has no place in the law, and no line of its own there."""
    rows = {path: [addresses.words(row) for row in page.findall(".//ol[@class='sources small']/li")]
            for path, page in guide.items()}  # fmt: skip
    assert sum(map(len, rows.values())) > 1000
    assert {path: row for path, found in rows.items() for row in found if not row or row.endswith(":")} == {}


def test_the_pages_that_matter_most_are_looked_at(guide):
    for path in ("/england/", "/england/stages/police-protection/", "/england/time-limits/", "/england/print/",
                 "/england/letters/", "/england/glossary/", "/england/facts/how-long/"):  # fmt: skip
        assert path in guide
    police = " ".join(guide["/england/stages/police-protection/"].find("body/main").itertext())
    assert "72 hours" in figures(police)


@pytest.mark.parametrize("words", ["You have 11 working days.", "It costs £77.", "It ends after thirty-week checks."])
def test_what_is_typed_beside_the_facts_of_a_page_is_seen(guide, words):
    path = "/england/stages/police-protection/"
    page = addresses.html(b"<title>A page</title><main></main>")
    SubElement(page.find("body/main"), "p").text = words
    assert typed(page, path) != []
    assert typed(guide[path], path) == []

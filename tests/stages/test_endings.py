"""A journey that ends says so in its own words where it has some: on the page, on paper and in the map's list."""

import pytest

from tests.addresses import html, words
from tests.builders import publish, role, source, stage

ADOPTED = {"when": "A court makes an adoption order", "way": "out", "ends": "The legal tie ends"}
WELL = {"when": "All is well", "way": "out"}


@pytest.fixture
def two_endings(client, db):
    """A stage at which two things can end."""
    for document in (source(), role(), stage(next_steps=[ADOPTED, WELL])):
        publish(document)
    return client


@pytest.mark.parametrize("path", ["/wales/stages/test-stage/", "/wales/print/"])
def test_an_ending_is_told_in_its_own_words_and_any_other_as_it_ends_here(two_endings, path):
    page = html(two_endings.get(path).content)
    told = [words(li) for ways in page.findall(".//ul[@class='index ways']") for li in ways.iter("li")]
    assert [one.split(". ")[0].removeprefix("• ") for one in told] == ["The legal tie ends", "It ends here"]
    assert "A court makes an adoption order." in told[0]


def test_the_list_of_the_map_tells_both_endings(two_endings):
    page = html(two_endings.get("/wales/").content)
    listed = page.find(".//ol[@class='stops']")
    assert [words(span) for span in listed.iter("span")] == ["The legal tie ends", "it ends here"]

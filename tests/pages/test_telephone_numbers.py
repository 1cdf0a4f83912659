"""Whoever reads a number on a page reads that of an organisation, as its file has it, and one of their own nation's."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings

from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.source import Mark
from stages.checks.telephone_numbers import digits, known, numbers_in
from tests import addresses
from tests.addresses import Answer, tree, words

EVERYWHERE = ""


@pytest.fixture
def ours() -> dict[str, set[str]]:
    """The numbers that may stand on the pages of each nation, and on those of none."""
    content = read_tree(settings.CONTENT_DIR)
    organisations = {nation: known(content, nation) for nation in Nation}
    numbers: dict[str, set[str]] = {nation: {*found} for nation, found in organisations.items()}
    for nation, profile in content.profiles.items():
        numbers[nation] |= {someone.dial for someone in profile.not_ready.turn_to} if profile.not_ready else set()
    everywhere = {Mark.WELL_KNOWN: "", Mark.VERIFIED_2: "The whole UK"}  # what everybody knows, and who says so
    everybody_knows = {
        number
        for found in organisations.values()
        for number, o in found.items()
        if o.mark in everywhere and everywhere[o.mark] in o.where
    }
    numbers = {nation: found | everybody_knows for nation, found in numbers.items()}
    return numbers | {EVERYWHERE: set().union(*numbers.values())}


@pytest.fixture
def pages(site) -> dict[str, Answer]:
    """Every page there is, quiet twins too."""
    return addresses.pages(site.url, site.folder)


def nation_of(path: str) -> str:
    """The nation that a page is of, by its address."""
    first = path.split("/")[1]
    return first if first in {*Nation} else EVERYWHERE


def test_every_number_on_a_page_is_that_of_an_organisation(pages, ours):
    seen, strange = set(), {}
    for path, answer in pages.items():
        found = {digits(number) for _, number in numbers_in(words(tree(answer).find("body")))}
        seen |= found
        if found - ours[nation_of(path)]:
            strange[path] = found - ours[nation_of(path)]
    assert strange == {}
    assert {"999", "101", "08088010366", "08088005000", "116123"} <= seen


def test_a_number_that_can_be_rung_is_the_one_that_is_read(pages, ours):
    for path, answer in pages.items():
        for link in tree(answer).iter("a"):
            if urlsplit(link.get("href") or "").scheme == "tel":
                dialled = urlsplit(link.get("href")).path
                assert dialled == digits(words(link)), path
                assert dialled in ours[nation_of(path)], path

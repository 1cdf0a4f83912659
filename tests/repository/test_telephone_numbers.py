"""Every telephone number in the repository is one that the content has, with the page it was seen on and the day."""

import pytest
from django.conf import settings

from sosguide.publishing.content.tree import read_tree
from stages.checks.telephone_numbers import digits, known, numbers_in
from tests.repository.test_habits import ROOT, kept

INVENTED = ("tests/", "requirements/", "static/")
"""Tests invent numbers, hashes are no numbers, and style sheets and drawings have only measures."""
NOT_OURS = {
    "0123456789": "the ten digits",
    "0800555111": "Crimestoppers: the recogniser takes it for nobody's own number, and no page shows it",
}


@pytest.fixture(scope="module")
def table() -> dict[str, tuple[str, object]]:
    """Where each number was seen, and when."""
    tree = read_tree(settings.CONTENT_DIR)
    seen = {n: (o.seen_at, o.seen_on) for nation in tree.profiles for n, o in known(tree, nation).items()}
    waiting = [profile.not_ready for profile in tree.profiles.values() if profile.not_ready]
    seen |= {one.dial: (one.seen_at, one.seen_on) for ready in waiting for one in ready.turn_to if one.telephone}
    return seen


def numbers(name: str) -> set[str]:
    return {digits(number) for _, number in numbers_in((ROOT / name).read_text("utf-8"))}


def test_every_number_says_where_it_was_seen_and_when(table):
    assert len(table) > 15
    assert {number: seen for number, seen in table.items() if not all(seen)} == {}


def test_every_number_in_the_repository_is_in_the_table(table):
    ours = [name for name in kept() if not name.startswith(INVENTED)]
    found = {name: numbers(name) - table.keys() - NOT_OURS.keys() for name in ours}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert numbers("contributors/recogniser/lists/data/codes.txt") & table.keys()


def test_no_template_types_a_number_because_it_prints_an_organisations():
    templates = [name for name in kept() if name.startswith("templates/")]
    assert {name: numbers(name) for name in templates if numbers(name)} == {}


def test_the_helpline_for_those_who_worry_about_a_child_is_the_nspccs_own(table):
    """It was wrong once: 0800 in place of 0808."""
    assert "08088005000" in table
    assert "08008005000" not in table

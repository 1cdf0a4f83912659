"""The telephone number for free advice is written once, in its organisation's document."""

import re
from pathlib import Path

import pytest

from sosguide.nations import Nation, default
from sosguide.publishing.workflow import withdraw
from sosguide.views.site import broken
from tests.addresses import html, words
from tests.builders import person, publish
from tests.stages.makers import organisation

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def line(db):
    """The organisation that is rung for free advice in England."""
    return publish(_line(telephone="0300 111 2222", hours="Daily, 9am to 5pm."))


def _line(**values):
    slug = Nation.ENGLAND.profile.advice_line
    return organisation(slug, nation="england", title="A test line", mark="VERIFIED", seen_on="2026-11-21", **values)


def _foot(client, path: str):
    return html(client.get(path).content).find("body/footer")


@pytest.mark.parametrize("path", ["/", "/safety/", "/england/", "/no/such/page/"])
def test_the_foot_names_the_organisation_as_its_document_does(client, line, path):
    foot = _foot(client, path)
    said = "In office hours: A test line England. Daily, 9am to 5pm. 0300 111 2222"
    assert said in " ".join(words(foot).split())
    assert "tel:03001112222" in [a.get("href") for a in foot.iter("a")]


def test_the_foot_says_how_the_council_is_reached_at_night(client, line):
    """In the words of the nation's file, and before the line that is shut at that hour."""
    said = words(_foot(client, "/england/"))
    at_night = f"Tonight: your council {Nation.ENGLAND.profile.at_night}"
    assert Nation.ENGLAND.profile.at_night
    assert 0 <= said.index(at_night) < said.index("In office hours")


def test_a_new_number_is_at_the_foot_at_the_next_request(client, line):
    publish(_line(telephone="0300 999 8888", hours="Daily, 9am to 5pm."))
    assert "0300 999 8888" in words(_foot(client, "/"))


def test_a_line_that_is_not_live_or_not_vouched_for_is_not_shown(client, line):
    withdraw(edition=line, by=person(), reason="Wrong.")
    assert "In office hours" not in words(_foot(client, "/"))
    unsure = organisation(
        Nation.ENGLAND.profile.advice_line, nation="england", mark="UNSURE", telephone="0300 111 2222"
    )
    publish(unsure)
    assert "In office hours" not in words(_foot(client, "/"))


def test_another_nation_does_not_show_it(client, line):
    assert "A test line" not in words(_foot(client, "/wales/"))


def test_500_says_it_as_its_organisations_file_does_because_it_needs_no_database(rf):
    """Of the nation whose advice it says it is, and to the letter."""
    nation = default()
    content = (ROOT / f"content/{nation}/organisations/{nation.profile.advice_line}.md").read_text("utf-8")
    said = dict(re.findall(r"^(title|telephone|hours): (.+)$", content, re.MULTILINE))
    page = html(broken(rf.get("/")).content).find("body")
    assert f"{nation.label}: {said['title']}, {said['telephone']}, {said['hours']}" in " ".join(words(page).split())
    assert f"tel:{said['telephone'].replace(' ', '')}" in [a.get("href") for a in page.iter("a")]

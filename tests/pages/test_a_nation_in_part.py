"""A nation of which only a part is live: every page keeps to it, promises no more, and leads nowhere else."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from sosguide import nations
from sosguide.nations import Nation
from sosguide.publishing.workflow import withdraw
from tests import builders
from tests.addresses import html, inner_links, words
from tests.builders import person, publish
from tests.publishing.shape.broken_edition import unreadable
from tests.stages.makers import organisation, question

FORM = "application/x-www-form-urlencoded"
ENGLAND = ("/england/", "Family Rights Group", "0808 801 0366")
PROMISES = ("every stage", "whole journey", "whole map", "all time limits", "the whole child protection")
A_STAGE = "/wales/stages/test-stage/"
NO_PROMISE = "at every stage with a tick"


@pytest.fixture
def glossary(client, db):
    """Wales has one word and nothing else; England has its advice line and a stage."""
    publish(builders.source())
    publish(builders.source(nation="england"))
    publish(builders.stage(nation="england"))
    line = organisation("family-rights-group", nation="england", title="Family Rights Group", telephone="0808 801 0366")
    publish(line)
    publish(builders.term(number=901))
    return client


@pytest.fixture
def stage(glossary):
    """Wales has a stage too, a question that leads to it, one page that was withdrawn and one that cannot be read."""
    publish(builders.stage(number=902))
    publish(builders.role())
    publish(question("q-1"))
    withdraw(edition=publish(builders.role("taken", number=903)), by=person(), reason="Wrong.")
    unreadable(publish(builders.role("away", number=904)), old="works_for", new="employer")
    return glossary


def whole(client, path: str) -> str:
    """All that a page says, as people read it, and its address for machines."""
    page = html(client.get(path).content)
    described = [meta.get("content") or "" for meta in page.iter("meta")]
    return " ".join([page.find("head/title").text, *described, *words(page.find("body")).split()])


def followed(client, start: str) -> set[str]:
    """Every page under an address that is reached from it by links."""
    found, waiting = set(), [start]
    while waiting:
        path = waiting.pop()
        found.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        links = (link.partition("#")[0] for link in inner_links(html(answer.content)))
        waiting += [link for link in {*links} if link.startswith(start) and link not in (*found, *waiting)]
    return found


def of_england(client, paths: Iterable[str]) -> list[tuple[str, str]]:
    """What these pages have of England."""
    bodies = [(path, client.get(path).content.decode()) for path in paths]
    return [(path, what) for path, body in bodies for what in ENGLAND if what in body]


def test_with_a_word_alone_the_front_page_leads_to_it_and_no_page_speaks_of_a_map(glossary):
    pages = followed(glossary, "/wales/")
    assert {"/wales/", "/wales/glossary/", "/wales/glossary/test-word/"} <= pages
    front = whole(glossary, "/wales/")
    assert "Wales: this guide is not ready yet" in front
    assert "/wales/glossary/" in inner_links(html(glossary.get("/wales/").content).find("body/main"))
    assert [path for path in [*pages, "/wales/no/"] if " map" in whole(glossary, path).lower()] == []
    assert "Wales: in part ready." in words(html(glossary.get("/").content).find("body/main"))
    found = whole(glossary, "/search/?nation=wales&q=i+live+in+wales+cardiff")
    assert "Wales: this guide is not ready yet" in found
    assert "journey in Wales: a map" not in found


def test_every_link_under_it_leads_to_a_page_of_its_own(stage):
    pages = followed(stage, "/wales/")
    assert {A_STAGE, "/wales/where-am-i/", "/wales/print/", "/wales/glossary/test-word/"} <= pages
    assert of_england(stage, pages) == []


@pytest.mark.parametrize(
    "path",
    ["/wales/no-such/", "/wales/stages/no-such/", "/wales/letters/", "/p/43/", "/wales/people/taken/",
     "/wales/people/away/", "/p/904/", "/report/902/", "/p/902/wrong/"],
)  # fmt: skip
def test_a_page_that_is_not_there_and_the_form_about_one_stay_in_the_nation(stage, path):
    assert of_england(stage, [path]) == []
    front = "/p/40/" if path.startswith("/p/") else "/wales/"
    assert front in inner_links(html(stage.get(path).content))


def test_what_is_there_in_part_promises_no_whole(stage):
    paths = [*followed(stage, "/wales/"), "/wales/no/", "/wales/people/taken/", "/wales/people/away/"]
    paths += ["/search/?nation=wales&q=the+map+to+print", "/search/?nation=wales&q=cardiff"]
    said = {path: whole(stage, path).lower().replace(NO_PROMISE, "") for path in paths}
    assert [(path, promise) for path in paths for promise in PROMISES if promise in said[path]] == []
    assert "wales: the map of the stages that are ready" in said["/wales/no/"]
    assert "wales: the map of the stages that are ready" in said["/wales/people/taken/"]
    assert "wales: the map of the stages that are ready" in said["/wales/people/away/"]


def test_what_is_whole_says_so(stage, monkeypatch):
    monkeypatch.setitem(nations._profiles, "wales", replace(Nation.WALES.profile, stages=("test-stage",)))
    publish(builders.term(number=901, short="Once more."))
    for path in ("/wales/no/", "/wales/people/taken/", "/wales/people/away/"):
        assert "Wales: the map of every stage" in whole(stage, path)
    assert "The whole journey on paper" in whole(stage, "/wales/print/")
    assert "the map of every stage" in whole(stage, "/wales/where-am-i/")


@pytest.mark.parametrize("path", ["/p/901/", "/p/902/", "/p/40/", "/p/904/", "/p/43/"])
def test_a_quiet_reader_searches_in_the_nation_and_no_address_says_which(stage, path):
    form = html(stage.get(path).content).find("body/header").find(".//form")
    button = form.find("button")
    assert (form.get("method"), form.get("action"), words(button)) == ("post", "/p/9/", "Search")
    answer = stage.post("/p/9/", urlencode({button.get("name"): button.get("value")}), content_type=FORM)
    chosen = html(answer.content).find(".//option[@selected]")
    assert chosen.get("value") == "wales"
    assert html(answer.content).find(".//form[@role='search']").get("method") == "post"

"""Every page can be found, and told from the others: titles, descriptions, structured data, the sitemap."""

import json
from collections import Counter
from collections.abc import Iterator
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import Element, fromstring

import pytest

from sosguide.publishing.site.quiet import fixed_numbers
from tests import addresses
from tests.addresses import Answer, quiet, tree, words
from tests.wire import ask


@pytest.fixture
def normal(site) -> dict[str, Answer]:
    """Every page to be found, at its normal address."""
    pages = addresses.pages(site.url, site.folder)
    return {path: answer for path, answer in pages.items() if not quiet(path) and not answer.headers["X-Robots-Tag"]}


def test_every_page_can_be_told_from_the_others(site, normal):
    """Titles and descriptions are there, are for people, and belong to one page each."""
    titles, descriptions = Counter(), Counter()
    for path, answer in normal.items():
        head = tree(answer).find("head")
        titles[head.find("title").text] += 1
        description = head.find("meta[@name='description']")
        assert description is not None, path
        assert 50 <= len(description.get("content")) <= 165, (path, len(description.get("content")))
        descriptions[description.get("content")] += 1
        assert head.find("link[@rel='canonical']").get("href") == site.url + path, path
    assert [title for title, times in titles.items() if times > 1] == []
    assert [description for description, times in descriptions.items() if times > 1] == []


def test_structured_data_says_what_the_page_says(site, normal):
    kinds = Counter()
    for path, answer in normal.items():
        text = words(tree(answer).find("body"))
        for script in tree(answer).iter("script"):
            if script.get("type") == "application/ld+json":
                data = json.loads(script.text)
                assert data["@context"] == "https://schema.org", path
                kinds[data["@type"]] += 1
                for said in _said(data):
                    assert " ".join(said.split()) in text, (path, said)
                if data["@type"] == "DefinedTerm":
                    assert data["inDefinedTermSet"].startswith(site.url), path
    assert kinds["DefinedTerm"] > 50
    assert kinds["FAQPage"] > 20


def _said(data: dict) -> Iterator[str]:
    if data["@type"] == "DefinedTerm":
        yield data["name"]
        yield data["description"]
    for question in data.get("mainEntity", ()):
        yield question["name"]
        yield question["acceptedAnswer"]["text"]


@pytest.mark.parametrize("path", ["/", "/about/", "/accuracy/"])
def test_a_feed_reader_finds_the_feed_but_not_from_a_quiet_page(site, path):
    feed = tree(ask(site.url, path)).find("head/link[@rel='alternate']")
    assert (feed.get("type"), feed.get("href")) == ("application/atom+xml", "/updates.xml")
    assert ask(site.url, feed.get("href")).kind == feed.get("type")
    assert tree(ask(site.url, f"/p/{fixed_numbers()[path]}/")).find("head/link[@rel='alternate']") is None


def test_crawlers_may_come_to_quiet_pages_and_are_told_there_to_keep_none(site):
    """Where an address is not to be read at all, its noindex is not read either, and it may be listed bare."""
    rules = RobotFileParser()
    rules.parse(ask(site.url, "/robots.txt").text.splitlines())
    assert rules.can_fetch("*", "/p/1/")
    assert ask(site.url, "/p/1/").headers["X-Robots-Tag"] == "noindex"
    assert not rules.can_fetch("*", "/leave/")
    assert not rules.can_fetch("*", "/admin/")


def test_the_sitemap_lists_exactly_the_pages_to_be_found_and_the_open_data(site, normal):
    listed = [element.text for element in fromstring(ask(site.url, "/sitemap.xml").body).iter() if _is_address(element)]
    not_ready = {f"/{nation}/" for nation in {*addresses.Nation} - {row[1] for row in addresses.live_rows(site.folder)}}
    begun = {*addresses.Nation} & {row[1] for row in addresses.live_rows(site.folder)}
    to_be_found = {site.url + path for path in normal if path not in not_ready}
    to_be_found |= {f"{site.url}/{nation}/data.json" for nation in begun}
    assert len(listed) == len(set(listed))
    assert set(listed) == to_be_found


def _is_address(element: Element) -> bool:
    return element.tag.endswith("}loc")

"""Quiet reading: the same words at /p/<number>/, with nothing in address, title, icon or links that tells."""

import re
from xml.etree.ElementTree import Element

import pytest

from tests import addresses, builders
from tests.addresses import Answer, inner_links, tree, words

TWIN = re.compile(r"/p/\d+/$")

FORMS = ("/england/where-am-i/", "/search/")  # in quiet reading their steps are forms, and they say why


@pytest.fixture
def pages(site) -> dict[str, Answer]:
    """Every page there is, quiet twins too."""
    return addresses.pages(site.url, site.folder)


@pytest.fixture
def twins(site, pages) -> dict[str, str]:
    """The quiet address of every page to be found, as the page itself says it."""
    to_be_found = {path: a for path, a in pages.items() if not addresses.quiet(path) and not a.headers["X-Robots-Tag"]}
    return {path: _quiet_link(tree(answer)) for path, answer in to_be_found.items()}


@pytest.fixture
def quiet(pages) -> dict[str, Answer]:
    """Every page under /p/: the twins, and what can be done from them."""
    return {path: answer for path, answer in pages.items() if addresses.quiet(path)}


def _quiet_link(page: Element) -> str:
    """The link of the foot that leads to the quiet twin."""
    return next((a.get("href") for a in page.find("body/footer").iter("a") if TWIN.search(a.get("href"))), "")


def test_every_page_to_be_found_has_its_quiet_twin(quiet, twins):
    assert [path for path, twin in twins.items() if not twin] == []
    assert len(set(twins.values())) == len(twins)
    assert set(twins.values()) <= {path for path in quiet if TWIN.search(path)}


def test_a_quiet_head_tells_nothing(quiet):
    for path, answer in quiet.items():
        head = tree(answer).find("head")
        number = path.split("/")[2]
        assert head.find("title").text in (f"Page {number}", "Page"), path
        assert "plain" in head.find("link[@rel='icon']").get("href"), path
        assert {meta.get("name") for meta in head.iter("meta")} - {None} == {"viewport", "robots"}, path
        assert [link.get("rel") for link in head.iter("link")] == ["icon", "apple-touch-icon"], path
        assert [s for s in tree(answer).iter("script") if not s.get("src")] == [], path


def test_the_bar_of_a_quiet_page_does_not_name_the_site(quiet):
    """Whoever looks over a shoulder reads "Start" there, and no name."""
    for path, answer in quiet.items():
        bar = words(tree(answer).find("body/header"))
        assert "Start" in bar, path
        assert not re.search(r"\bSOS\b|social services", bar, re.IGNORECASE), path


def test_a_twin_is_titled_with_its_number(pages, twins):
    for path, twin in twins.items():
        assert tree(pages[twin]).find("head/title").text == f"Page {twin.split('/')[2]}", twin
        assert "plain" not in tree(pages[path]).find("head/link[@rel='icon']").get("href"), path


def test_a_quiet_page_is_not_kept_and_not_indexed(quiet):
    for path, answer in quiet.items():
        assert answer.headers["Cache-Control"] == "no-store", path
        assert answer.headers["X-Robots-Tag"] == "noindex", path
        assert answer.headers["ETag"] is None, path
        assert answer.headers["Last-Modified"] is None, path


def test_every_link_of_a_quiet_page_is_quiet(site, quiet):
    """All but the way out, the contributor's door, what is no page (the feed), and the one link back."""
    answers = addresses.answers(site.url, site.folder)
    for path, answer in quiet.items():
        loud = [link for link in inner_links(tree(answer)) if not link.startswith(("#", "/p/"))]
        loud = [link for link in loud if link not in ("/leave/", "/contribute/") and answers[link].kind == "text/html"]
        back = [a.get("href") for a in tree(answer).iter("a") if words(a) == "Normal address of this page"]
        assert loud == back, path
        assert len(back) <= 1, path


def test_a_form_of_a_quiet_page_puts_nothing_into_the_address(quiet):
    for path, answer in quiet.items():
        for form in tree(answer).iter("form"):
            assert form.get("method") == "post", path
            assert not form.get("action") or form.get("action").startswith("/p/"), path


def test_the_way_back_leads_to_the_normal_address(pages, twins):
    for path, twin in twins.items():
        back = [a.get("href") for a in tree(pages[twin]).iter("a") if words(a) == "Normal address of this page"]
        assert back == [path], twin


def test_quiet_links_lead_where_the_normal_ones_do(pages, twins):
    """Link by link, in order: the twin of what the normal page links to, and the same place in it."""
    for path, twin in twins.items():
        if path in FORMS:
            continue
        expected = [_twin_of(link, twins) for link in _links_of_main(pages[path])]
        assert _links_of_main(pages[twin]) == expected, twin


def _links_of_main(answer: Answer) -> list[str]:
    return inner_links(tree(answer).find("body/main"))


def _twin_of(link: str, twins: dict[str, str]) -> str:
    path, mark, fragment = link.partition("#")
    if path.endswith("/pack/"):
        return f"{twins[path.removesuffix('pack/')]}pack/"
    return twins.get(path, path) + mark + fragment


def test_a_quiet_page_has_the_same_words(pages, twins):
    for path, twin in twins.items():
        normal, quiet = (tree(pages[address]).find("body/main") for address in (path, twin))
        if path != "/search/":
            assert words(quiet) == words(normal), twin
        if path not in FORMS:
            assert [e.tag for e in quiet.iter()] == [e.tag for e in normal.iter()], twin


def test_a_quiet_page_says_that_it_stays_in_the_history(quiet):
    for path, answer in quiet.items():
        assert re.search(r"stays in .{,20}history", words(tree(answer).find("body/footer"))), path


def test_quiet_addresses_can_have_a_neutral_host(client, db, settings):
    """With QUIET_HOST the link leads there, the short address names it, and the way back leads home."""
    settings.QUIET_HOST = "pages.example"
    settings.ALLOWED_HOSTS = ["testserver", "pages.example"]
    builders.publish(builders.source())
    builders.publish(builders.stage(number=90_500))
    page = addresses.html(client.get("/wales/stages/test-stage/").content)
    assert _quiet_link(page) == "//pages.example/p/90500/"
    assert "pages.example/p/90500/" in words(page.find("body/footer"))
    quiet = addresses.html(client.get("/p/90500/", headers={"host": "pages.example"}).content)
    back = [a.get("href") for a in quiet.iter("a") if words(a) == "Normal address of this page"]
    assert back == [f"{settings.SITE_URL}/wales/stages/test-stage/"]
    assert [link for link in inner_links(quiet) if not re.match(r"#|/p/\d+/|/leave/|/contribute/", link)] == []

"""Every public page there is, on the real server: what each must have, and what none may have."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests import addresses
from tests.addresses import Answer, tree, words


@pytest.fixture
def answers(site) -> dict[str, Answer]:
    """Every address with its answer."""
    return addresses.answers(site.url, site.folder)


@pytest.fixture
def pages(site) -> dict[str, Answer]:
    """Every page there is, quiet twins too."""
    return addresses.pages(site.url, site.folder)


def test_every_route_of_the_site_is_visited(site, answers):
    """A new line in the URLconf is covered here by itself, or this says that it is not."""
    visited = {addresses.route_of(path) for path in answers}
    waiting = {addresses.route_of(path) for path in addresses.NEEDS_A_SETTING}
    assert set(addresses.routes()) - visited - waiting == addresses.NOTHING_YET - visited


def test_every_address_answers(answers, site):
    """There, gone somewhere else on purpose, or only for forms. A nation that is not ready may have no lists yet."""
    ready = {row[1] for row in addresses.live_rows(site.folder)}
    faults = [f"{answer.status} {path}" for path, answer in answers.items() if not _good(path, answer, ready)]
    assert faults == []


def _good(path: str, answer: Answer, ready: set[str]) -> bool:
    nation = path.split("/")[1]
    if answer.status == 404:
        return nation in {*addresses.Nation} - ready and path != f"/{nation}/"
    if answer.status == 405:
        return "GET" not in answer.headers["Allow"]
    return answer.status in (200, 301, 303, 308)


def test_every_live_page_is_served(answers, site):
    """At its own address and at its quiet one."""
    live = list(addresses.of_rows(addresses.live_rows(site.folder)))
    assert len(live) > 300
    assert [path for path in live if path not in answers or answers[path].status != 200] == []


def test_every_page_is_whole_html(pages):
    """Not one parse error in html5lib, and no identifier twice."""
    faults = []
    for path, answer in pages.items():
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        page = parser.parse(answer.text)
        faults += [f"{path} {place}: {code} {values}" for place, code, values in parser.errors]
        ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
        faults += [f"{path}: id {name} {times} times" for name, times in ids.items() if times > 1]
    assert faults == []


def test_every_page_is_one_document_in_british_english(pages):
    for path, answer in pages.items():
        page = tree(answer)
        assert page.get("lang") == "en-GB", path
        assert [words(h1) != "" for h1 in page.iter("h1")] == [True], path
        assert page.find("head/meta[@name='viewport']").get("content") == "width=device-width,initial-scale=1", path


def test_every_page_has_its_landmarks_in_order(pages):
    """Header with the navigation in it, then main, then footer; the heading is in main."""
    for path, answer in pages.items():
        body = tree(answer).find("body")
        order = [element.tag for element in body if element.tag in ("header", "main", "footer")]
        assert order == ["header", "main", "footer"], path
        assert body.find("header/nav[@aria-label]") is not None, path
        assert len(list(body.find("main").iter("h1"))) == 1, path
        assert {element.tag for element in body} <= {"header", "nav", "main", "footer"}, path


def test_headings_leave_no_step_out(pages):
    for path, answer in pages.items():
        levels = [int(e.tag[1]) for e in tree(answer).find("body").iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_the_way_out_is_first_after_the_skip_link(pages):
    for path, answer in pages.items():
        page = tree(answer)
        first, second = _stops(page.find("body"))[:2]
        assert first.get("href", "").startswith("#"), path
        target = first.get("href")[1:]
        assert page.find("body/main").get("id") == target, path
        assert (second.get("href"), words(second)) == ("/leave/", "Leave this page"), path


def _stops(body: Element) -> list[Element]:
    return [element for element in body.iter() if element.tag in ("a", "button", "input", "select", "textarea")]


def test_no_answer_sets_a_cookie(answers):
    assert [path for path, answer in answers.items() if answer.headers["Set-Cookie"]] == []


def test_every_answer_forbids_everything_but_our_own(answers):
    for path, answer in answers.items():
        policy = _policy(answer)
        assert policy["default-src"] == "'none'", path
        assert policy["base-uri"] == "'none'", path
        if addresses.framed(path):  # test_cards.py says what a frame may do
            assert policy["frame-ancestors"] == "*", path
            assert answer.headers["X-Frame-Options"] is None, path
            continue
        assert policy["frame-ancestors"] == "'none'", path
        values = " ".join(policy.values())
        assert "unsafe" not in values, path
        assert re.sub(r"'(none|self|sha256-[A-Za-z0-9+/=]+)'", "", values).strip() == "", path
        if b"<style>" in answer.body and not path.startswith("/admin/"):
            assert values.count("'sha256-") == 1, f"{path} lets in more than its own stylesheet"
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["X-Frame-Options"] == "DENY", path
        assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer"), path


def _policy(answer: Answer) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: values for name, _, values in (part.partition(" ") for part in parts)}


def test_no_page_loads_anything_from_another_host(pages):
    """Nor asks the browser to prepare for one, nor holds a style or a script of its own in an attribute."""
    for path, answer in pages.items():
        for other in [*addresses.loaded(tree(answer)), *addresses.sent_to(tree(answer))]:
            assert re.match(r"/(?!/)", other), (path, other)
        assert not re.search(r"url\((?!#)|@import", answer.text), path
        for element in tree(answer).iter():
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], path
            if element.tag == "script" and not element.get("src"):
                assert element.get("type") == "application/ld+json", path


def test_every_inner_link_leads_to_a_page_and_a_place_in_it(answers, pages):
    faults = []
    enough = {addresses.route_of(path) for path, answer in answers.items() if answer.status == 200}
    for path, answer in pages.items():
        for link in addresses.inner_links(tree(answer)):
            target, _, fragment = link.partition("#")
            target = target or path
            if target not in answers:
                assert addresses.route_of(target) in enough, (path, link)
            elif answers[target].status not in (200, 303):
                faults.append(f"{path} -> {link}: {answers[target].status}")
            elif fragment and fragment not in _places(answers[target]):
                faults.append(f"{path} -> {link}: no such place")
    assert faults == []


def _places(answer: Answer) -> set[str]:
    return {element.get("id") for element in tree(answer).iter() if element.get("id")}


def test_every_popover_and_label_points_at_something(pages):
    for path, answer in pages.items():
        places = _places(answer)
        for element in tree(answer).iter():
            for name in ("popovertarget", "aria-labelledby", "aria-describedby", "for"):
                for target in (element.get(name) or "").split():
                    assert target in places, (path, name, target)


def test_what_a_page_shows_its_stylesheet_knows(pages):
    """A door without its rules is a sign as wide as the screen; a form without them has no box."""
    without = set()
    for path, answer in pages.items():
        page = tree(answer)
        rules = page.find("head/style").text
        classes = {name for element in page.find("body/main").iter() for name in (element.get("class") or "").split()}
        without |= {
            (path, name) for name in classes & {"doors", "public", "card", "ring", "index"} if f".{name}" not in rules
        }
    assert without == set()


def test_no_page_asks_a_reader_to_know_the_stage_first(pages):
    """Words the card took the place of: they answered nothing."""
    gone = ("Depends on the stage", "And then:")
    assert [(path, said) for path, a in pages.items() for said in gone if said in words(tree(a).find("body"))] == []


@pytest.fixture
def numbers(site) -> dict[str, str]:
    """What each quiet twin is the twin of: its address, or that of its nation."""
    from sosguide.publishing.site.quiet import fixed_numbers

    numbers = {f"/p/{number}/": path for path, number in fixed_numbers().items()}
    rows = addresses.live_rows(site.folder)
    return numbers | {f"/p/{number}/": f"/{nation}/" for _, nation, _, number in rows if number}


def test_the_nation_stands_above_the_words_of_every_page_of_its_guide(numbers, pages):
    """On its quiet twin too: whoever lives elsewhere must see that this law is not theirs."""
    silent, seen = [], 0
    for path, answer in pages.items():
        nation = numbers.get(path, path).split("/")[1]
        if nation in {*addresses.Nation}:
            seen += 1
            above = [*tree(answer).iterfind("body//nav[@class='eyebrow']"), *tree(answer).iterfind("body/main/h1")]
            if addresses.Nation(nation).label not in " ".join(map(words, above)):
                silent.append(path)
    assert seen > 600
    assert silent == []


def test_help_now_and_the_way_out_are_in_the_bar_of_every_page(numbers, pages):
    """In England, and where no nation was chosen, Help now asks what is happening; read quietly, it stays quiet."""
    elsewhere, seen = {*addresses.Nation} - {addresses.Nation.ENGLAND}, 0
    for path, answer in pages.items():
        bar = tree(answer).find("body/header")
        said = {words(link): link.get("href") for link in bar.iter("a")}
        assert said["Leave this page"] == "/leave/", path
        if numbers.get(re.sub(r"^/(?:p|report)/(\d+)/.*", r"/p/\1/", path), path).split("/")[1] in elsewhere:
            assert said["Help now"].endswith(("/now/", "#help")) or said["Help now"].startswith("/p/"), path
        else:
            seen += 1
            assert said["Help now"] == ("/p/31/" if addresses.quiet(path) else "/england/now/"), path
    assert seen > 900

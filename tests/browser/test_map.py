"""The map as people see it, measured from bounding boxes: names stand clear, nothing sticks out, all is there."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

LAPTOP = {"width": 1280, "height": 720}
Box = dict[str, float]


@pytest.fixture
def drawing(new_context) -> Page:
    """The map on a laptop's screen."""
    page = new_context(viewport=LAPTOP).new_page()
    page.goto("/england/")
    return page


@pytest.fixture
def strip(page: Page) -> Page:
    """The map on a phone."""
    page.goto("/england/")
    return page


def _boxes(page: Page, what: str) -> dict[str, Box]:
    """The place of each element on the screen, by where its link leads, or its text."""
    return dict(
        page.evaluate(
            """what => [...document.querySelectorAll(what)].map(e => {
                 const link = e.closest('a'), b = e.getBoundingClientRect();
                 const name = (link && link.getAttribute('href') || '') + ' ' + e.textContent.trim();
                 return [name, { left: b.left, right: b.right, top: b.top, bottom: b.bottom }];
               })""",
            what,
        )
    )


def _touch(a: Box, b: Box) -> bool:
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]


@pytest.mark.parametrize("width", [700, 1024, 1280, 1920])
def test_names_stand_clear_of_each_other_and_of_every_station(drawing, width):
    drawing.set_viewport_size({"width": width, "height": 720})
    names, stations = _boxes(drawing, ".map > svg .name"), _boxes(drawing, ".map > svg .station")
    assert len(names) == len(stations) == 27
    for name, box in names.items():
        assert [other for other, at in names.items() if other != name and _touch(box, at)] == [], name
        assert [other for other, at in stations.items() if _touch(box, at)] == [], name


def test_stations_stand_clear_of_each_other(drawing):
    stations = _boxes(drawing, ".map > svg .station")
    for name, box in stations.items():
        assert [other for other, at in stations.items() if other != name and _touch(box, at)] == [], name


@pytest.mark.parametrize("width", [700, 1280, 1920])
def test_nothing_sticks_out_of_the_picture(drawing, width):
    drawing.set_viewport_size({"width": width, "height": 720})
    (picture,) = _boxes(drawing, ".map > svg").values()
    for what in (".name", ".station", ".out-words", ".line", ".down", ".tie", ".out-line"):
        for name, box in _boxes(drawing, f".map > svg {what}").items():
            assert picture["left"] <= box["left"], (what, name)
            assert box["right"] <= picture["right"], (what, name)
            assert picture["top"] <= box["top"], (what, name)
            assert box["bottom"] <= picture["bottom"], (what, name)


def test_the_whole_map_with_its_key_is_on_one_screen(drawing):
    """And is not made small for it: names are at least 11 pixels high."""
    (figure,) = _boxes(drawing, "figure.map").values()
    assert figure["left"] >= 0
    assert figure["right"] <= LAPTOP["width"]
    assert figure["bottom"] <= LAPTOP["height"]
    scale = drawing.evaluate("document.querySelector('.map > svg').getScreenCTM().a")
    assert scale * 13 >= 11


def test_every_stop_is_a_link_with_the_name_of_its_stage(drawing, stages, site):
    """By its place in the drawing, and by what a screen reader says; the mark on it is not read out."""
    links = drawing.locator(".map > svg").get_by_role("link")
    assert sorted(link.get_attribute("href") for link in links.all()) == stages
    tree = drawing.locator(".map").aria_snapshot()
    for name in drawing.locator(".map > svg .name").all_text_contents():
        assert f'link "{" ".join(name.split())}"' in tree, name
    assert 'link "✓' not in tree


def test_a_click_on_a_station_opens_its_stage(drawing):
    drawing.locator(".map a[href$='/section-47-enquiry/'] circle").click()
    expect(drawing.locator("h1")).to_have_text("Section 47 child protection enquiry")


def test_the_key_explains_every_kind_of_line_and_sign(drawing):
    """Each line on the map is in the key, with a letter and words; and so are stage, alongside, down and out."""
    used = drawing.evaluate(
        "[...new Set([...document.querySelectorAll('.map > svg .line')].map(e => e.classList[1]))].sort()"
    )
    shown = drawing.evaluate("[...document.querySelectorAll('.key li[class]')].map(e => e.className).sort()")
    assert shown == used
    key = drawing.locator(".key").inner_text()
    for words in (
        "by agreement",
        "Child protection",
        "Emergency",
        "Court",
        "After court",
        "alongside",
        "down",
        "close",
    ):
        assert words in key


def test_ways_down_and_out_are_drawn(drawing):
    assert drawing.locator(".map > svg .down[marker-end]").count() >= 2
    assert drawing.locator(".map > svg .tick").count() >= 10
    assert drawing.locator(".map > svg .tie").count() >= 4


def test_on_a_phone_the_list_is_the_map(strip):
    """The drawing is gone; a line runs down the side of the list from the first station to the last, without a gap."""
    expect(strip.locator("figure.map")).to_be_hidden()
    stations = strip.evaluate(
        """[...document.querySelectorAll('.strip li')].map(e => {
             const b = e.getBoundingClientRect(), s = getComputedStyle(e), dot = getComputedStyle(e, '::before');
             return { top: b.top, bottom: b.bottom, line: parseFloat(s.borderLeftWidth), style: s.borderLeftStyle,
                      dot: dot.content !== 'none' && parseFloat(dot.width) > 0 };
           })"""
    )
    assert len(stations) == 27
    assert all(station["line"] >= 4 and station["style"] != "none" and station["dot"] for station in stations)
    assert all(abs(a["bottom"] - b["top"]) < 1 for a, b in pairwise(stations))


def test_the_list_says_everything_the_drawing_shows(strip, drawing, stages):
    """Each stage with its link, its line, its force, and where it may go, in words."""
    items = strip.locator(".strip > li")
    assert sorted(items.nth(i).locator("a").first.get_attribute("href") for i in range(items.count())) == stages
    lines = dict(
        drawing.evaluate("[...document.querySelectorAll('.key li[class]')].map(e => [e.className, e.innerText])")
    )
    for item in items.all():
        text = item.inner_text()
        line = lines[item.get_attribute("class").split()[0]]
        assert " ".join(line.split()) in " ".join(text.split())
        assert "Next it may go to:" in text
        assert ("alongside" in text) == ("beside" in item.get_attribute("class"))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_names_the_next_stages_of_the_stage_pages(new_context, stages, width):
    """The same stages as on each stage's own page."""
    page = new_context(viewport={"width": width, "height": 720}).new_page()
    page.goto("/england/")
    said = dict(
        page.evaluate(
            "[...document.querySelectorAll('.strip li')].map(e => [e.querySelector('a').getAttribute('href'), e.innerText])"
        )
    )
    for path in stages[:6]:
        page.goto(path)
        for name in page.locator(".piece .to a").all_inner_texts():
            assert name in said[path], (path, name)

"""On paper: no navigation, the addresses of the sources, the day and the short address; the map on one sheet."""

import re

import pytest
from playwright.sync_api import Page, expect

STAGE = "/england/stages/section-47-enquiry/"


def test_paper_has_no_navigation_and_no_buttons(page, kinds):
    """Who to ring is on every sheet."""
    page.emulate_media(media="print")
    for path in kinds:
        page.goto(path)
        assert page.evaluate(SCREEN_ONLY) == [], path
        expect(page.locator("h1"), path).to_be_visible()
        assert "999" in page.locator("body").inner_text(), path


SCREEN_ONLY = """() => [...document.querySelectorAll(
    'header nav, .skip, .leave, .trail, .screen, .letters, [popover], button, input, textarea, select')]
  .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", [STAGE, "/england/", "/england/people/social-worker/", "/england/glossary/"])
def test_paper_says_where_it_is_from_and_of_what_day(page, site, path):
    page.emulate_media(media="print")
    page.goto(path)
    foot = page.locator("footer").inner_text()
    assert re.search(rf"{re.escape(site.url)}/p/\d+/", foot)
    assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", foot)


def test_paper_spells_out_the_addresses_of_sources(page):
    page.emulate_media(media="print")
    page.goto(STAGE)
    printed = page.evaluate(
        "[...document.querySelectorAll('.sources a[href^=http]')].map(a => [a.href, getComputedStyle(a, '::after').content])"
    )
    assert printed
    for address, content in printed:
        assert address in content.replace('" "', "").replace('"', "")


def test_a_stage_prints_on_few_sheets(page):
    page.goto(STAGE)
    assert 2 <= len(_sheets(page)) <= 6


def test_the_map_prints_on_one_sheet(page):
    """The first sheet, A4, the long way: the heading, all of the drawing and its key fit on it."""
    page.goto("/england/")
    assert _sheets(page)[0] == (842, 595)
    page.set_viewport_size({"width": 1047, "height": 718})  # that sheet without its margins of 10 mm
    page.emulate_media(media="print")
    box = page.locator("figure.map").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1047
    assert box["y"] + box["height"] <= 718
    assert page.locator("h1").bounding_box()["y"] < box["y"]
    assert page.evaluate("getComputedStyle(document.querySelector('figure.map')).breakAfter") == "page"


def test_the_map_can_be_read_in_black_and_white(page):
    """On paper every line is black, so each has a look of its own: width, dashes, or a core."""
    page.goto("/england/")
    page.emulate_media(media="print")
    looks = page.evaluate(LOOKS)
    assert len(looks) == 5
    assert {look["stroke"] for look in looks} == {"rgb(0, 0, 0)"}
    assert len({(look["wide"], look["dashes"], look["core"]) for look in looks}) == 5


LOOKS = """() => [...document.querySelectorAll('.key path.line')].map(e => {
  const look = getComputedStyle(e), core = e.parentNode.querySelector('.core');
  return { stroke: look.stroke, wide: look.strokeWidth, dashes: look.strokeDasharray, core: core !== null };
})"""


def _sheets(page: Page) -> list[tuple[int, int]]:
    """The sheets of the page as a PDF: width and height of each, in points."""
    paper = page.pdf(format="A4", prefer_css_page_size=True, print_background=False)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    return [(round(float(wide)), round(float(high))) for wide, high in boxes]

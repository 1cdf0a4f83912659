"""On paper: no navigation, who to ring, the short address; a stage on three sheets, the map on one, the booklet on 60."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.fonts import NARROW, WIDE, draw_in
from tests.browser.paper.pdf import Sheet, printed, unspaced

STAGE = "/england/stages/section-47-enquiry/"
BOOKLET = "/england/print/"
A4_LYING = (842, 595)
PAGES_OF_ALL = 3
"""Sheets that a stage, a question or a letter may take."""


def test_paper_has_no_navigation_and_no_buttons(page, kinds):
    """Who to ring is on every sheet."""
    page.emulate_media(media="print")
    for path in kinds:
        page.goto(path)
        assert page.evaluate(SCREEN_ONLY) == [], path
        expect(page.locator("h1"), path).to_be_visible()
        assert "999" in page.locator("body").inner_text(), path


SCREEN_ONLY = """() => [...document.querySelectorAll(
    'header nav, .skip, .leave, .jump, .screen, .letters, [popover], button, input:not([type=checkbox]), textarea, select')]
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
    shown = page.evaluate(
        "[...document.querySelectorAll('.sources a[href^=http]')].map(a => [a.href, getComputedStyle(a, '::after').content])"
    )
    assert shown
    for address, content in shown:
        assert address in content.replace('" "', "").replace('"', "")


def test_a_stage_prints_on_three_sheets_with_each_question_and_its_map(page, stages):
    """The card is first; what is folded on the screen is open; each sheet has its number."""
    assert len(stages) == 27
    rarer = 0
    for path in stages:
        page.goto(path)
        questions = page.locator(".tick label").all_inner_texts()
        answers = page.locator(".card dd").all_inner_texts()
        folded = page.locator("details .index.ways small").evaluate_all(LAST_WORDS)
        rarer += len(folded)
        paper = printed(page)
        assert len(paper) <= PAGES_OF_ALL, path
        letters = _on(paper)
        for said in (*questions, *answers, *folded):
            assert unspaced(said) in letters, (path, said)
        assert unspaced(answers[0]) in paper[0].letters, path
        assert unspaced("you are here") in paper[0].letters, path
        assert all(f"{place}/{len(paper)}" in sheet.letters for place, sheet in enumerate(paper, 1)), path
        for left_out in ("Letters you may be handed here", "From other chairs", "Leave this page", "Make a sheet"):
            assert unspaced(left_out) not in letters, path
    assert rarer > 20


LAST_WORDS = "all => all.map(e => e.lastChild.textContent)"
"""What each says after the words that only a screen reader says."""


def test_a_printed_question_has_an_empty_square(page):
    page.emulate_media(media="print")
    page.goto(STAGE)
    boxes = page.locator(".tick input")
    assert boxes.count() > 1
    for box in boxes.all():
        assert box.evaluate("e => [e.checkVisibility(), getComputedStyle(e).borderTopStyle]") == [True, "solid"]
        assert box.bounding_box()["width"] > 10


def test_the_crop_of_the_map_stands_beside_the_card_and_covers_nothing(page, stages):
    page.set_viewport_size({"width": 703, "height": 1024})  # the width of A4 without its margins
    page.emulate_media(media="print")
    for path in stages:
        page.goto(path)
        expect(page.locator("main .side .rows"), path).to_be_visible()
        assert page.evaluate(COVERED) == [], path


COVERED = """() => {
  const main = document.querySelector('main'), crop = main.querySelector('.side .rows').getBoundingClientRect();
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.trim() || text.parentElement.closest('aside') || !text.parentElement.checkVisibility()) continue;
    range.selectNode(text);
    for (const box of range.getClientRects())
      if (box.right > crop.left && box.top < crop.bottom && box.bottom > crop.top) found.push(text.data.trim());
  }
  return found;
}"""


def test_questions_and_letters_print_on_three_sheets_too(page, site):
    paths = _of_england(site, "topic", "letter")
    assert len(paths) > 100
    for path in paths:
        page.goto(path)
        assert len(printed(page)) <= PAGES_OF_ALL, path


def _of_england(site, *kinds: str) -> list[str]:
    from tests import addresses

    rows = [row for row in addresses.live_rows(site.folder) if row[0] in kinds and row[1] == "england"]
    return [path for path in addresses.of_rows(rows) if not addresses.quiet(path)]


def test_a_stage_and_what_may_follow_is_at_most_six_sheets(page, stages):
    """Reached from the end of the stage's page. The stage in full, then the card of each likely next stage."""
    for path in stages:
        page.goto(path)
        likely = page.locator("#next + .ways a").all_inner_texts()
        questions = page.locator(".tick label").all_inner_texts()
        page.goto(page.get_by_role("link", name="Print this, and what may follow").get_attribute("href"))
        paper = printed(page)
        assert len(paper) <= 6, path
        cards = page.locator(".card dt:first-child").count()
        assert cards == 1 + len(set(likely)), path
        for said in (*questions, *likely, "999"):
            assert unspaced(said) in _on(paper), (path, said)


@pytest.mark.parametrize(("font", "off_by"), [(NARROW, 2), (WIDE, 8)])
def test_the_booklet_has_the_map_numbers_its_pages_and_says_how_many(new_context, font, off_by):
    """At most 60, and in the widths of most phones and computers within two of the number that it says before anybody
    prints it.
    """
    page = new_context().new_page()
    page.goto(BOOKLET)
    draw_in(page, font)
    said = int(re.search(r"about (\d+) A4 pages", page.locator("main").inner_text())[1])
    paper = printed(page)
    assert len(paper) <= 60
    assert abs(len(paper) - said) <= off_by
    assert all(f"{place}/{len(paper)}" in sheet.letters for place, sheet in enumerate(paper, 1))
    assert [place for place, sheet in enumerate(paper, 1) if sheet.size == A4_LYING] == [2]
    assert unspaced("Child assessment order") in paper[1].letters
    for title in page.locator(".contents a").all_inner_texts():
        assert unspaced(title) in _on(paper[2:])


def test_the_booklets_contents_do_not_run_into_each_other(page):
    """Each line, with its number before it, ends where the next column has not begun."""
    page.set_viewport_size({"width": 703, "height": 1024})
    page.emulate_media(media="print")
    page.goto(BOOKLET)
    boxes = page.evaluate("[...document.querySelectorAll('.contents a')].map(a => a.getBoundingClientRect().toJSON())")
    starts = sorted({round(box["left"]) for box in boxes})
    assert len(starts) == 2
    room_for_a_number = 25
    assert all(box["right"] <= starts[1] - room_for_a_number for box in boxes if round(box["left"]) == starts[0])


def test_the_map_prints_on_one_sheet(page):
    """The first sheet, A4, the long way: the heading, all of the drawing and its key fit on it."""
    page.goto("/england/")
    assert printed(page)[0].size == A4_LYING
    page.set_viewport_size({"width": 1047, "height": 718})  # that sheet without its margins of 10 mm
    page.emulate_media(media="print")
    for what in ("figure.map", ".key"):
        box = page.locator(what).bounding_box()
        assert box["x"] >= 0, what
        assert box["x"] + box["width"] <= 1047, what
        assert box["y"] + box["height"] <= 718, what
    assert page.locator("h1").bounding_box()["y"] < page.locator("figure.map").bounding_box()["y"]
    assert page.evaluate("getComputedStyle(document.querySelector('.key')).breakAfter") == "page"
    expect(page.locator(".tall")).to_be_hidden()


def test_the_map_can_be_read_in_black_and_white(page):
    """On paper each line has its name on it and a grey of its own, three to one at least; emergency alone is dashed."""
    page.goto("/england/")
    page.emulate_media(media="print")
    looks = page.evaluate(LOOKS)
    greys = {tuple(map(int, re.findall(r"\d+", look["stroke"]))) for look in looks}
    assert len(greys) >= 4
    assert all(red == green == blue <= 148 for red, green, blue in greys)
    assert {look["line"] for look in looks if look["dashes"] != "none"} == {"w emergency"}


LOOKS = """() => [...document.querySelectorAll('.map .w')].map(e => {
  const look = getComputedStyle(e);
  return { line: e.className.baseVal, stroke: look.stroke, dashes: look.strokeDasharray };
})"""


def _on(paper: list[Sheet]) -> str:
    """All that stands on these sheets."""
    return "".join(sheet.letters for sheet in paper)

"""Reading in every way people read: by keyboard, very large, without script or style, in their colours."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pictures import contrast as _contrast
from tests.patience import follow

LAPTOP = {"width": 1280, "height": 720}
STAGE = "/england/stages/section-47-enquiry/"
LINES = ".m .w, .m .t, .m .d, .m .r, .m .o:not(.i), .m .s:not(.i)"


def test_no_page_asks_anything_of_anyone_else(new_context, kinds, site):
    """The page, one script, one icon; nothing is refused by the policy either (see conftest.py)."""
    context = new_context(viewport=LAPTOP)
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    pages = [context.new_page() for _ in kinds]
    for page, path in zip(pages, kinds, strict=True):
        page.goto(path)
    for page in pages:
        page.wait_for_load_state("networkidle")
    assert len(asked) >= 2 * len(kinds)
    assert {url.split("/")[2] for url in asked} == {site.url.split("/")[2]}
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


# By keyboard


def test_the_skip_link_is_first_the_way_out_second(page, kinds):
    for path in kinds:
        page.goto(path)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip, path).to_have_text(re.compile("^Skip to"))
        expect(skip, path).to_be_in_viewport()
        page.keyboard.press("Tab")
        expect(page.locator(":focus"), path).to_have_text("Leave this page")
        expect(page.locator(":focus"), path).to_be_in_viewport()


def test_skipping_leads_to_the_words(page):
    page.goto(STAGE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("size", [{"width": 360, "height": 640}, LAPTOP], ids=["phone", "laptop"])
def test_focus_is_seen_on_everything_that_can_be_reached(new_context, kinds, size):
    page = new_context(viewport=size).new_page()
    for path in kinds:
        page.goto(path)
        page.keyboard.press("Tab")  # from here on the browser shows focus, as for somebody at a keyboard
        assert page.evaluate(UNSEEN) == [], path


UNSEEN = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.checkVisibility())
  .filter(e => {
    e.focus();
    const look = getComputedStyle(e), box = e.getBoundingClientRect();
    const outlined = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return document.activeElement !== e || !outlined || !inside;
  }).map(e => e.outerHTML.slice(0, 100))"""


def test_an_explanation_opens_and_closes(page):
    """By mouse and by keyboard; the focus comes back to the question mark."""
    page.goto(STAGE)
    question = page.locator("button[popovertarget]").first
    explanation = page.locator(f"#{question.get_attribute('popovertarget')}")
    expect(explanation).to_be_hidden()
    question.click()
    expect(explanation).to_be_visible()
    assert len(explanation.inner_text()) > 20
    page.mouse.click(2, 2)
    expect(explanation).to_be_hidden()
    question.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    expect(question).to_be_focused()


# Very large, and very small


def test_no_page_scrolls_sideways_at_400_percent(new_context, kinds):
    """1280 pixels at 400 % are 320."""
    page = new_context(viewport={"width": 320, "height": 256}).new_page()
    for path in kinds:
        page.goto(path)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, path


COVERED = """button => {
  button.scrollIntoView({ block: 'center' });
  button.click();
  const word = button.getBoundingClientRect(), lines = 4 * parseFloat(getComputedStyle(button.parentElement).lineHeight);
  const pop = document.getElementById(button.getAttribute('popovertarget')).getBoundingClientRect();
  return pop.top < word.bottom + lines && word.top - lines < pop.bottom;
}"""
"""Whether what is explained, with four lines on either side (a sentence has at most twenty words), is covered."""


@pytest.mark.parametrize("size", [{"width": 360, "height": 640}, LAPTOP], ids=["phone", "laptop"])
def test_an_explanation_stands_beside_its_sentence_and_has_a_way_to_close_it(new_context, size):
    page = new_context(viewport=size).new_page()
    page.goto("/england/stages/interim-care-order/")
    marks = page.locator("main button.q").all()
    assert len(marks) > 3
    for mark in marks:
        assert not mark.evaluate(COVERED), mark.get_attribute("aria-label")
        explanation = page.locator(f"#{mark.get_attribute('popovertarget')}")
        explanation.get_by_role("button", name="Close").click()
        expect(explanation).to_be_hidden()


CROSSED = """() => [...document.querySelectorAll('.track')].flatMap(track => {
  const line = getComputedStyle(track, '::before');
  let box = track;
  while (getComputedStyle(box).position === 'static') box = box.parentElement;
  const { left, top, bottom } = box.getBoundingClientRect();
  const from = left + box.clientLeft + parseFloat(line.left), to = from + parseFloat(line.borderLeftWidth);
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const crossed = [];
  while (texts.nextNode()) {
    const words = document.createRange();
    words.selectNodeContents(texts.currentNode);
    for (const one of words.getClientRects())
      if (one.width > 1 && one.left < to && one.right > from && one.top < bottom && one.bottom > top) crossed.push(words.toString());
  }
  return crossed;
})"""
"""Words that the line of a page is drawn over."""
BROKEN = """() => [
  ...[...document.querySelectorAll('main a.go')].filter(e => e.getClientRects().length > 1),
  ...[...document.querySelectorAll('main summary h2')].filter(e =>
    e.getBoundingClientRect().top - e.parentElement.getBoundingClientRect().top > 24),
].map(e => e.textContent.trim())"""
"""Buttons cut in two by the end of a line, and headings that stand under the sign that opens them."""
LETTER = "You are invited to an initial child protection conference on 4 May. We have had a strategy discussion."


@pytest.mark.parametrize("size", [{"width": 360, "height": 640}, LAPTOP], ids=["phone", "laptop"])
def test_no_line_is_drawn_over_words_and_nothing_is_torn(new_context, kinds, size):
    """On every kind of page, and on what a pasted letter says."""
    page = new_context(viewport=size).new_page()
    tracks = 0
    for path in [*kinds, "/accuracy/", "/england/letters/"]:
        page.goto(path)
        if path == "/england/letters/":
            page.locator("textarea").fill(LETTER)
            follow(page.locator("form:has(textarea) button"))
            expect(page.locator("main a.go")).to_have_count(1)
        tracks += page.locator(".track").count()
        assert page.evaluate(CROSSED) == [], path
        assert page.evaluate(BROKEN) == [], path
    assert tracks > 4


# Without script, without style, in other colours


def test_everything_is_there_without_script(new_context, kinds):
    with_script, without = new_context().new_page(), new_context(java_script_enabled=False).new_page()
    for path in kinds:
        with_script.goto(path)
        without.goto(path)
        assert without.locator("body").inner_text() == with_script.locator("body").inner_text(), path


def test_words_are_explained_without_script(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(STAGE)
    question = page.locator("button[popovertarget]").first
    question.click()
    expect(page.locator(f"#{question.get_attribute('popovertarget')}")).to_be_visible()
    page.goto(STAGE)
    follow(page.locator("main p a[href*='/glossary/']").first)
    expect(page.locator("h1")).to_be_visible()
    assert "/england/glossary/" in page.url


def test_every_page_can_be_read_without_style(new_context, kinds):
    """In the order of the page: the way out, the heading, the words, help. The map is no black blot."""
    page = new_context(viewport=LAPTOP).new_page()
    signs = {}
    for path in kinds:
        page.goto(path)
        page.evaluate("document.querySelectorAll('style').forEach(sheet => sheet.remove())")
        text = page.locator("body").inner_text()
        at = text.index(page.locator("h1").inner_text())
        assert 0 <= text.index("Leave this page") < at < text.index("Help now", at), path
        assert (
            page.evaluate(
                "[...document.querySelectorAll('svg path')].filter(p => p.checkVisibility() && getComputedStyle(p).fill !== 'none' && !p.closest('marker')).length"
            )
            == 0
        ), path
        signs[path] = page.locator(".key svg").evaluate_all("all => all.map(s => s.getBoundingClientRect().height)")
        assert all(0 < high < 30 for high in signs[path]), path
    assert len(signs["/england/"]) == 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_seen_in_forced_colours(new_context, scheme):
    """Lines, stations and names stand out against the reader's own background, at least three to one, with no halo."""
    page = new_context(viewport=LAPTOP, forced_colors="active", color_scheme=scheme).new_page()
    page.goto("/england/")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    strokes = page.evaluate(f"[...document.querySelectorAll({LINES!r})].map(e => getComputedStyle(e).stroke)")
    names = page.evaluate("[...document.querySelectorAll('.map text')].map(e => getComputedStyle(e).fill)")
    halos = page.evaluate("[...document.querySelectorAll('.map text')].map(e => getComputedStyle(e).stroke)")
    assert len(strokes) > 40
    assert {colour: _contrast(colour, paper) for colour in {*strokes, *names} if _contrast(colour, paper) < 3} == {}
    assert {*halos} == {paper}


def test_the_signs_of_a_stage_do_not_rest_on_colour(new_context):
    """In forced colours the line runs down the page, the way out has its edge, and the ways their marks and words."""
    page = new_context(forced_colors="active").new_page()
    page.goto(STAGE)
    line = "e => parseFloat(getComputedStyle(e, '::before').borderLeftWidth)"
    assert page.locator("main.track").evaluate(line) == 7
    assert page.locator(".leave").evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 2
    ways = page.locator(".ways li").all()
    assert len(ways) > 3
    for way in ways:
        assert way.locator("i").text_content().strip() in ("↑", "↓", "→", "✓")
        said = way.locator("small .unseen").text_content().strip()
        assert said.startswith(("a step up", "a step down", "alongside", "a way out"))

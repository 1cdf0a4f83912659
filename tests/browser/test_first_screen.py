"""The answer on the first screen: four questions answered before anything is scrolled, on a cheap phone."""

import pytest
from playwright.sync_api import Page

from tests import addresses
from tests.browser.fonts import FONTS, draw_in

PHONE_WITH_A_BAR = {"width": 360, "height": 560}
KINDS = {"stage": "stages", "topic": "topics", "letter": "letters", "role": "people", "moment": "now"}
LEADS = ("Yes.", "No.", "In part.")

CARD = """() => ({
  bottom: Math.max(...[...document.querySelectorAll('.card, .jump')].map(e => e.getBoundingClientRect().bottom)),
  questions: [...document.querySelectorAll('.card dt')].map(e => e.innerText),
  leads: [...document.querySelectorAll('.card dd > b:first-child')].map(e => e.innerText),
  empty: [...document.querySelectorAll('.card dd')].filter(e => e.innerText.trim().length < 12).length,
  jumps: [...document.querySelectorAll('.jump a')].map(a => document.getElementById(a.hash.slice(1)) !== null),
})"""


@pytest.fixture(scope="module")
def pages_with_a_card(site) -> list[str]:
    """Every stage, question, letter, person and moment of England."""
    return [
        f"/england/{KINDS[kind]}/{slug}/"
        for kind, nation, slug, _ in addresses.live_rows(site.folder)
        if kind in KINDS and nation == "england"
    ]


def _cards(page: Page, paths: list[str]) -> dict[str, dict[str, dict]]:
    """What is measured of each page, in each of the fonts."""
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = {}
        for font in FONTS:
            draw_in(page, font)
            found[path][font] = page.evaluate(CARD)
    return found


@pytest.fixture(scope="module")
def cards(browser, site, pages_with_a_card) -> dict[str, dict[str, dict]]:
    context = browser.new_context(base_url=site.url, viewport=PHONE_WITH_A_BAR)
    yield _cards(context.new_page(), pages_with_a_card)
    context.close()


def test_what_is_measured_has_serifs_where_the_page_has_them(page):
    """In each of the fonts, one after another."""
    page.goto("/england/stages/section-47-enquiry/")
    face = "what => getComputedStyle(document.querySelector(what)).fontFamily.replaceAll('\"', '')"
    for font in FONTS:
        draw_in(page, font)
        drawn = [page.evaluate(face, what) for what in (".card dt", ".card dd > b")]
        assert drawn == [f"{font} Sans, sans-serif", f"{font} Serif, serif"]


def _below(cards: dict[str, dict[str, dict]], height: int) -> dict[tuple[str, str], int]:
    """The cards that end below a screen of that height, and where."""
    return {
        (path, font): round(seen["bottom"])
        for path, fonts in cards.items()
        for font, seen in fonts.items()
        if seen["bottom"] > height
    }


def test_four_answers_and_the_ways_into_the_page_are_on_the_first_screen(cards):
    assert len(cards) > 180
    assert _below(cards, PHONE_WITH_A_BAR["height"]) == {}


def test_under_the_card_two_ways_or_more_lead_into_the_page(cards):
    """But on a moment, which is one screen; and each way leads to a place that is there."""
    jumps = {path: fonts[FONTS[0]]["jumps"] for path, fonts in cards.items() if "/now/" not in path}
    assert {path for path, there in jumps.items() if len(there) < 2 or not all(there)} == set()


def test_every_card_asks_four_questions_and_answers_each(cards):
    wrong = {
        path: seen["questions"]
        for path, fonts in cards.items()
        for seen in [fonts[FONTS[0]]]
        if len(seen["questions"]) != 4 or seen["empty"]
    }
    assert wrong == {}


def test_can_i_say_no_begins_with_yes_no_or_in_part(cards):
    """On a paper from somebody else, too."""
    without = [path for path, fonts in cards.items() if fonts[FONTS[0]]["leads"][:1] not in [[lead] for lead in LEADS]]
    assert without == []


def test_at_twice_the_size_it_is_still_on_the_first_screen(new_context, pages_with_a_card):
    """A screen of 1280 pixels at 200 %: 640 by 640 are left."""
    page = new_context(viewport={"width": 640, "height": 640}).new_page()
    assert _below(_cards(page, pages_with_a_card), 640) == {}


def test_the_card_is_the_first_result_of_a_search_the_end_of_the_questions_and_in_a_frame(page):
    """The same answers wherever they are shown."""
    page.goto("/england/stages/interim-care-order/")
    card = [text.split("All ")[0].strip() for text in page.locator(".card dd").all_inner_texts()]
    assert len(card) == 4
    for path in ("/search/?q=interim+care+order", "/embed/p/116/"):
        page.goto(path)
        assert [text.strip() for text in page.locator(".card dd").all_inner_texts()] == card, path


NAMED = """() => [...document.querySelectorAll('main .eyebrow, h1')]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(e => e.getBoundingClientRect().height > 12 && e.getBoundingClientRect().top < innerHeight)
  .map(e => e.innerText).join(' ')"""
TWIN = "[...document.querySelectorAll('footer a')].map(a => a.pathname).find(path => /^.p.[0-9]+.$/.test(path)) ?? ''"


def test_the_nation_is_seen_above_the_words_of_a_page_and_of_its_quiet_twin(new_context, kinds):
    """Whose law it is, before anything is scrolled: what is true in one nation may be wrong in another."""
    page = new_context().new_page()
    twins, silent = set(), []
    for path in [kind for kind in kinds if kind.startswith("/england/")]:
        page.goto(path)
        silent += [] if "England" in page.evaluate(NAMED) else [path]
        twins.add(page.evaluate(TWIN))
    for twin in twins - {""}:
        page.goto(twin)
        silent += [] if "England" in page.evaluate(NAMED) else [twin]
    assert len(twins) > 20
    assert silent == []


TYPE = """() => {
  const face = e => getComputedStyle(e).fontFamily.split(',').pop().trim();
  const box = e => e.getBoundingClientRect();
  const main = document.querySelector('main');
  const side = document.querySelector('aside.side');
  const text = document.querySelector('.card');
  return {
    title: face(document.querySelector('h1')), answer: face(document.querySelector('.card dd > b')),
    text: face(main.querySelector('h2 + p, li')), label: face(document.querySelector('.card dt')),
    beside: box(side).left >= box(text).right && box(side).top < 800, under: box(side).top >= box(text).bottom,
    contents: side.querySelectorAll('a[href^="#"]').length, stops: side.querySelectorAll('nav.rows li').length,
  };
}"""


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_titles_and_answers_are_in_serif_and_a_wide_screen_has_the_contents_and_the_map_beside(
    new_context, width, beside
):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for path in ("/england/stages/section-47-enquiry/", "/england/stages/care-order/"):
        page.goto(path)
        seen = page.evaluate(TYPE)
        assert (seen["title"], seen["answer"]) == ("serif", "serif"), path
        assert (seen["text"], seen["label"]) == ("sans-serif", "sans-serif"), path
        assert (seen["beside"], seen["under"]) == (beside, not beside), path
        assert seen["contents"] >= 5, path
        assert seen["stops"] >= 2, path


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_with_a_card_has_ways_into_it_at_every_width(new_context, width):
    """Under the card, or beside it where there is room for a column."""
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for path in ("stages/care-order", "topics/home-visits", "letters/letter-before-proceedings", "people/judge"):
        page.goto(f"/england/{path}/")
        ways = page.locator(".jump a:visible, .jumps a:visible")
        assert ways.count() >= 2, path

"""What stands under the card: in order, short, each thing once, and large enough for a shaking thumb."""

from itertools import pairwise
from statistics import mean

import pytest

from tests.browser.fonts import FONTS, draw_in

MOST_WORDS, MEAN_WORDS, MOST_SCREENS = 900, 800, 8
WORDS_OF_OTHERS = 700
SCREEN = 640

MEASURE = """() => {
  const main = document.querySelector('main');
  const said = e => e.innerText.match(/[\\w’'-]+/g)?.length ?? 0;
  const drawn = [...main.querySelectorAll('.picture svg')].reduce(
    (sum, e) => sum + (e.textContent.match(/[\\w’'-]+/g)?.length ?? 0), 0);  // looked at, not read
  const ways = [...main.querySelectorAll('nav')].reduce((sum, e) => sum + said(e), 0);  // to go by, not to read
  const all = said(main) - drawn - ways;
  const folded = [...main.querySelectorAll('details')].reduce(
    (sum, e) => sum + (e.open ? said(e) - said(e.querySelector('summary')) : 0), 0);
  return {
    words: all - folded,
    screens: main.getBoundingClientRect().height / innerHeight,
    parts: [...main.querySelectorAll('[id]')].map(e => e.id),
    small: [...main.querySelectorAll('.index li, summary, .tick label')].filter(e => e.checkVisibility())
      .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.innerText.slice(0, 40)),
    questions: main.querySelectorAll('#topics + ul li').length,
    doubts: (main.innerText.match(/not yet checked/gi) ?? []).length,
  };
}"""

ORDER = [
    "today",
    "lawyer",
    "now",
    "next",
    "when",
    "agree",
    "who",
    "questions",
    "wrong",
    "common",
    "topics",
    "testimonies",
]
ALWAYS = {"today", "lawyer", "next", "when", "agree", "who", "questions"}


@pytest.fixture(scope="module", params=FONTS)
def measured(request, browser, site) -> dict[str, dict]:
    """Every stage of England on a phone, in each of the fonts."""
    from tests import addresses

    rows = addresses.live_rows(site.folder)
    context = browser.new_context(base_url=site.url, viewport={"width": 360, "height": SCREEN})
    page, found = context.new_page(), {}
    for kind, nation, slug, _ in rows:
        if (kind, nation) == ("stage", "england"):
            page.goto(f"/england/stages/{slug}/")
            draw_in(page, request.param)
            found[slug] = page.evaluate(MEASURE)
    yield found
    context.close()


def test_a_stage_has_at_most_900_open_words_and_800_in_the_mean(measured):
    assert len(measured) == 27
    assert {slug: seen["words"] for slug, seen in measured.items() if seen["words"] > MOST_WORDS} == {}
    assert mean(seen["words"] for seen in measured.values()) <= MEAN_WORDS


def test_a_stage_is_at_most_eight_screens_of_a_phone(measured):
    long = {slug: round(seen["screens"], 2) for slug, seen in measured.items() if seen["screens"] > MOST_SCREENS}
    assert long == {}


def test_what_to_do_comes_first_then_the_lawyer_then_what_follows(measured):
    for slug, seen in measured.items():
        places = [ORDER.index(part) for part in seen["parts"] if part in ORDER]
        assert all(one < other for one, other in pairwise(places)), slug
        assert ALWAYS - {*seen["parts"]} == set(), slug


def test_what_a_thumb_must_hit_is_44_pixels_high(measured):
    assert {slug: seen["small"] for slug, seen in measured.items() if seen["small"]} == {}


def test_at_most_five_questions_are_offered(measured):
    assert {slug for slug, seen in measured.items() if not 1 <= seen["questions"] <= 5} == set()


def test_doubt_is_said_once_a_page(measured):
    assert {slug: seen["doubts"] for slug, seen in measured.items() if seen["doubts"] > 1} == {}


@pytest.mark.parametrize(("kind", "address"), [("topic", "topics"), ("letter", "letters")])
def test_a_question_or_a_letter_has_at_most_700_open_words(browser, site, kind, address):
    from tests import addresses

    context = browser.new_context(base_url=site.url, viewport={"width": 360, "height": SCREEN})
    page, long = context.new_page(), {}
    for of, nation, slug, _ in addresses.live_rows(site.folder):
        if (of, nation) == (kind, "england"):
            page.goto(f"/england/{address}/{slug}/")
            words = page.evaluate(MEASURE)["words"]
            if words > WORDS_OF_OTHERS:
                long[slug] = words
    context.close()
    assert long == {}


def test_the_bar_stays_on_the_screen_and_nothing_is_hidden_under_it(new_context):
    page = new_context(viewport={"width": 360, "height": SCREEN}).new_page()
    page.goto("/england/stages/section-47-enquiry/")
    page.evaluate("scrollTo(0, 3000)")
    for name in ("Leave this page", "Help now", "Menu"):
        box = page.get_by_role("link", name=name, exact=True).first.bounding_box()
        assert 0 <= box["y"] < 48, name
    page.goto("/england/stages/section-47-enquiry/#lawyer")
    assert page.locator("#lawyer").bounding_box()["y"] >= page.locator(".bar").bounding_box()["height"]


def test_the_way_out_is_on_the_screen_at_the_end_of_every_page(new_context, kinds, stages):
    """However far a reader has scrolled, nobody has to scroll back to leave."""
    page = new_context(viewport={"width": 360, "height": SCREEN}).new_page()
    for path in (*kinds, *stages):
        page.goto(path)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        box = page.get_by_role("link", name="Leave this page", exact=True).bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= 360, path
        assert 0 <= box["y"] < box["y"] + box["height"] <= SCREEN, path
        assert box["height"] >= 44, path


def test_where_the_window_is_low_the_bar_does_not_take_the_page(new_context):
    page = new_context(viewport={"width": 640, "height": 360}).new_page()
    page.goto("/england/stages/section-47-enquiry/")
    page.evaluate("scrollTo(0, 2000)")
    assert page.locator(".bar").bounding_box()["y"] < -1000


def test_a_number_of_help_now_is_48_pixels_high_and_dials(new_context):
    """One link a line, for a shaking thumb."""
    page = new_context(viewport={"width": 360, "height": SCREEN}).new_page()
    for path in ("/england/now/", "/england/stages/section-47-enquiry/"):
        page.goto(path)
        numbers = page.locator("a.danger[href^='tel:'], .ring a[href^='tel:']")
        assert numbers.count() >= 4, path
        assert {one.get_attribute("href") for one in numbers.all()} >= {"tel:999", "tel:116123", "tel:101"}
        assert [one.inner_text() for one in numbers.all() if one.bounding_box()["height"] < 48] == [], path


THUMBS = """() => [...document.querySelectorAll(
  '.bar > a, .jump a, main .index li:has(a), main summary, .ring a, .doors a, .doors button, .tick label')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().left >= 0 && e.getBoundingClientRect().height < 43.5)
  .map(e => `${e.innerText.slice(0, 40)}: ${e.getBoundingClientRect().height}`)"""


def test_what_a_thumb_must_hit_is_44_pixels_high_on_every_kind_of_page(new_context, kinds):
    page, small = new_context(viewport={"width": 360, "height": SCREEN}).new_page(), {}
    for path in kinds:
        page.goto(path)
        small[path] = page.evaluate(THUMBS)
    assert {path: found for path, found in small.items() if found} == {}

"""The page that says how right the guide is, on a phone and on a wide screen."""

from playwright.sync_api import Page

ACCURACY = "/accuracy/"
OPEN_ALL = "document.querySelectorAll('main details').forEach(fold => { fold.open = true; })"
ASKEW = """() => [...document.querySelectorAll('.stack tbody tr')].filter(row => {
  const tops = [...row.cells].map(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return words.getBoundingClientRect().top;
  });
  return Math.max(...tops) - Math.min(...tops) > 2;
}).map(row => row.textContent)"""
BESIDE = """() => [...document.querySelectorAll('.stack tbody tr')].filter(row => {
  const boxes = [...row.cells].map(cell => cell.getBoundingClientRect());
  return boxes.some((box, i) => box.right > innerWidth || (i && box.height && box.top < boxes[i - 1].bottom - 1));
}).map(row => row.textContent)"""


def test_it_is_read_on_a_phone_in_six_screens(new_context):
    page = new_context().new_page()
    page.goto(ACCURACY)
    assert page.evaluate("document.querySelector('main').offsetHeight / innerHeight") <= 6


def test_on_a_phone_each_page_is_a_card_with_all_its_words_on_the_screen(new_context):
    page = _opened(new_context().new_page())
    assert page.evaluate(BESIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    said = page.evaluate("getComputedStyle(document.querySelector('.stack td'), '::before').content")
    assert said == '"Checked:"'


def test_on_a_wide_screen_the_name_of_a_page_stands_level_with_what_is_said_of_it(new_context):
    page = _opened(new_context(viewport={"width": 1280, "height": 720}).new_page())
    assert page.evaluate(ASKEW) == []


def _opened(page: Page) -> Page:
    page.goto(ACCURACY)
    page.evaluate(OPEN_ALL)
    return page

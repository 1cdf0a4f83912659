"""The map as people see it, measured in the browser at every width: whole on a wide screen, else down the page."""

import pytest
from playwright.sync_api import Page, expect

from stages.map.network import Stroke
from stages.map.tall import Tall
from stages.map.wide import Wide
from tests.browser.test_pictures import contrast
from tests.patience import follow
from tests.stages.map.test_network import of

WIDE = [(1024, 768), (1280, 800), (1920, 1080)]
NARROW = [(320, 640), (360, 640), (640, 400), (768, 1024), (844, 390)]  # 640 by 400: a laptop at 200 %
SPACING = "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; }"
STOPS = ".tall li:not(.group)"

LETTERS = """what => [...document.querySelectorAll(what)].filter(e => e.checkVisibility()).map(e => {
  const svg = e.closest('.map svg'), scale = svg ? svg.getScreenCTM().a : 1;
  return [e.textContent.trim(), parseFloat(getComputedStyle(e).fontSize) * scale];
})"""
"""How high the letters of each text are on the screen."""

NAMES = """() => [...document.querySelectorAll('.map a')].map(a => {
  const box = es => { const b = es.map(e => e.getBoundingClientRect());
    return [Math.min(...b.map(r => r.left)), Math.min(...b.map(r => r.top)),
            Math.max(...b.map(r => r.right)), Math.max(...b.map(r => r.bottom))]; };
  return { to: a.getAttribute('href'), name: box([...a.querySelectorAll('text')]),
           sign: box([...a.querySelectorAll('.o, .s, .c')].slice(-1)) };
})"""
"""For each stop of the wide drawing: the boxes of its name and of its sign."""

CROSSED = """() => {
  const texts = [...document.querySelectorAll('.map text')].map(e => [e, e.getBoundingClientRect()]);
  const found = [];
  for (const path of document.querySelectorAll('.map path')) {
    const to = path.getScreenCTM(), long = path.getTotalLength(), own = path.closest('a');
    if (!long || path.matches('.o, .s, .c')) continue;
    for (let at = 0; at <= long; at += 2) {
      const p = path.getPointAtLength(at).matrixTransform(to);
      for (const [text, box] of texts)
        if (p.x > box.left && p.x < box.right && p.y > box.top + 2 && p.y < box.bottom - 2)
          found.push(path.className.baseVal + ' through ' + text.textContent);
    }
  }
  return [...new Set(found)];
}"""
"""What runs through words: every stroke, stub and head, point by point."""


def opened(new_context, width: int, height: int, scheme: str = "light") -> Page:
    page = new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto("/england/")
    return page


def space_out(page: Page) -> None:
    """The spacing that a reader may set (WCAG 1.4.12)."""
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACING
    )


@pytest.fixture(params=WIDE, ids=str)
def wide(request, new_context) -> Page:
    return opened(new_context, *request.param)


@pytest.fixture(params=NARROW, ids=str)
def narrow(request, new_context) -> Page:
    return opened(new_context, *request.param)


# Whole, on a wide screen


def test_the_whole_map_with_its_heading_and_key_is_in_one_view(new_context):
    page = opened(new_context, 1280, 800)
    assert page.locator("h1").bounding_box()["y"] >= 0
    for what in ("figure.map", ".key"):
        box = page.locator(what).bounding_box()
        assert box["y"] + box["height"] <= 800, what


def test_a_name_is_centred_at_its_stop_or_stands_beside_it(wide):
    stops = wide.evaluate(NAMES)
    assert len(stops) == 27
    for stop in stops:
        (left, top, right, bottom), (west, north, east, south) = stop["name"], stop["sign"]
        centred = abs(left + right - west - east) / 2 <= 12
        beside = 0 <= left - east <= 24 and abs(top + bottom - north - south) / 2 <= 12
        assert centred or beside, stop


@pytest.mark.parametrize("spaced", [False, True], ids=["", "spaced out"])
def test_no_stroke_crosses_a_name_and_no_name_another(wide, spaced):
    if spaced:
        space_out(wide)
    assert wide.evaluate(CROSSED) == []
    stops = wide.evaluate(NAMES)
    for place, one in enumerate(stops):
        for other in stops[place + 1 :]:
            assert clear(one["name"], other["name"], by=-3), (one, other)
        for other in stops:
            own_or_long = other is one or of().long.slug in other["to"]
            assert own_or_long or clear(one["name"], other["sign"]), (one, other)


def clear(one: list[float], other: list[float], by: float = 0) -> bool:
    """Whether two boxes lie side by side, or one over the other."""
    above = one[3] + by <= other[1] or other[3] + by <= one[1]
    return above or one[2] <= other[0] or other[2] <= one[0]


@pytest.mark.parametrize("spaced", [False, True], ids=["", "spaced out"])
def test_nothing_is_cut_at_an_edge(wide, spaced):
    if spaced:
        space_out(wide)
    size = wide.viewport_size["width"]
    edges = wide.evaluate(
        "[...document.querySelectorAll('.map text, .map path')].map(e => e.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    left, top, right, bottom = zip(*edges, strict=True)
    picture = wide.locator(".map svg").bounding_box()
    assert min(left) >= picture["x"] >= 0
    assert max(right) <= picture["x"] + picture["width"] <= size
    assert min(top) >= picture["y"]
    assert max(bottom) <= picture["y"] + picture["height"]
    assert wide.evaluate("document.documentElement.scrollWidth") <= size


def test_what_is_drawn_is_what_the_network_says(wide):
    """Stroke for stroke; that each is a next step, and that no common one is missing, is tested of the network."""
    drawn = wide.evaluate("[...document.querySelectorAll('.map > svg > g > path')].map(e => e.getAttribute('d'))")
    assert drawn == [path for _, path in Wide(of()).layers]


def test_only_the_emergency_line_is_dashed_and_only_what_is_no_line_is_dotted(wide):
    """What runs alongside, and the bracket: of the rest, no stroke has gaps."""
    assert set(wide.evaluate(GAPPED)) == {"w emergency", "d", "r"}


GAPPED = """() => [...document.querySelectorAll('.map > svg > g > path')]
  .filter(e => getComputedStyle(e).strokeDasharray !== 'none').map(e => e.className.baseVal)"""


def test_a_click_on_the_sign_of_a_stop_opens_its_stage(new_context):
    page = opened(new_context, 1280, 800)
    follow(page.locator(".map a[href='/england/stages/section-47-enquiry/'] .c"))
    expect(page.locator("h1")).to_have_text(of().stops["section-47-enquiry"].stage.title)


# Down the page


def test_down_the_page_every_name_stands_beside_its_stop(narrow):
    """Each row is one target of at least 44 px, and its stop is at the height of its middle."""
    width = narrow.viewport_size["width"]
    for spaced in (False, True):
        if spaced:
            space_out(narrow)
        rows = narrow.evaluate(ROWS)
        assert len(rows) == 27
        for row in rows:
            assert row["high"] >= 44, row
            assert row["off"] <= 12, row
            assert row["beside"] >= 0, row
            assert row["right"] <= width, row
    assert max(narrow.evaluate(RIGHT, "main, main *")) <= width
    expect(narrow.locator("figure.map")).to_be_hidden()


RIGHT = "what => [...document.querySelectorAll(what)].filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().right)"
ROWS = f"""() => [...document.querySelectorAll('{STOPS}')].map(e => {{
  const box = what => e.querySelector(what).getBoundingClientRect(), row = e.getBoundingClientRect();
  const sign = box('.o, .s, .c'), words = box('span');
  const wide = Math.max(...[...e.querySelectorAll('path')].map(p => p.getBoundingClientRect().right));
  return {{ name: e.textContent.trim(), high: row.height, right: words.right, beside: words.left - wide + 6,
           off: e.querySelector('.o, .s') ? Math.abs(sign.top + sign.bottom - row.top - row.bottom) / 2 : 0 }};
}})"""


def test_the_strokes_run_on_from_row_to_row(narrow):
    """No gap between one slice of the drawing and the next, however high the rows are."""
    space_out(narrow)
    gaps = narrow.evaluate(
        """() => { const s = [...document.querySelectorAll('.tall svg')].map(e => e.getBoundingClientRect());
                   return s.slice(1).map((b, i) => Math.abs(b.top - s[i].bottom)); }"""
    )
    assert len(gaps) > 27
    assert max(gaps) < 1


def test_the_journey_is_about_two_screens_of_a_phone(new_context):
    """27 stops of 46 px and the names of the lines."""
    page = opened(new_context, 360, 640)
    rows = page.evaluate(f"[...document.querySelectorAll('{STOPS}')].map(e => e.getBoundingClientRect().height)")
    assert sorted(rows)[len(rows) // 2] == 46
    assert page.locator(".tall").bounding_box()["height"] <= 2.5 * 640


def test_the_rows_are_drawn_as_the_network_says(narrow):
    drawn = narrow.evaluate(
        "[...document.querySelectorAll('.tall li')].map(li => [...li.querySelectorAll('path')].map(e => e.getAttribute('d')))"
    )
    assert drawn == [[path for _, path in row.strokes] for row in Tall(of()).rows]


def test_a_tap_anywhere_in_a_row_opens_its_stage(new_context):
    page = opened(new_context, 360, 640)
    with page.expect_navigation():
        page.locator(STOPS).nth(5).click(position={"x": 20, "y": 20})
    assert "/england/stages/" in page.url


# At every width


@pytest.mark.parametrize("size", [*WIDE, *NARROW], ids=str)
def test_no_letter_is_under_12_px(new_context, size):
    page = opened(new_context, *size)
    letters = page.evaluate(LETTERS, ".map text, .tall a, .tall b, .tall small, .key li, .stops a, .stops small")
    assert len(letters) > 60
    assert {text: high for text, high in letters if high < 12 and text != "source"} == {}


@pytest.mark.parametrize("size", [(1280, 800), (360, 640)], ids=str)
def test_stops_are_read_in_the_order_of_the_journey(new_context, size):
    """The drawing, the list, the keyboard: one order; and a screen reader hears the title of each stage."""
    page = opened(new_context, *size)
    order = [f"/england/stages/{slug}/" for slug in of().stops]
    shown = ".map a" if size[0] > 1000 else ".tall a"
    assert page.evaluate(HREFS, shown) == order
    assert page.evaluate(HREFS, ".stops li > a") == order
    if size[0] > 1000:
        tree = page.locator(".map").aria_snapshot()
        for stop in of().stops.values():
            assert f'link "{stop.stage.title}"' in tree, stop.slug
    page.locator("a[href='#list']").focus()
    for address in order[:6]:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == address


HREFS = "what => [...document.querySelectorAll(what)].map(e => e.getAttribute('href'))"


def test_the_list_can_be_reached_at_once_and_says_every_next_step(new_context, stages):
    """Each stage with its line and its answer, and each stage that may follow as a link of 44 px."""
    page = opened(new_context, 360, 640)
    page.locator("a[href='#list']").click()
    expect(page.locator("#list")).to_be_in_viewport()
    page.evaluate("document.querySelectorAll('.stops details').forEach(d => d.open = true)")
    for item, stop in zip(page.locator(".stops > li").all(), of().stops.values(), strict=True):
        text = " ".join(item.inner_text().split())
        assert stop.line.name in text
        assert "Can I say no? " in text
        assert ("alongside" in text) == stop.stage.alongside
        links = item.locator("details a").all()
        to = {step.to for step in stop.stage.next_steps if step.to not in ("", stop.slug)}
        assert {link.get_attribute("href").split("/")[-2] for link in links} == to
        assert all(link.bounding_box()["height"] >= 44 for link in links)


def test_the_list_says_how_common_a_stage_is_and_what_such_numbers_are_not(new_context):
    page = opened(new_context, 360, 640)
    text = page.locator("main").inner_text()
    assert "Two totals do not follow the same children" in text
    with_figures = [stop for stop in of().stops.values() if stop.stage.figures]
    assert page.locator(".stops .cite").count() == len(with_figures) >= 8


def test_the_key_explains_every_kind_of_stroke_and_sign(new_context):
    page = opened(new_context, 1280, 800)
    signs = "what => [...new Set([...document.querySelectorAll(what)].map(e => e.className.baseVal.split(' ')[0]))]"
    used = set(page.evaluate(signs, ".map path")) - {"c", "k", "r"}  # the long stop has its name, the bracket its words
    assert used <= set(page.evaluate(signs, ".key path"))
    for line in {stop.line.name for stop in of().stops.values()}:
        said = " ".join(page.locator(".map text").all_text_contents())
        assert line in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (360, 640)], ids=str)
def test_lines_and_names_stand_out_from_the_page(new_context, size, scheme):
    """Lines three to one, words four and a half."""
    page = opened(new_context, *size, scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    lines = page.evaluate(COLOURS, [".m .w, .m .t, .m .d, .m .o:not(.i)", "stroke"])
    words = page.evaluate(COLOURS, [".map text", "fill"]) + page.evaluate(COLOURS, [".tall a, .tall small", "color"])
    assert len(lines) >= 5
    assert {one for one in lines if contrast(one, paper) < 3} == set()
    assert {one for one in words if contrast(one, paper) < 4.5} == set()


COLOURS = "([what, of]) => [...new Set([...document.querySelectorAll(what)].filter(e => e.checkVisibility()).map(e => getComputedStyle(e)[of]))]"


# Cropped, on a stage's page


@pytest.mark.parametrize("width", [320, 1280])
def test_a_stage_page_shows_where_it_is_with_the_stops_before_and_after(new_context, width):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto("/england/stages/section-47-enquiry/")
    crop = page.locator("nav.rows")
    expect(crop.locator("[aria-current=step]")).to_have_text("Section 47 enquiry")
    before = crop.locator("li", has_text="the stop before").locator("a")
    after = crop.locator("li", has_text="the stop after").locator("a").first
    assert before.get_attribute("href") == "/england/stages/strategy-discussion/"
    assert after.get_attribute("href") == "/england/stages/child-protection-conference/"
    assert all(row.bounding_box()["height"] >= 44 for row in crop.locator("li").all())


def test_every_stage_has_its_crop_with_another_stop_in_it(page, stages):
    for path in stages:
        page.goto(path)
        assert page.locator("nav.rows [aria-current=step]").count() == 1, path
        assert page.locator("nav.rows a").count() >= 1, path


def test_every_stage_inside_a_line_shows_the_stop_before_and_the_stop_after(page):
    """A line of another kind, such as help, is called by its name instead."""
    net = of()
    lines = [(join.first, join.second) for join in net.of(Stroke.LINE)]
    lines = [(one, other) for one, other in lines if net.stops[one].part is net.stops[other].part]
    inside = {second for _, second in lines} & {first for first, _ in lines}
    assert len(inside) >= 6
    for slug in sorted(inside):
        page.goto(f"/england/stages/{slug}/")
        said = page.locator("nav.rows li").all_inner_texts()
        assert any("the stop before" in row for row in said), slug
        assert any("the stop after" in row for row in said), slug

"""Leaving quickly: the link and the keys, with and without script; and when the keys must do nothing."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.patience import follow
from tests.servers import beside

STAGE = "/england/stages/section-47-enquiry/"


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: the page about the weather, and the page a reader came from."""

    def do_GET(self) -> None:
        """Any address answers with its own name as the title."""
        body = f"<!doctype html><title>{self.path.strip('/')}</title><p>Elsewhere".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def guide(site, elsewhere) -> Iterator[str]:
    """The site, with its way out leading to a page of this machine."""
    with beside(site, LEAVE_TO=f"{elsewhere}/weather") as url:
        yield url


@pytest.fixture
def reader(page: Page, guide: str, elsewhere: str) -> Page:
    """Somebody who came from another site and reads about a section 47 enquiry."""
    page.goto(f"{elsewhere}/before")
    page.goto(guide + STAGE)
    return page


def _has_left(page: Page) -> None:
    expect(page).to_have_title("weather")


def _is_still_here(page: Page) -> None:
    """Nothing is under way either: the next thing asked for is served on the same page."""
    page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => done(true)))")
    expect(page).to_have_title("Section 47 child protection enquiry – Social Services SOS")
    expect(page.locator("h1")).to_be_visible()


def test_the_link_leaves(reader):
    reader.get_by_role("link", name="Leave this page").click()
    _has_left(reader)


@pytest.mark.parametrize("key", ["Shift", "Escape"])
def test_a_key_pressed_three_times_leaves(reader, key):
    for _ in range(2):
        reader.keyboard.press(key)
    _is_still_here(reader)
    reader.keyboard.press(key)
    _has_left(reader)


@pytest.mark.parametrize("way", ["link", "Shift", "Escape"])
def test_the_step_back_does_not_show_the_page(reader, way):
    """Nor the step back and forth again."""
    if way == "link":
        follow(reader.get_by_role("link", name="Leave this page"))
    else:
        for _ in range(3):
            reader.keyboard.press(way)
    _has_left(reader)
    reader.go_back()
    expect(reader).to_have_title("before")
    reader.go_forward()
    _has_left(reader)


def test_the_page_is_blank_before_the_next_one_comes(reader):
    """The weather may take long to load on a slow line; the words are gone at once."""
    reader.route("**/weather", lambda route: None)  # never answered
    seen = reader.evaluate(
        "() => { document.querySelector('[data-leave]').click();"
        " return [document.title, getComputedStyle(document.documentElement).display]; }"
    )
    assert seen == ["", "none"]


def test_without_script_the_link_leaves(new_context, guide):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(guide + STAGE)
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.locator("h1")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _has_left(page)


def test_the_quiet_twin_leaves_too(reader, guide):
    reader.goto(guide + reader.locator("footer a[href^='/p/']").first.get_attribute("href"))
    for _ in range(3):
        reader.keyboard.press("Escape")
    _has_left(reader)


@pytest.mark.parametrize(
    "keys", [("Shift", "Escape", "Shift"), ("Escape", "Shift", "Escape"), ("Shift", "a", "Shift", "Shift")]
)
def test_different_keys_do_not_leave(reader, keys):
    for key in keys:
        reader.keyboard.press(key)
    _is_still_here(reader)


def test_going_back_by_keyboard_does_not_leave(reader):
    """Shift and Tab moves the focus back; pressed again and again it is no wish to leave."""
    for _ in range(5):
        reader.keyboard.press("Shift+Tab")
    _is_still_here(reader)


def test_three_presses_over_a_long_time_do_not_leave(reader):
    """Five seconds: the clock of the page is moved, nobody waits."""
    reader.clock.install()
    for _ in range(4):
        reader.keyboard.press("Shift")
        reader.clock.fast_forward(2600)
    _is_still_here(reader)


FIELDS = ["<input>", "<textarea></textarea>", "<select></select>", "<p contenteditable>a"]


def _write_in(reader: Page, field: str) -> None:
    reader.evaluate("field => document.querySelector('main').insertAdjacentHTML('afterbegin', field)", field)
    reader.locator("main > :first-child").focus()


@pytest.mark.parametrize("field", FIELDS)
def test_shift_in_a_text_field_does_not_leave(reader, field):
    _write_in(reader, field)
    for _ in range(4):
        reader.keyboard.press("Shift")
    _is_still_here(reader)


@pytest.mark.parametrize("field", FIELDS)
def test_escape_leaves_also_while_somebody_writes(reader, field):
    _write_in(reader, field)
    for _ in range(3):
        reader.keyboard.press("Escape")
    _has_left(reader)


@pytest.mark.parametrize("use", ["click", "wheel"])
def test_a_shift_that_is_held_for_the_mouse_does_not_leave(reader, use):
    """Shift and a click opens a window, Shift and the wheel scrolls sideways."""
    reader.mouse.move(200, 300)
    for _ in range(4):
        reader.keyboard.down("Shift")
        reader.mouse.click(200, 300) if use == "click" else reader.mouse.wheel(0, 10)
        reader.wait_for_function("() => new Promise(done => requestAnimationFrame(() => done(true)))")
        reader.keyboard.up("Shift")
    _is_still_here(reader)


def test_leaving_goes_straight_there(reader, elsewhere):
    """One request, and none of ours: as fast as the other page itself."""
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.get_by_role("link", name="Leave this page").click()
    _has_left(reader)
    assert [url for url in asked if "favicon" not in url] == [f"{elsewhere}/weather"]


# With the Back cache, which Playwright switches off unless told


@pytest.fixture
def with_back_cache(playwright, browser_type_launch_args, guide, elsewhere) -> Iterator[Page]:
    """Somebody who read two pages, in a browser that keeps pages for its Back button as every browser does."""
    if not shutil.which("chromium"):
        pytest.skip("the Chromium without windows keeps no pages, and the other is not here: install chromium")
    browser = playwright.chromium.launch(
        **{**browser_type_launch_args, "executable_path": shutil.which("chromium")},
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    page.goto(f"{guide}/england/")
    page.evaluate("window.kept = true")
    page.goto(guide + STAGE)
    yield page
    browser.close()


def _was_kept(page: Page) -> bool:
    """Whether this is the very page that was there before, and not a new one from the server."""
    return page.evaluate("window.kept === true")


def test_back_from_a_page_of_ours_shows_the_one_before_at_once(with_back_cache):
    with_back_cache.go_back(wait_until="commit")
    assert _was_kept(with_back_cache)
    expect(with_back_cache.locator("h1")).to_be_visible()


def test_after_leaving_a_page_that_the_browser_kept_comes_back_empty(with_back_cache):
    with_back_cache.get_by_role("link", name="Leave this page").click()
    _has_left(with_back_cache)
    with_back_cache.go_back(wait_until="commit")
    assert _was_kept(with_back_cache)
    expect(with_back_cache).to_have_title("")
    assert with_back_cache.locator("body").inner_text().strip() == "Show this page"
    with_back_cache.get_by_role("link").click()
    expect(with_back_cache.locator("h1")).to_be_visible()


def test_keys_do_nothing_where_somebody_writes_to_us(reader):
    """Under /contribute/ only the link works: nobody loses what they wrote."""
    reader.evaluate("history.replaceState(null, '', '/contribute/')")
    for _ in range(4):
        reader.keyboard.press("Shift")
    _is_still_here(reader)
    reader.get_by_role("link", name="Leave this page").click()
    _has_left(reader)


def test_an_open_explanation_is_closed_first(reader):
    """Escape closes it, and that press does not count; Shift does nothing while it is open."""
    question = reader.locator("button[popovertarget]").first
    explanation = reader.locator(f"#{question.get_attribute('popovertarget')}")
    question.click()
    expect(explanation).to_be_visible()
    for _ in range(4):
        reader.keyboard.press("Shift")
    expect(explanation).to_be_visible()
    for _ in range(3):
        reader.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    _is_still_here(reader)
    reader.keyboard.press("Escape")
    _has_left(reader)


def test_a_browser_without_popovers_can_leave_by_key(reader):
    """It does not know the word `:popover-open`, and says so by an error."""
    reader.add_init_script(
        "const ask = document.querySelector.bind(document);"
        "document.querySelector = (query) => { if (query.includes(':popover-open')) throw new DOMException('', 'SyntaxError'); return ask(query); }"
    )
    reader.reload()
    for _ in range(3):
        reader.keyboard.press("Shift")
    _has_left(reader)

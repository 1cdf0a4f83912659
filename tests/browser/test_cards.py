"""A card in another site's page, in a real browser: it is shown there, it leads out of it, and nothing else of ours is."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

STAGE = "/england/stages/section-47-enquiry/"


@pytest.fixture
def elsewhere(tmp_path: Path, site) -> Iterator[str]:
    """A page of another site that frames a card and the page itself."""
    number = site_number(site)
    (tmp_path / "index.html").write_text(
        f'<!doctype html><title>Another site</title><iframe id="card" src="{site.url}/embed/p/{number}/" width="320"'
        f' height="400"></iframe><iframe id="page" src="{site.url}{STAGE}"></iframe>'
    )
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *args: object) -> None:
        pass


def site_number(site) -> int:
    """The short number of the stage."""
    from tests import addresses

    return next(
        number for kind, _, slug, number in addresses.live_rows(site.folder) if (kind, slug) == ("stage", STAGE[16:-1])
    )


@pytest.fixture
def outside(browser: Browser, elsewhere: str) -> Iterator[Page]:
    """The other site's page, open on a telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(elsewhere)
    yield page
    context.close()


def test_a_card_is_shown_in_another_sites_page_and_nothing_else_of_ours_is(outside, site):
    card = outside.frame_locator("#card")
    expect(card.get_by_role("heading", level=1)).to_be_visible()
    expect(card.locator(".card")).to_contain_text("Can I say no?")
    expect(card.get_by_text("England only.")).to_be_visible()
    refused = outside.frame(url=lambda url: STAGE in url)
    assert refused is None or refused.locator("h1").count() == 0


def test_a_card_has_its_colours_and_fits_a_narrow_frame(outside):
    card = outside.frame_locator("#card")
    border = card.locator("body").evaluate("body => getComputedStyle(body).borderTopWidth")
    assert border == "2px"
    assert card.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth")


def test_its_link_opens_the_whole_page_in_a_window_that_cannot_reach_back(outside, elsewhere, site):
    with outside.context.expect_page() as opened:
        outside.frame_locator("#card").get_by_text("Read the whole page").click()
    page = opened.value
    page.wait_for_load_state()
    assert page.url == f"{site.url}{STAGE}"
    assert page.evaluate("[window.opener, document.referrer]") == [None, ""]
    expect(page.get_by_text("Leave this page").first).to_be_visible()
    assert outside.url == elsewhere

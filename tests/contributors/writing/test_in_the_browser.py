"""A contributor's whole way in a real browser without script, and what stays behind in it."""

import re

import pytest
from playwright.sync_api import expect

from tests.contributors.stack import serving
from tests.patience import follow

TEXT = (
    "I sit beside families in that room, not against them, although I know that it does not feel like that. "
    "When you tell me that I got something wrong, and show me, I change it."
)


@pytest.fixture
def server(site, tmp_path):
    with serving(site, tmp_path) as server:
        yield server


@pytest.mark.parametrize("scripts", [False, True])
def test_the_whole_way_from_the_first_page_to_withdrawing(server, browser, scripts):
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked, broken = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: broken.append(message.text) if "Security Policy" in message.text else None)
    page.goto(f"{server.url}/contribute/")
    follow(page.get_by_role("button", name="Begin"))
    follow(page.get_by_role("button", name="Next: write"))
    expect(page.get_by_text("Choose the role nearest to yours")).to_be_visible()
    page.get_by_label("Your role").select_option(label="Social worker")
    page.get_by_label("Where you do this work").select_option(label="England")
    page.get_by_label("How long you have done it").select_option(label="5 to 15 years")
    page.get_by_label("Child protection conference", exact=True).check()
    follow(page.get_by_role("button", name="Next: write"))
    expect(page.get_by_text("What happens between your visits that a family never sees?")).to_be_visible()
    page.get_by_label("What would you tell a family?").fill(TEXT + " Write to someone@example.org.")
    follow(page.get_by_role("button", name="Next: hold the mirror up to it"))
    expect(page.locator("mark", has_text="someone@example.org")).to_be_visible()
    page.get_by_label("Your words").fill(TEXT)
    follow(page.get_by_role("button", name="Look in the mirror again"))
    for name in ("colleague", "child", "unique", "three"):
        page.locator(f'input[name="ask-{name}"][value="no"]').check()
    for box in page.locator('input[name^="consent-"]').all():
        box.check()
    page.wait_for_timeout(3_200)
    follow(page.get_by_role("button", name="Send"))
    expect(page.locator(".six b")).to_have_count(6)
    words = page.locator(".six b").all_inner_texts()
    assert len(words) == 6
    for box in page.locator('input[name="back"]').all():
        box.fill(words[int(re.search(r"\d", box.get_attribute("id"))[0]) - 1])
    follow(page.get_by_role("button", name="I have them"))
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert set(urls(asked)) == {"/contribute/"}
    page.goto(f"{server.url}/contribute/receipt/")
    page.get_by_label("Your six words").fill(", ".join(words).upper())
    page.wait_for_timeout(3_200)
    follow(page.get_by_role("button", name="Open"))
    expect(page.get_by_text("It waits for a mentor")).to_be_visible()
    page.get_by_text("I want to withdraw it").click()
    follow(page.get_by_role("button", name="Withdraw and erase it now"))
    expect(page.get_by_role("heading", name="It is withdrawn")).to_be_visible()
    assert server.rows("SELECT COUNT(*) FROM contributors_testimony") == [(0,)]
    assert context.cookies() == []
    assert broken == []
    assert all(url.startswith(server.url) for url in asked)
    context.close()


def urls(asked: list[str]) -> list[str]:
    """The addresses of pages, without host and without what every page loads."""
    paths = [re.sub(r"^https?://[^/]+", "", url) for url in asked]
    return [path for path in paths if not path.startswith("/static/") and path != "/favicon.ico"]


def test_keys_do_not_throw_a_writer_out_and_the_link_does(server, page):
    page.goto(f"{server.url}/contribute/")
    follow(page.get_by_role("button", name="Begin"))
    for _ in range(4):
        page.keyboard.press("Escape")
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Which chair do you sit in?")).to_be_visible()
    assert page.get_by_role("link", name="Leave this page").get_attribute("href") == "/leave/"
    expect(page.get_by_text("Shift or Esc three times")).to_have_count(0)


def test_no_page_of_the_way_is_wider_than_a_phone(server, page):
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ("/contribute/", "/contribute/receipt/", "/stories/", "/stories/how-we-check/"):
        page.goto(server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address

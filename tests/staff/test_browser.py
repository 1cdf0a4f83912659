"""A mentor in real Chromium: the whole way from sign-in to a public page, the policy, axe, an evening's work."""

import base64
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_axe import RULES
from tests.patience import follow
from tests.servers import Site

DESKTOP = {"width": 1280, "height": 900}
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", e => window.refused.push(e.violatedDirective + " " + e.blockedURI));
"""
REFERRAL = "/admin/review/england/stage/referral/"


class Account:
    """A member of staff with a password and, once they have enrolled, an app that makes codes."""

    def __init__(self, site: Site, name: str, group: str = "Mentor") -> None:
        told = site.run("make_mentor", name, "--group", group)
        self.name, self.password = name, re.search(r"Password: (\S+)", told)[1]
        self.key = b""

    def code(self, drift: int = 0) -> str:
        """What the app shows, or will show in `drift` half minutes."""
        return f"{totp(self.key, drift=drift):06d}"

    def give_password(self, page: Page) -> None:
        page.goto("/admin/")
        page.get_by_label("Username:").fill(self.name)
        page.get_by_label("Password:").fill(self.password)
        follow(page.get_by_role("button", name="Log in"))

    def give_code(self, page: Page) -> None:
        """Sign in with the next code, or, where the first one came a half minute late, with the one of now.

        A code that took its time moves the app's clock by half a minute for the server, and then the next one is too
        new; a person waits a moment and types what the app shows then.
        """
        for drift in (1, 0, 0):
            page.get_by_label("Code:").fill(self.code(drift))
            follow(page.get_by_role("button", name="Sign in"))
            if page.locator("h1").last.inner_text() != "Second step":
                return
            page.wait_for_timeout(1500)  # a refused code is followed by a second in which none is taken

    def enrol(self, page: Page) -> list[str]:
        """Set up the second step with the key that the page shows. Returns the recovery codes."""
        self.key = base64.b32decode(page.locator("#content code").inner_text().replace(" ", ""))
        page.get_by_label("Code:").fill(self.code())
        follow(page.get_by_role("button", name="Switch the second step on"))
        return page.locator(".codes code").all_inner_texts()


@pytest.fixture
def at_desk(browser: Browser, staff_site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers that note every refusal of the policy and every request to another host; none may be left in the end."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def listen(message: Any) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def make(**more: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": staff_site.url, "viewport": DESKTOP, **more})
        context.add_init_script(WATCH)
        context.on("console", listen)
        context.on(
            "request", lambda r: faults.append(r.url) if not r.url.startswith((staff_site.url, "data:")) else None
        )
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="module")
def states(browser: Browser, staff_site: Site) -> dict[str, Any]:
    """The cookies of a mentor and of an administrator who have signed in."""
    kept = {}
    for name, group in (("mary", "Mentor"), ("adam", "Administrator")):
        context = browser.new_context(base_url=staff_site.url)
        account, page = Account(staff_site, name, group), context.new_page()
        account.give_password(page)
        account.enrol(page)
        kept[group] = context.storage_state()
        context.close()
    return kept


def test_from_the_first_sign_in_to_a_page_that_everybody_can_read(at_desk, staff_site):
    anna = Account(staff_site, "anna")
    page, reader = at_desk().new_page(), at_desk().new_page()
    assert reader.goto("/england/stages/early-help/").status == 404
    anna.give_password(page)
    expect(page.get_by_alt_text("QR code of the key below")).to_be_visible()
    assert len(anna.enrol(page)) == 10
    follow(page.get_by_role("link", name="I have kept them: go on"))
    expect(page.get_by_role("heading", name="What is waiting for you")).to_be_visible()
    follow(page.get_by_role("link", name="Stages", exact=True))
    follow(page.get_by_role("link", name="Early help and Family Help"))
    expect(page.get_by_role("heading", name="As the public would see it")).to_be_visible()
    facts_first(page)
    page.goto("/admin/review/england/stage/early-help/?kind=stage")
    expect(page.locator(".preview h1")).to_have_text("Early help and Family Help")
    page.get_by_label("Note", exact=True).fill("First edition.")
    follow(page.get_by_role("button", name="Approve: make it public"))
    expect(page.locator(".messagelist")).to_contain_text("live as edition 1")
    assert reader.goto("/england/stages/early-help/").status == 200
    expect(reader.locator(".state").first).to_contain_text("Edition 1.")
    follow(page.get_by_role("button", name="Log out"))
    anna.give_password(page)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    page.goto("/admin/queue/")
    expect(page.get_by_role("heading", name="What is waiting for you")).to_be_hidden()
    anna.give_code(page)
    expect(page.get_by_role("heading", name="What is waiting for you")).to_be_visible()


def facts_first(page: Page) -> None:
    """From the review of a page: approve the facts that it shows, many at once, by keyboard."""
    follow(page.get_by_role("link", name="Read and decide these first"))
    for _ in range(3):
        page.get_by_role("radio", name="Approve").first.focus()
        page.keyboard.press("Space")
        with page.expect_navigation():
            page.get_by_role("button", name="I have read").press("Enter")
        expect(page.locator(".messagelist")).to_contain_text("decided.")
        if page.get_by_text("None of these is waiting.").is_visible():
            return
    raise AssertionError("more facts wait than three pages hold")


def refused(page: Page) -> list[str]:
    """What the policy refused on the page that is open."""
    return page.evaluate("window.refused")


def links(page: Page) -> list[str]:
    """Where the page that is open leads to under /admin/."""
    found = page.eval_on_selector_all(
        "#container a[href]", "links => links.map(a => new URL(a.href).pathname + new URL(a.href).search)"
    )
    return [link for link in found if link.startswith("/admin/")]


def shape(path: str) -> str:
    """Addresses of one shape are one page with other words."""
    path = re.sub(r"/(review|preview)/england/(\w+)/[\w-]+/", r"/\1/\2/", path)
    return re.sub(r"\d+|\?.*", "#", path)


@pytest.mark.parametrize("group", ["Mentor", "Administrator"])
def test_no_admin_page_breaks_the_policy(at_desk, states, group):
    """Every page that can be reached by links from the first, one of each shape; and none is missing or broken."""
    page = at_desk(storage_state=states[group]).new_page()
    start = {"Mentor": ["/admin/queue/", "/admin/?all"], "Administrator": ["/admin/"]}[group]
    waiting, seen = [*start, "/admin/recovery-codes/", "/admin/password_change/"], set()
    while waiting:
        path = waiting.pop(0)
        if shape(path) in seen:
            continue
        seen.add(shape(path))
        answer = page.goto(path)
        assert answer.status == 200, path
        assert refused(page) == [], path
        waiting += links(page)
    assert len(seen) > (40 if group == "Mentor" else 8)


def test_the_editor_shows_a_live_preview_within_the_policy(at_desk, states):
    page = at_desk(storage_state=states["Mentor"]).new_page()
    page.goto(REFERRAL)
    follow(page.get_by_role("link", name="Edit the words"))
    with page.expect_response("**/admin/markdown/"):
        page.locator("#id_now").fill("Some **strong** words and <img src=x onerror=alert(1)>.")
    shown = page.locator(".field-now .markdownx-preview")
    expect(shown).to_have_text("Some strong words and <img src=x onerror=alert(1)>.")
    assert (shown.locator("strong").count(), shown.locator("img").count()) == (1, 0)
    assert refused(page) == []
    page.locator("#requests-group .add-row a").click()
    assert refused(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_can_be_read_in_light_and_dark(at_desk, states, scheme):
    page = at_desk(storage_state=states["Mentor"], color_scheme=scheme).new_page()
    page.goto(REFERRAL)
    follow(page.get_by_role("link", name="Edit the words"))
    expect(page.locator(".field-now .markdownx-preview p").first).to_be_visible()
    found = Axe().run(page, context=".markdownx", options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert found.response["violations"] == []


def test_with_scripts_off_the_editor_is_a_plain_text_box_that_saves(at_desk, states):
    page = at_desk(storage_state=states["Mentor"], java_script_enabled=False).new_page()
    page.goto("/admin/review/england/topic/complaints/")
    follow(page.get_by_role("link", name="Edit the words"))
    box = page.locator("#id_explained")
    box.fill(box.input_value() + "\n\nWritten without a script.")
    follow(page.locator("input[name=_continue]").first)
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    expect(page.locator("#id_explained")).to_contain_text("Written without a script.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_reports_nothing_on_queue_review_and_batch(at_desk, states, scheme):
    page = at_desk(storage_state=states["Mentor"], color_scheme=scheme).new_page()
    faults = []
    for path in ("/admin/queue/", REFERRAL, "/admin/review/england/stage/early-help/", "/admin/batch/term/",
                 "/admin/batch/fact/", "/admin/review/england/fact/police-protection/",
                 "/admin/review/england/source/children-act-1989-section-47/", "/admin/recovery-codes/"):  # fmt: skip
        page.goto(path)
        for found in Axe().run(page, options=RULES).response["violations"]:
            nodes = [node["html"][:160] for node in found["nodes"][:3]]
            faults.append(f"{path} {found['id']}: {found['help']} {nodes}")
    assert faults == []


@pytest.mark.parametrize("size", [DESKTOP, {"width": 768, "height": 1024}], ids=["wide", "narrow"])
def test_the_decision_is_in_view_wherever_the_mentor_reads(at_desk, states, size):
    page = at_desk(storage_state=states["Mentor"], viewport=size).new_page()
    page.goto(REFERRAL)
    for place in (0, 0.5, 1):
        page.evaluate("place => scrollTo(0, place * document.documentElement.scrollHeight)", place)
        for name in ("Approve: make it public", "Send back with the note"):
            expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
        expect(page.get_by_label("Note", exact=True)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_on_a_phone_the_decision_covers_nothing_and_stands_at_the_end(at_desk, states):
    page = at_desk(storage_state=states["Mentor"], viewport={"width": 360, "height": 640}).new_page()
    page.goto(REFERRAL)
    approve, note = page.get_by_role("button", name="Approve: make it public"), page.get_by_label("Note", exact=True)
    expect(approve).not_to_be_in_viewport()
    assert approve.bounding_box()["y"] > page.locator(".preview").bounding_box()["y"]
    assert note.bounding_box()["x"] + note.bounding_box()["width"] <= 360 - 15
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_page_under_review_stands_on_its_line_with_what_it_rests_on_beside_it(at_desk, states):
    page = at_desk(storage_state=states["Mentor"]).new_page()
    page.goto(REFERRAL)
    line = "getComputedStyle(document.querySelector('.preview').shadowRoot.querySelector('.sheet'), '::before')"
    assert page.evaluate(f"{line}.borderLeftWidth") == "7px"
    shown, beside = page.locator(".preview").bounding_box(), page.locator("#rests").bounding_box()
    assert beside["x"] >= shown["x"] + shown["width"]
    assert abs(beside["y"] - page.locator("#changed").bounding_box()["y"]) < 60
    assert page.locator("#desk-nav a").all_inner_texts() == ["Queue", "Due again", "History"]
    follow(page.get_by_role("link", name="History"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("audit")


class Evening:
    """Counts the clicks of a mentor and the seconds that the machine takes to answer them."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.seconds = page, 0, 0.0

    def click(self, target: Any) -> None:
        """One that stays on the page."""
        target.click()
        self.clicks += 1

    def go(self, target: Any) -> None:
        """One that leads to another page."""
        start = time.perf_counter()
        follow(target)
        self.seconds += time.perf_counter() - start
        self.clicks += 1


def test_an_opening_evening_of_20_facts_alone_200_together_and_40_sources(at_desk, states, capsys):
    """Nothing is asserted of the time: it is printed, because it depends on the machine."""
    page = at_desk(storage_state=states["Mentor"]).new_page()
    page.goto("/admin/queue/")
    evening = Evening(page)
    evening.go(page.get_by_role("link", name="Facts", exact=True))
    evening.go(page.locator(".waiting tbody a").first)
    for _ in range(20):
        evening.go(page.get_by_role("button", name="Approve: make it public"))
        expect(page.locator(".messagelist .success")).to_contain_text("live as edition")
    alone = (evening.clicks, evening.seconds)
    evening.go(page.get_by_role("link", name="What is waiting").first)
    evening.go(page.get_by_role("link", name="20 facts on one page"))
    for _ in range(10):
        evening.go(page.get_by_role("button", name="I have read all 20"))
        expect(page.locator(".messagelist")).to_contain_text("20 decided.")
    facts = (evening.clicks - alone[0], evening.seconds - alone[1])
    pages = (evening.clicks, evening.seconds)
    evening.go(page.get_by_role("link", name="What is waiting").first)
    for _ in range(2):
        evening.go(page.get_by_role("link", name="20 sources on one page"))
        for choice in page.locator("input[value=approve]").all():
            evening.click(choice)
        evening.go(page.get_by_role("button", name="Carry out these decisions", exact=True))
        expect(page.locator(".messagelist")).to_contain_text("20 decided.")
        evening.go(page.get_by_role("link", name="What is waiting").first)
    clicks, seconds = evening.clicks - pages[0], evening.seconds - pages[1]
    with capsys.disabled():
        print(
            f"\nAn opening evening: 20 facts alone in {alone[0]} clicks and {alone[1]:.1f} s of machine time, "
            f"{alone[1] / 20:.2f} s each; 200 together in {facts[0]} clicks and {facts[1]:.1f} s; 40 sources in {clicks} clicks and {seconds:.1f} s, {seconds / 40:.2f} s each."
        )
    page.goto("/admin/queue/")
    assert page.get_by_role("row", name=re.compile("^Sources ")).inner_text().split("\t")[2].startswith("40 of")

"""What the browser tests share. Each watches, beside its own matter, what no page may ever do."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Route

from tests import addresses
from tests.servers import Site

PHONE, LAPTOP = {"width": 360, "height": 640}, {"width": 1280, "height": 720}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict, site: Site) -> dict:
    """Addresses are those of the site."""
    return {**browser_context_args, "base_url": site.url}


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of its own for a test, a phone unless told otherwise. In the end: no request to another host, no refused script or style."""
    faults: list[str] = []

    def ours_only(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            faults.append(f"asked for {route.request.url}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def make(**settings) -> BrowserContext:
        context = new_context(**{"viewport": PHONE, **settings})
        context.route("**/*", ours_only)
        context.on("console", listen)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        return context

    yield make
    assert faults == []


@pytest.fixture
def kinds(site: Site) -> list[str]:
    """One address of every kind of page, the longest of each; one that is not there, too."""
    return addresses.kinds_of_page(site.url, site.folder)


@pytest.fixture
def stages(site: Site) -> list[str]:
    """The address of every stage of England."""
    rows = addresses.live_rows(site.folder)
    return sorted(
        f"/england/stages/{slug}/" for kind, nation, slug, _ in rows if (kind, nation) == ("stage", "england")
    )

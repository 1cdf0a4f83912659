"""What the tests need beside Python, found or fetched: a browser and two fonts everywhere; on CI nginx, age, and the
browser with windows, which keeps pages for its Back button.
"""

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The one without windows first: it draws the same pages in three quarters of the time."""
FONTS = {"DejaVu Sans": "fonts-dejavu-core", "Liberation Sans": "fonts-liberation"}
"""A wide one and one with the widths of Arial: what is measured on a page is measured in both (tests/browser/fonts.py)."""
PACKAGES = {"nginx": "nginx-light", "age": "age", "chromium": "chromium"}  # without one, its tests say they did not run


def browser() -> str | None:
    """The path of an installed Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def fetch() -> None:
    """Debian's packages where we may install them; otherwise Playwright's own browser, and nothing else.

    nginx would begin to serve on the machine of whoever runs the tests, so it is fetched on CI only.
    """
    wanted = PACKAGES if os.environ.get("CI") else {}
    missing = [package for tool, package in wanted.items() if not shutil.which(tool)]
    if not browser():
        missing = ["chromium-headless-shell", *missing]
    missing += [package for font, package in FONTS.items() if not _has_font(font)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {', '.join(missing)} (a minute or two, once)", flush=True)
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", *missing)
    elif not browser():
        print("No browser found: fetching Playwright's chromium (a minute or two, once)", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _has_font(name: str) -> bool:
    """Whether a font is installed; fontconfig is what the browser asks."""
    found = subprocess.run(["fc-list", name], check=False, capture_output=True) if shutil.which("fc-list") else None
    return bool(found and found.stdout)


def _apt(command: str, *words: str) -> None:
    """Whoever needs a package that could not be had says so."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        ["apt-get", command, "-qq", *words], check=False, env=environment, stdout=subprocess.DEVNULL
    )  # fmt: skip


if __name__ == "__main__":
    fetch()
    path = browser()
    if not path:
        sys.exit(
            "A browser is needed for the tests and could not be had. Install chromium, or set CHROMIUM to its path."
        )
    print(f"Browser for the tests: {path}")

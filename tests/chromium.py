"""Find a Chromium for the browser tests, or get one. Never a reason to skip them."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The path of an installed Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def fetch() -> None:
    """Debian's chromium where we may install it; otherwise Playwright's own."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("No browser found: installing Debian's chromium (a minute or two, once)", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        subprocess.run(
            command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL
        )
    else:
        print("No browser found: fetching Playwright's chromium (a minute or two, once)", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if not find():
        fetch()
    path = find()
    if not path:
        sys.exit(
            "A browser is needed for the tests and could not be had. Install chromium, or set CHROMIUM to its path."
        )
    print(f"Browser for the tests: {path}")

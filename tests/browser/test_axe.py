"""What axe-core finds: nothing, on any kind of page, narrow or wide, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RULES = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": [*WCAG, "best-practice"]}}


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_reports_nothing(new_context, kinds, width):
    page = new_context(viewport={"width": width, "height": 720}).new_page()
    axe, faults = Axe(), []
    for path in kinds:
        page.emulate_media(color_scheme="light")
        page.goto(path)
        light = axe.run(page, options=RULES).response["violations"]
        page.emulate_media(color_scheme="dark")
        dark = page.evaluate("options => axe.run(document, options)", RULES)["violations"]
        for found in (*light, *dark):
            nodes = [node["html"][:120] for node in found["nodes"][:3]]
            faults.append(f"{path} {found['id']}: {found['help']} {nodes}")
    assert faults == []


def test_axe_reports_nothing_on_an_open_explanation(new_context, stages):
    page = new_context().new_page()
    page.goto(stages[0])
    page.locator("button[popovertarget]").first.click()
    assert Axe().run(page, options=RULES).response["violations"] == []

"""A browser leaves out a declaration that it cannot read, and says nothing: so each one is read by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

FOLDER = Path(settings.BASE_DIR) / "static" / "css"
OWN_RULES = re.compile(r"@(?:page|position-try|bottom-right)\b[^{]*$")  # what stands in these is of another grammar
VAR = re.compile(r"var\((--[\w-]+)(?:,[^()]*)?\)")
READ = "declarations => declarations.filter(([property, value]) => !CSS.supports(property, value))"

Declaration = tuple[str, str]


def declarations(css: str) -> Iterator[Declaration]:
    """Each property with its value, but for those of rules that have properties of their own."""
    opened, said = [], ""
    for mark in re.split(r"([{};])", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if mark == "{":
            opened.append(said.strip())
        elif mark in ("}", ";"):
            if ":" in said and not any(OWN_RULES.search(rule) for rule in opened):
                yield tuple(part.strip() for part in said.split(":", 1))
            if mark == "}":
                opened.pop()
        said = "" if mark in ("{", "}", ";") else mark
    assert opened == []


def unread(page: Page, css: str) -> list[Declaration]:
    """What the browser leaves out, each custom property having the last value that it was given."""
    found = [(name, value.removesuffix("!important")) for name, value in declarations(css)]
    own = {name: value for name, value in found if name.startswith("--")}

    def filled(value: str) -> str:
        while VAR.search(value):
            value = VAR.sub(lambda var: own[var[1]], value)
        return value

    return page.evaluate(READ, [(name, filled(value)) for name, value in found if name not in own])


@pytest.mark.parametrize(
    "wrong",
    ["font: 700 .75rem/1 inherit", "colour: red", "margin: 1 rem", "color: var(--face)", "bottom: anchor(nowhere)"],
)
def test_what_a_browser_leaves_out_is_found(page, wrong):
    css = f"a {{ --face: Georgia, serif; color: red }} @media print {{ b {{ {wrong}; font: 1em var(--face); }} }}"
    (left_out,) = unread(page, css)
    assert left_out[0] == wrong.partition(":")[0]


def test_every_declaration_of_the_stylesheets_is_read(page):
    css = "".join(path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.css")))
    assert len([*declarations(css)]) > 800
    assert unread(page, css) == []

"""With styles off, in a text browser or in a listing of search results, no two words of a page run into one."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests import addresses
from tests.addresses import SVG, html, tree

APART = {
    "address", "article", "aside", "br", "button", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "header", "hr", "input", "label", "legend", "li", "main", "nav", "ol", "optgroup",
    "option", "p", "section", "select", "summary", "table", "tbody", "td", "textarea", "th", "thead", "tr", "ul",
    "svg", "text", "title", "desc",
}  # fmt: skip
"""Elements that stand apart from what is around them in a browser that has no style but its own."""
UNSEEN = {"script", "style"}
RUN = re.compile(r"\w+\x00+\w+")


def runs(body: Element) -> list[str]:
    """Where the last word of one element and the first of the next have nothing between them."""
    return [found.replace("\x00", "|") for found in RUN.findall("".join(_said(body)))]


def _said(element: Element) -> Iterator[str]:
    """The text of an element, with a mark wherever an element begins or ends inside a line."""
    tag = str(element.tag).removeprefix(SVG)
    edge = " " if tag in APART else "\x00"
    yield edge
    if tag not in UNSEEN:
        yield element.text or ""
        for child in element:
            yield from _said(child)
            yield child.tail or ""
    yield edge


def test_words_that_run_into_each_other_are_found():
    page = html(b"<body><p><a>The map<small>Every stage</small></a></p><p>One</p><p>two <b>three</b>, four</p>")
    assert runs(page.find("body")) == ["map|Every"]


def test_no_two_words_of_a_page_run_into_one_where_styles_are_off(site):
    found = {path: runs(tree(answer).find("body")) for path, answer in addresses.pages(site.url, site.folder).items()}
    assert {path: run for path, run in found.items() if run} == {}

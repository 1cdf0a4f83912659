"""One kind of apostrophe and of quotation mark, the typographic one, and one spelling of each word, on every page."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests import addresses
from tests.addresses import tree

STRAIGHT = re.compile(r"\w*\W?['\"]\W?\w*")
AS_TYPED = {"script", "style", "code", "pre", "textarea"}  # what a machine reads, and what is to be copied into one
ONE_SPELLING = {
    "programme": r"\bprograms?\b",
    "email": r"\be-mails?\b",
    "family court": r"\b(?:a|the|your|that|every|in) Family Court\b|\bfamily Court\b",
    "legal aid": r"(?<!Civil )(?<!Scottish )\bLegal Aid\b(?! Agency| Board|,)",
    "looked-after child": r"(?<!“)(?<!child )\blooked after (?:child|children|review|reviews|status)\b",
    "is looked after": r"\b(?:is|are|be|being|been|was|were) looked-after\b(?! child| review| status)",
}


def test_every_apostrophe_and_quotation_mark_is_a_typographic_one(site):
    found = {}
    for path, answer in addresses.pages(site.url, site.folder).items():
        straight = [mark for text in _texts(tree(answer)) for mark in STRAIGHT.findall(text)]
        if straight:
            found[path] = straight[:5]
    assert found == {}


def test_every_word_has_one_spelling(site):
    found = {}
    for path, answer in addresses.pages(site.url, site.folder).items():
        said = " ".join(" ".join(_texts(tree(answer))).split())
        for right, wrong in ONE_SPELLING.items():
            for other in re.finditer(wrong, said):
                found.setdefault(f"write: {right}", []).append(
                    (path, said[max(0, other.start() - 30) : other.end() + 20])
                )
    assert found == {}


def _texts(page: Element) -> Iterator[str]:
    """What a person reads or hears of a page: its text, its title and description, and the names of its parts."""
    for element in page.iter():
        if element.tag == "meta" and element.get("name") == "description":
            yield element.get("content")
        yield from (element.get(name) for name in ("aria-label", "alt", "title") if element.get(name))
    yield from _said(page)


def _said(element: Element) -> Iterator[str]:
    if element.tag not in AS_TYPED:
        yield element.text or ""
        for child in element:
            yield from _said(child)
            yield child.tail or ""

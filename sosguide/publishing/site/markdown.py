"""The one renderer and sanitiser: the only place in the project that marks HTML as safe."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from sosguide.publishing.content.markup import LINK, REFERENCE

MAX_CHARACTERS = 20_000
NOT_OURS = ("link", "reference", "short_reference", "image_link", "image_reference", "short_image_ref",
            "autolink", "automail", "html")  # fmt: skip
"""Patterns of Markdown that content does not use; those for links take hours on "[a[a[a[a"."""
TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "button", "span"}
ATTRIBUTES = {
    "a": {"href", "class", "aria-label"},
    "button": {"popovertarget", "aria-label", "type", "class"},
    "span": {"class"},
}

Resolve = Callable[[str, str], str]
"""From (kind, slug) to an address; "" where there is no such live page."""


Cite = Callable[[str, str], int | None]
"""From (kind, slug) to the number under which the page says where a fact comes from."""


def to_html(
    text: str,
    *,
    resolve: Resolve = lambda kind, slug: "",
    cite: Cite = lambda kind, slug: None,
    extensions: Sequence[Extension] = (),
) -> SafeString:
    """Markdown to clean HTML.

    `resolve` finds the address behind `[words](kind:slug)`; a target that is not live leaves plain words. A link
    without words, which stands beside a fact, becomes the number that `cite` gives it.
    Text longer than MAX_CHARACTERS, or nested too deep, comes back escaped, unrendered. Source: Python-Markdown, nh3.
    """
    if len(text) > MAX_CHARACTERS:
        return escape(text)
    try:
        rendered = Markdown(extensions=[_Links(resolve, cite), *extensions], output_format="html").convert(text)
    except RecursionError:
        return escape(text)
    return clean(rendered)


def clean(markup: str) -> SafeString:
    """Keep the few tags that content uses; drop everything else."""
    return mark_safe(nh3.clean(markup, tags=TAGS, attributes=ATTRIBUTES, link_rel=None, url_schemes={"tel"}))  # noqa: S308


def json_ld(data: Mapping[str, object]) -> SafeString:
    """Structured data for search engines, safe inside a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S308


def faq(answers: Mapping[str, str]) -> SafeString:
    """Questions and their answers, as a search engine reads them."""
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "mainEntity": [
                {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
                for question, answer in answers.items()
            ],
        }
    )


def main_of(page: str) -> SafeString:
    """What is inside the main element of a page that our own templates have just written."""
    found = re.search(r"<main[^>]*>(.*)</main>", page, re.DOTALL)
    return mark_safe(found[1] if found else "")  # noqa: S308


def look_of(page: str) -> str:
    """The classes of the main element of a page: its line, if it stands on one."""
    found = re.search(r'<main[^>]*? class="([^"]*)"', page)
    return found[1] if found else ""


def safe_css(text: str) -> SafeString:
    """Our own stylesheet, for a style element; it may not hold the sign that would end one."""
    if "<" in text:
        raise ValueError("a stylesheet must not contain '<'")
    return mark_safe(text)  # noqa: S308


class _Links(Extension):
    """Knows one kind of link, `[words](kind:slug)`, and nothing else that could lead or load."""

    def __init__(self, resolve: Resolve, cite: Cite) -> None:
        super().__init__()
        self.resolve, self.cite = resolve, cite

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Called by Python-Markdown."""
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("reference")
        for name in NOT_OURS:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Link(self.resolve, self.cite, md), "link", 160)


class _Link(InlineProcessor):
    """A link to a page that is live, or plain words."""

    def __init__(self, resolve: Resolve, cite: Cite, md: Markdown) -> None:
        super().__init__(LINK.pattern, md)
        self.resolve, self.cite = resolve, cite

    # The stubs hold an InlineProcessor to the older Pattern too. The name is the library's.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Called by Python-Markdown."""
        target = REFERENCE.fullmatch(m[2])
        if target and not m[1]:
            number, address = self.cite(target[1], target[2]), self.resolve(target[1], target[2])
            return _citation(number, address), m.start(0), m.end(0)
        address = _address(target[1], target[2], self.resolve) if target else ""
        link = Element("a", {"href": address}) if address else Element("span")
        link.text = m[1]
        return link, m.start(0), m.end(0)


def _address(kind: str, slug: str, resolve: Resolve) -> str:
    """Where a link leads: to a page that is live, or to a number that a telephone rings."""
    return f"tel:{slug}" if kind == "tel" and slug.isdigit() else resolve(kind, slug)


def _citation(number: int | None, address: str) -> Element:
    """The number under which the foot of the page says where the fact comes from; it leads to the fact itself."""
    if number is None:
        return Element("span")
    link = Element("a", {"href": address, "class": "cite", "aria-label": f"Source {number}"})
    link.text = AtomicString(f"[{number}]")  # brackets: “15 days3” would be read where styles are off
    return link

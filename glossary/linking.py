"""Explain legal words where they appear: each term becomes a link the first time a page uses it.

Works on the Markdown tree, never on finished HTML: text only, longest phrase first, not inside links or
bold headings, and never on the page that is itself about the word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from glossary.documents import Term
from glossary.phrases import Phrases, sentences_with, stands_beside
from sosguide.publishing.site.live import Entry

BLOCKS = frozenset(("p", "li", "ul", "ol", "blockquote"))


@dataclass
class Linker(Extension):
    """Links the first use of each term on one page. One Linker serves all texts of a page, in order.

    `about` is the page's own subject, and `names` the pages that it names, both as kind:slug.
    """

    phrases: Phrases
    about: str = ""
    names: frozenset[str] = frozenset()
    used: dict[str, Entry[Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Called by Python-Markdown."""
        md.treeprocessors.register(_LinkTerms(md, self), "glossary", 10)

    def links_in(self, text: str, around: str = "") -> Iterator[tuple[int, int, Entry[Term]]]:
        """Where to link in a text that stands inside `around`: from, to, and the term."""
        for found in self.phrases.pattern.finditer(text) if self.phrases.pattern else ():
            term = self.take(found[0], sentences_with(found[0], around or text))
            if term:
                yield found.start(), found.end(), term

    def take(self, words: str, beside: str = "") -> Entry[Term] | None:
        """The term to link at these words in the sentence `beside`; where they may mean several, the first of those.

        None where the page has explained one of them already, or is about it, or where something else is meant.
        """
        bearers = self.phrases.bearing(words)
        meant = [entry for entry in bearers if not self._means_another(entry.document, len(bearers), beside)]
        if not meant or any(self._is_explained(entry.document) for entry in meant):
            return None
        self.used |= {entry.document.slug: entry for entry in meant}
        return meant[0]

    def _means_another(self, term: Term, bearers: int, beside: str) -> bool:
        """Whether another thing is meant. Of a term that shares a name, only that name is ever in doubt."""
        if bearers == 1 and term.slug in self.phrases.sharing:
            return False
        return not self.names.isdisjoint(term.not_on) or any(stands_beside(word, beside) for word in term.not_beside)

    def _is_explained(self, term: Term) -> bool:
        own = self.about and self.about in (term.page, f"term:{term.slug}")
        return bool(own) or term.slug in self.used


class _LinkTerms(Treeprocessor):
    def __init__(self, md: Markdown, linker: Linker) -> None:
        super().__init__(md)
        self.linker = linker

    def run(self, root: Element) -> None:
        if self.linker.phrases.pattern:
            for element in list(root):
                self._walk(element, "")

    def _walk(self, element: Element, around: str) -> None:
        if element.tag in ("a", "button") or isinstance(element.text, AtomicString):
            return
        around = "".join(_said_in(element)) if element.tag in BLOCKS else around
        children = list(element)
        self._link(element, None, element.text or "", around)
        for child in children:
            self._walk(child, around)
            self._link(element, child, child.tail or "", around)

    def _link(self, parent: Element, before: Element | None, text: str, around: str) -> None:
        """Split `text`, which follows `before` (or opens `parent`), around the terms in it."""
        position, last = 0, before
        for start, end, term in self.linker.links_in(text, around):
            _put(parent, last, text[position:start])
            for made in _link_and_button(term, text[start:end]):
                parent.insert(0 if last is None else list(parent).index(last) + 1, made)
                last = made
            position = end
        if position:
            _put(parent, last, text[position:])


def _said_in(element: Element) -> Iterator[str]:
    """The text of one paragraph or list entry, without the blocks inside it."""
    yield element.text or ""
    for child in element:
        if child.tag not in BLOCKS:
            yield from _said_in(child)
        yield child.tail or ""


def _put(parent: Element, last: Element | None, text: str) -> None:
    if last is None:
        parent.text = text
    else:
        last.tail = text


def _link_and_button(entry: Entry[Term], words: str) -> tuple[Element, Element]:
    link = Element("a", {"href": entry.path})
    link.text = AtomicString(words)
    label = f"What does “{' '.join(words.split())}” mean?"
    button = Element(
        "button", {"type": "button", "class": "q", "popovertarget": f"w-{entry.document.slug}", "aria-label": label}
    )
    button.text = AtomicString("?")
    return link, button

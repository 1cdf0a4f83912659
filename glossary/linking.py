"""Explain legal words where they appear: each term becomes a link the first time a page uses it.

Works on the Markdown tree, never on finished HTML: text only, longest phrase first, not inside links or
bold headings, and never on the page that is itself about the word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from glossary.documents import Term
from sosguide.publishing.site.live import Entry


@dataclass(frozen=True)
class Phrases:
    """The phrases of one nation's live terms, compiled once per content version."""

    terms: dict[str, Entry[Term]]
    pattern: re.Pattern[str] | None

    def find(self, words: str) -> Entry[Term] | None:
        """The term behind words that matched."""
        return self.terms.get(words) or self.terms.get(" ".join(words.lower().split()))


def phrases(entries: Iterable[Entry[Term]]) -> Phrases:
    """Compile the phrases of these terms. One in capitals is matched as it stands, others in any case."""
    terms: dict[str, Entry[Term]] = {}
    for entry in entries:
        terms |= {phrase if phrase.isupper() else phrase.lower(): entry for phrase in entry.document.linked}
    if not terms:
        return Phrases({}, None)
    parts = [_pattern(phrase) for phrase in sorted(terms, key=len, reverse=True)]
    return Phrases(terms, re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?:s\b)?(?![\w-])"))


def _pattern(phrase: str) -> str:
    words = r"\s+".join(map(re.escape, phrase.split()))
    return words if phrase.isupper() else f"(?i:{words})"


@dataclass
class Linker(Extension):
    """Links the first use of each term on one page. One Linker serves all texts of a page, in order."""

    phrases: Phrases
    about: str = ""
    used: dict[str, Entry[Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Called by Python-Markdown."""
        md.treeprocessors.register(_LinkTerms(md, self), "glossary", 10)

    def take(self, words: str) -> Entry[Term] | None:
        """The term to link here, or None where it was linked before or is this page's own subject."""
        entry = self.phrases.find(words) or self.phrases.find(words.removesuffix("s"))
        if entry is None or entry.document.slug in self.used:
            return None
        if self.about and self.about in (entry.document.page, f"term:{entry.document.slug}"):
            return None
        self.used[entry.document.slug] = entry
        return entry


class _LinkTerms(Treeprocessor):
    def __init__(self, md: Markdown, linker: Linker) -> None:
        super().__init__(md)
        self.linker = linker

    def run(self, root: Element) -> None:
        pattern = self.linker.phrases.pattern
        if pattern:
            for element in list(root):
                self._walk(element, pattern)

    def _walk(self, element: Element, pattern: re.Pattern[str]) -> None:
        if element.tag in ("a", "button") or isinstance(element.text, AtomicString):
            return
        children = list(element)
        self._link(element, None, element.text or "", pattern)
        for child in children:
            self._walk(child, pattern)
            self._link(element, child, child.tail or "", pattern)

    def _link(self, parent: Element, before: Element | None, text: str, pattern: re.Pattern[str]) -> None:
        """Split `text`, which follows `before` (or opens `parent`), around the terms in it."""
        position, last = 0, before
        for found in pattern.finditer(text):
            entry = self.linker.take(found[0])
            if not entry:
                continue
            _put(parent, last, text[position : found.start()])
            for made in _link_and_button(entry, found[0]):
                parent.insert(0 if last is None else list(parent).index(last) + 1, made)
                last = made
            position = found.end()
        if position:
            _put(parent, last, text[position:])


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

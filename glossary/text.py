"""Markdown with the glossary's links: what every page with words of its own uses."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from glossary.documents import Term
from glossary.linking import Linker
from glossary.phrases import phrases_of
from sosguide.nations import Nation
from sosguide.publishing.content.markup import citations
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FieldType, leaves
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import to_html
from sosguide.publishing.site.references import Cited, cited


def by_name(terms: Iterable[Entry[Term]]) -> list[Entry[Term]]:
    """Terms in the order of the alphabet."""
    return sorted(terms, key=lambda entry: entry.document.title.lower())


class Words:
    """The texts of one page, rendered in reading order, so that each term is linked at its first use.

    `about` names the page's own subject ("stage:referral"), whose term is not linked on it; `names` are the pages
    that it names, where a word may mean something else.
    """

    def __init__(self, live: Live, nation: Nation, *, about: str, names: frozenset[str] = frozenset()) -> None:
        self._linker = Linker(phrases_of(live, nation), about, names | {about})
        self._live, self._nation = live, nation
        self._cited: dict[tuple[str, str], int] = {}

    def html(self, text: str) -> SafeString:
        """One text as clean HTML."""
        if not text:
            return SafeString("")
        for kind, slug in citations(text):  # numbered as they are read: lists are rendered after paragraphs
            self._cite(kind, slug)
        return to_html(text, resolve=self._address, cite=self._cite, extensions=[self._linker])

    def used(self) -> list[Entry[Term]]:
        """The terms linked so far, by name."""
        return by_name(self._linker.used.values())

    def cited(self, beside: Iterable[tuple[str, str]], also: Iterable[tuple[str, str]]) -> list[Cited]:
        """The facts that a page shows, by their numbers: those of its texts, those of `beside`, which have their number
        beside them too, then those of `also`, which have none.
        """
        for key in beside:
            self._cite(*key)
        numbered = len(self._cited)
        for key in also:
            self._cite(*key)
        found = [(self._live.find(kind, self._nation, slug), n) for (kind, slug), n in self._cited.items()]
        return [cited(entry, self._live, number=n if n <= numbered else 0) for entry, n in found if entry]

    def _cite(self, kind: str, slug: str) -> int | None:
        if self._live.find(kind, self._nation, slug) is None:
            return None
        return self._cited.setdefault((kind, slug), len(self._cited) + 1)

    def _address(self, kind: str, slug: str) -> str:
        entry = self._live.find(kind, self._nation, slug)
        return entry.path if entry else ""


def named_by(document: Document) -> frozenset[str]:
    """The pages that a document names in its head, as kind:slug."""
    named = ((field, value) for _, field, value in leaves(document) if field.type is FieldType.SLUG and field.kind)
    return frozenset(f"{field.kind}:{value}" for field, value in named)

"""Markdown with the glossary's links: what every page with words of its own uses."""

from django.utils.safestring import SafeString

from glossary.documents import TERM, Term
from glossary.linking import Linker, phrases
from sosguide.nations import Nation
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import to_html


class Words:
    """The texts of one page, rendered in reading order, so that each term is linked at its first use.

    `about` names the page's own subject ("stage:referral"), whose term is not linked on it.
    """

    def __init__(self, live: Live, nation: Nation, *, about: str) -> None:
        compiled = live.memoised(("phrases", nation), lambda: phrases(live.of_kind(TERM, nation)))
        self._linker = Linker(compiled, about)
        self._live, self._nation = live, nation

    def html(self, text: str) -> SafeString:
        """One text as clean HTML."""
        return to_html(text, resolve=self._address, extensions=[self._linker]) if text else SafeString("")

    def used(self) -> list[Entry[Term]]:
        """The terms linked so far, by name."""
        return sorted(self._linker.used.values(), key=lambda entry: entry.document.title.lower())

    def _address(self, kind: str, slug: str) -> str:
        entry = self._live.find(kind, self._nation, slug)
        return entry.path if entry else ""

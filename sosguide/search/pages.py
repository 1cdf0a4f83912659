"""What can be found: every live document with a page, and the pages of the site itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from sosguide.nations import Nation
from sosguide.publishing.content.reading_age import plain
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, leaves, own_choice, prose_of, values
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.site.live import Entry, Live
from sosguide.search import weights
from sosguide.search.nation_pages import nation_pages
from sosguide.search.site_pages import SITE_PAGES


@dataclass(frozen=True)
class Result:
    """One page as a result shows it. `kind` and `entry` are None for a page of the site itself; `force`, in words, is
    searched and not shown.
    """

    path: str
    title: str
    answer: str
    label: str
    kind: Kind[Document] | None = None
    force: str = ""
    entry: Entry[Document] | None = None
    text: str = ""

    @property
    def weight(self) -> float:
        """What its score is multiplied by, beside pages of other kinds."""
        return self.kind.search_weight if self.kind else weights.SITE_PAGE_WEIGHT

    @property
    def search_as(self) -> str:
        """What it is to a search: see Kind."""
        return self.kind.search_as if self.kind else "page"

    @property
    def says_more(self) -> str:
        """For a word of the glossary, the page that says more ("stage:referral"); else ""."""
        return next(iter(values(self.entry.document, FoundBy.LINK)), "") if self.entry else ""

    @property
    def slug(self) -> str:
        """The slug of its document, or ""."""
        return self.entry.document.slug if self.entry else ""

    @property
    def reference(self) -> str:
        """Kind and slug, as links in the content name a page."""
        return f"{self.entry.kind}:{self.slug}" if self.entry else ""


@dataclass(frozen=True)
class Fields:
    """The words of a page by field: `names` and `asked` are single lines, the rest is text."""

    page: Result
    names: tuple[str, ...]
    asked: tuple[str, ...]
    answer: str


def searchable(live: Live, nation: Nation) -> list[Fields]:
    """Every page that a search in one nation can lead to, in a fixed order. Pages that are read together (facts) are
    found by the pages that show them.
    """
    entries = (
        e for e in live.entries.values() if e.path and e.document.nation is nation and not KINDS[e.kind].gathered_by
    )
    found = sorted(entries, key=lambda entry: entry.key)
    return [*(_fields(entry, live) for entry in found), *_site_pages(nation, live)]


def _fields(entry: Entry[Document], live: Live) -> Fields:
    document = entry.document
    answer = " ".join(values(document, FoundBy.ANSWER))
    force = own_choice(document, "force")
    said = document.nation.profile.force_of(force) if force else None
    words = said.words if said else ""
    kind = KINDS[entry.kind]
    return Fields(
        page=Result(entry.path, document.title, answer, kind.reader_label, kind, words, entry, _named(document, live)),
        names=values(document, FoundBy.NAME),
        asked=values(document, FoundBy.ASKING),
        answer=f"{answer} {document.description}",
    )


def _named(document: Document, live: Live) -> str:
    """What the facts say that a page names by its fields: they stand on it, and not in its own texts."""
    kinds = {kind.name for kind in KINDS.values() if kind.gathered_by}
    named = (
        live.find(field.kind, document.nation, value) for _, field, value in leaves(document) if field.kind in kinds
    )
    return "\n".join(words for entry in named if entry for words in values(entry.document, FoundBy.ANSWER))


def text_of(page: Result) -> str:
    """The whole text of a page, a paragraph, a list or a fact that it names on each line."""
    if not page.entry:
        return page.text
    document = page.entry.document
    return plain("\n".join([*prose_of(document), page.text, page.force]))


def abbreviations(live: Live, nation: Nation) -> Iterator[tuple[str, str]]:
    """The abbreviations of the live glossary with what they stand for: (PLO, Public Law Outline)."""
    words = (entry for kind in KINDS.values() if kind.search_as == "word" for entry in live.of_kind(kind, nation))
    for entry in words:
        title = entry.document.title.partition(" (")[0]
        for name in entry.document.also_called:
            if name.isupper() and " " not in name and name != title:
                yield name, title


def _site_pages(nation: Nation, live: Live) -> Iterator[Fields]:
    for page in (*SITE_PAGES, *nation_pages(nation, live)):
        result = Result(page.path, page.title, page.answer, "About this site", text=page.words())
        yield Fields(result, names=(page.title,), asked=tuple(page.asked.splitlines()), answer=page.answer)

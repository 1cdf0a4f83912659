"""What can be found: every live document with a page, and the pages of the site itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, resolve

from glossary.documents import TERM
from sosguide.nations import Nation
from sosguide.publishing.content.reading_age import plain
from sosguide.publishing.documents.fields import prose_of
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site.live import Entry, Live
from sosguide.search.site_pages import SITE_PAGES

SITE = "site"  # the kind of a page whose words are code


@dataclass(frozen=True)
class Result:
    """One page as a result shows it. `entry` is None for the site's own pages; `force` is in words, "" for none."""

    path: str
    title: str
    answer: str
    kind: str
    label: str
    force: str = ""
    and_then: str = ""
    entry: Entry[Any] | None = None

    @property
    def says_more(self) -> str:
        """For a word of the glossary, the page that says more ("stage:referral"); else ""."""
        return getattr(self.entry.document, "page", "") if self.entry else ""

    @property
    def slug(self) -> str:
        """The slug of its document, or ""."""
        return self.entry.document.slug if self.entry else ""

    @property
    def reference(self) -> str:
        """Kind and slug, as links in the content name a page."""
        return f"{self.kind}:{self.slug}" if self.entry else ""


@dataclass(frozen=True)
class Fields:
    """The words of a page by field: `names` and `asked` are single lines, the rest is text."""

    page: Result
    names: tuple[str, ...]
    asked: tuple[str, ...]
    answer: str


def searchable(live: Live, nation: Nation) -> list[Fields]:
    """Every page that a search in one nation can lead to, in a fixed order."""
    entries = (e for e in live.entries.values() if e.path and e.document.nation is nation)
    return [*map(_fields, sorted(entries, key=lambda entry: entry.key)), *_site_pages(nation)]


def _fields(entry: Entry[Any]) -> Fields:
    document = entry.document
    answer = getattr(document, "answer", "") or getattr(document, "short", "")
    force, and_then = getattr(document, "force", ""), getattr(document, "and_then", "")
    words = document.nation.profile.force_words(force) if force else ""
    label = KINDS[entry.kind].reader_label
    return Fields(
        page=Result(entry.path, document.title, answer, entry.kind, label, words, and_then, entry),
        names=(
            document.title,
            *document.also_called,
            *getattr(document, "phrases", ()),
            *getattr(document, "linked", ()),
        ),
        asked=getattr(document, "asked", ()),
        answer=f"{answer} {document.description}",
    )


def text_of(page: Result) -> str:
    """The whole text of a page, a paragraph, list or time limit on each line."""
    if not page.entry:
        return next(site_page.words() for site_page in SITE_PAGES if site_page.path == page.path)
    document = page.entry.document
    limits = [f"{limit.length} {limit.unit} from {limit.starts}" for limit in getattr(document, "time_limits", ())]
    return plain("\n".join([*prose_of(document), *limits, page.force]))


def abbreviations(live: Live, nation: Nation) -> Iterator[tuple[str, str]]:
    """The abbreviations of the live glossary with what they stand for: (PLO, Public Law Outline)."""
    for entry in live.of_kind(TERM, nation):
        title = entry.document.title.partition(" (")[0]
        for name in entry.document.also_called:
            if name.isupper() and " " not in name and name != title:
                yield name, title


def _site_pages(nation: Nation) -> Iterator[Fields]:
    for page in SITE_PAGES:
        if page.nation in (None, nation) and _is_there(page.path):
            result = Result(page.path, page.title, page.answer, SITE, "About this site")
            yield Fields(result, names=(page.title,), asked=tuple(page.asked.splitlines()), answer=page.answer)


def _is_there(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True

"""What the pages of every kind share: the way back, the banner of a list, and the page of one document."""

from collections.abc import Iterable
from typing import Any

from glossary.text import Words
from sosguide.nations import Nation
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page
from sosguide.publishing.site.references import source_rows

Trail = tuple[tuple[str, str], ...]


def trail(nation: Nation, *more: tuple[str, str]) -> Trail:
    """The way back to a nation's map, and further down."""
    return (("Start", "/"), (f"{nation.label}: the map", f"/{nation}/"), *more)


def least_checked(entries: Iterable[Entry[Any]]) -> Entry[Any] | None:
    """The entry that decides a list's banner: one that nobody has read, where there is one."""
    return next((entry for entry in entries if entry.edition is None), None)


def detail(
    entry: Entry[Any], live: Live, *, template: str = "", title: str = "", under: Trail = (), **context: Any
) -> Page:
    """The page of one document. `under` is the way back below the map; `context` is what the kind's own template needs.

    The template gets the document by the name of its kind, its sections as `texts` with their `headings`, the `words`
    they explain and the `sources` it rests on. Without `template` it is `pages/<kind>.html`.
    """
    document, kind = entry.document, KINDS[entry.kind]
    words = Words(live, document.nation, about=f"{kind.name}:{document.slug}")
    texts = {name: words.html(getattr(document, name)) for name in kind.sections}
    return Page(
        template=template or f"pages/{kind.name}.html",
        style="short",
        path=entry.path,
        title=title or document.title,
        description=document.description,
        entry=entry,
        trail=trail(document.nation, *under),
        nation=document.nation,
        context={
            kind.name: document,
            "texts": texts,
            "headings": kind.sections,
            "words": words.used(),
            "sources": source_rows(document, live),
            **context,
        },
    )

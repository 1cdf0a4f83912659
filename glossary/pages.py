"""What the pages of every kind share: the way back, the page of a list, and the page of one document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.safestring import SafeString

from glossary.text import Words, named_by
from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, values
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.site.card import card_of
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page
from sosguide.publishing.site.references import source_rows, sources_cited


@dataclass(frozen=True)
class Section:
    """One Markdown field of a page: its name, its heading, and its words as HTML."""

    name: str
    heading: str
    html: SafeString


FACT_KIND = "fact"  # the kind of page that others show by lists of slugs; it is declared further up the house
Trail = tuple[tuple[str, str], ...]


def trail(nation: Nation, *more: tuple[str, str]) -> Trail:
    """The way back to a nation's front page, and further down."""
    return ((nation.label, f"/{nation}/"), *more)


def least_checked(entries: Iterable[Entry[Document]]) -> Entry[Document] | None:
    """The entry that decides a list's banner: one that nobody has read, where there is one."""
    return next((entry for entry in entries if entry.edition is None), None)


def listing(
    name: str,
    entries: Iterable[Entry[Document]],
    /,
    *,
    nation: Nation,
    template: str,
    title: str,
    description: str,
    style: str = "whole",
    under: Trail = (),
    **context: object,
) -> Page:
    """The page of one of a nation's lists: `name` is its address after the nation, `entries` what it shows.

    `style` names its stylesheet, `under` is the way back below the nation's front page; `context` is what the list's
    own template needs.
    """
    return Page(
        template=template,
        style=style,
        path=f"/{nation}/{name}/",
        title=title,
        description=description,
        trail=trail(nation, *under),
        nation=nation,
        entry=least_checked(entries),
        context=context,
    )  # fmt: skip


def detail(
    entry: Entry[Document],
    live: Live,
    *,
    template: str = "",
    title: str = "",
    style: str = "short",
    under: Trail | None = None,
    facts: Mapping[str, Iterable[str]] = MappingProxyType({}),
    **context: object,
) -> Page:
    """The page of one document. `under` is the way back below the map, the list of its kind unless told; `facts` are
    lists of facts by their slugs.

    The template (without one: one that shows all of it) gets these, `context`, the document by the name of its kind,
    its `answer`, `card` and `sections` (`headings`, `texts`), the `words` they explain, the facts `cited`, `sources`.
    """
    document, kind = entry.document, KINDS[entry.kind]
    if under is None:
        under = ((kind.reader_plural, f"/{document.nation}/{kind.address}/"),)
    return Page(
        template=template or "pages/page.html",
        style=style,
        path=entry.path,
        title=title or document.title,
        description=document.description,
        entry=entry,
        trail=trail(document.nation, *under),
        nation=document.nation,
        context={**_words_of(entry, live, facts), **context},
    )


def _words_of(entry: Entry[Document], live: Live, facts: Mapping[str, Iterable[str]]) -> dict[str, object]:
    """What a page says, and what that rests on."""
    document, kind = entry.document, KINDS[entry.kind]
    words = Words(live, document.nation, about=f"{kind.name}:{document.slug}", names=named_by(document))
    texts = {name: words.html(getattr(document, name)) for name in kind.sections}
    return {
        kind.name: document,
        "answer": next(iter(values(document, FoundBy.ANSWER)), ""),
        "card": card_of(document),
        "texts": texts,
        "headings": kind.sections,
        "sections": [Section(name, heading, texts[name]) for name, heading in kind.sections.items() if texts[name]],
        "words": words.used(),
        **_rests_on(entry, live, words, facts),
    }


def _rests_on(
    entry: Entry[Document], live: Live, words: Words, lists: Mapping[str, Iterable[str]]
) -> dict[str, object]:
    """What a page rests on: the facts it shows, each of its `lists` of facts, and the sources that no fact names."""
    beside = [(FACT_KIND, slug) for slugs in lists.values() for slug in slugs]
    shown = words.cited(beside, shared_by(entry.written or entry.document))
    by_slug, named = {fact.entry.document.slug: fact for fact in shown}, sources_cited(shown)
    return {
        "cited": [fact for fact in shown if fact.number or fact.places],  # a telephone number has no place in the law
        "sources": [row for row in source_rows(entry.document, live) if row.slug not in named],
        **{name: [by_slug[slug] for slug in slugs if slug in by_slug] for name, slugs in lists.items()},
    }

"""The glossary: all words on one page, and an address for each."""

from itertools import groupby

from glossary.documents import TERM, Term
from glossary.pages import detail, listing
from sosguide.nations import Nation
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.markdown import json_ld
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410


@public
def glossary(live: Live, *, nation: Nation) -> Page:
    """Every word, A to Z, on one page."""
    terms = sorted(members(live, TERM, nation), key=lambda entry: entry.document.title.lower())
    letters = groupby(terms, key=lambda entry: entry.document.title[0].upper())
    return listing(
        "glossary", terms, nation=nation, template="glossary/glossary.html", style="short",
        title=f"Words and abbreviations, {nation.label}",
        description=f"The words and short names used in child protection in {nation.label}, A to Z, in plain English.",
        letters=[(letter, list(entries)) for letter, entries in letters],
    )  # fmt: skip


@public
def term(live: Live, *, nation: Nation, slug: str) -> Page:
    """One word: its meaning, its other names, and the page that says more."""
    entry = get_live_or_410(live, TERM, nation, slug)
    document = entry.document
    return detail(
        entry, live, template="glossary/term.html",
        title=f"{document.title}: what it means",
        under=(("Words", f"/{nation}/glossary/"),),
        terms=live.of_kind(TERM, nation),
        further=live.find(*_target(document, nation)),
        structured=json_ld(_defined(document)),
    )  # fmt: skip


def _defined(term: Term) -> dict[str, object]:
    """A term as a search engine reads it."""
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "name": term.title,
        "alternateName": list(term.also_called),
        "description": term.short,
        "inDefinedTermSet": f"/{term.nation}/glossary/",
    }


def _target(term: Term, nation: Nation) -> tuple[str, str, str]:
    kind, _, slug = term.page.partition(":")
    return kind, nation, slug

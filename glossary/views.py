"""The glossary: all words on one page, and an address for each."""

from itertools import groupby

from django.http import Http404

from glossary.documents import TERM, Term
from glossary.text import Words
from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.markdown import json_ld
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.references import source_rows
from sosguide.publishing.site.withdrawn import get_live_or_410


@public
def glossary(live: Live, *, nation: Nation) -> Page:
    """Every word, A to Z, on one page."""
    terms = sorted(live.of_kind(TERM, nation), key=lambda entry: entry.document.title.lower())
    if not terms and nation is not Nation.ENGLAND:
        raise Http404
    letters = groupby(terms, key=lambda entry: entry.document.title[0].upper())
    return Page(
        template="glossary/glossary.html",
        style="short",
        path=f"/{nation}/glossary/",
        title=f"Words and abbreviations, {nation.label}",
        description=f"The words and short names used in child protection in {nation.label}, A to Z, in plain English.",
        trail=(("Start", "/"), (f"{nation.label}: the map", f"/{nation}/")),
        nation=nation,
        entry=next((entry for entry in terms if entry.edition is None), None),
        context={"letters": [(letter, list(entries)) for letter, entries in letters]},
    )


@public
def term(live: Live, *, nation: Nation, slug: str) -> Page:
    """One word: its meaning, its other names, and the page that says more."""
    entry = get_live_or_410(live, TERM, nation, slug)
    document: Term = entry.document
    words = Words(live, nation, about=f"term:{slug}")
    return Page(
        template="glossary/term.html",
        style="short",
        path=entry.path,
        title=f"{document.title}: what it means",
        description=document.description,
        entry=entry,
        trail=(("Start", "/"), (f"{nation.label}: the map", f"/{nation}/"), ("Words", f"/{nation}/glossary/")),
        nation=nation,
        context={
            "term": document,
            "more": words.html(document.more),
            "further": live.find(*_target(document, nation)),
            "words": words.used(),
            "sources": source_rows(document, live),
            "structured": json_ld(
                {
                    "@context": "https://schema.org",
                    "@type": "DefinedTerm",
                    "name": document.title,
                    "alternateName": list(document.also_called),
                    "description": document.short,
                    "inDefinedTermSet": f"/{nation}/glossary/",
                }
            ),
        },
    )


def _target(term: Term, nation: Nation) -> tuple[str, str, str]:
    kind, _, slug = term.page.partition(":")
    return kind, nation, slug

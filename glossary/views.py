"""The glossary: all words on one page, those of reports with what to ask on another, and an address for each."""

from itertools import groupby

from django.conf import settings

from glossary.documents import TERM, Term
from glossary.pages import detail, listing
from glossary.text import by_name
from sosguide.nations import Nation
from sosguide.publishing.site.guides import entries_or_404, members, readable
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import json_ld
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410


@public
def glossary(live: Live, *, nation: Nation) -> Page:
    """The words of the system, A to Z, on one page. Those of reports alone have a list of their own."""
    terms = members(live, TERM, nation)
    of_the_system = (entry for entry in by_name(terms) if not entry.document.in_papers)
    letters = groupby(of_the_system, key=lambda entry: entry.document.title[0].upper())
    return listing(
        "glossary", terms, nation=nation, template="glossary/glossary.html", style="lists",
        title=f"Words and abbreviations, {nation.label}",
        description=f"The words and short names used in child protection in {nation.label}, A to Z, in plain English.",
        letters=[(letter, list(entries)) for letter, entries in letters],
    )  # fmt: skip


def words_of_reports(live: Live, nation: Nation) -> list[Entry[Term]]:
    """The words that come with something to ask.

    Raises PageUnreadable where there are none, and some words cannot be read.
    """
    return readable([entry for entry in live.of_kind(TERM, nation) if entry.document.asks], live, TERM, nation)


@public
def report_words(live: Live, *, nation: Nation) -> Page:
    """What they write, what it can mean, and what a reader can ask."""
    terms = entries_or_404(words_of_reports(live, nation), nation)
    return listing(
        "report-words", terms, nation=nation, template="glossary/report_words.html", style="short",
        title=f"Words in social work reports: what you can ask, {nation.label}",
        description=f"What social workers write in {nation.label}, what it can mean, and what you can ask: lack of "
        "insight, not engaging, disguised compliance and other words.",
        terms=by_name(terms),
    )  # fmt: skip


@public
def term(live: Live, *, nation: Nation, slug: str) -> Page:
    """One word: its meaning, its other names, and the page that says more."""
    entry = get_live_or_410(live, TERM, nation, slug)
    document = entry.document
    return detail(
        entry, live, template="glossary/term.html",
        title=f"{document.title}: what it means",
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
        "inDefinedTermSet": f"{settings.SITE_URL}/{term.nation}/glossary/",
    }


def _target(term: Term, nation: Nation) -> tuple[str, str, str]:
    kind, _, slug = term.page.partition(":")
    return kind, nation, slug

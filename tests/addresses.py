"""Every public address, found from the URLconf, from what is live and from the links. There is no list to keep."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.urls import URLPattern, get_resolver, resolve

from sosguide.nations import Nation
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site.quiet import fixed_numbers
from tests.wire import Answer, ask

STAFF = "admin/"
NOT_THERE = "/no/such/page/"
ENOUGH = 25
SVG = "{http://www.w3.org/2000/svg}"
NEEDS_A_SETTING = {"/.well-known/security.txt"}  # 404 until SECURITY_CONTACT is set; test_frame.py sets it
NOTHING_YET = {
    "stories/<int:number>/",
    "p/<int:number>/sheet/",
    "<nation:nation>/<str:address>/<slug:slug>/changes/<int:edition>/",
}

Row = tuple[str, str, str, int | None]
"""Kind, nation, slug and number of a page that is live."""


def routes() -> dict[str, URLPattern]:
    """Every public pattern of the URLconf by its route."""
    found = {str(pattern.pattern).lstrip("^"): pattern for pattern in _leaves(get_resolver().url_patterns)}
    return {route: pattern for route, pattern in found.items() if not route.startswith(STAFF)}


def _leaves(patterns: Iterable) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif str(pattern.pattern) != STAFF:
            yield from _leaves(pattern.url_patterns)


def live_rows(folder: Path) -> list[Row]:
    """What is published in a site's own database."""
    query = (
        "SELECT e.kind, e.nation, e.slug, e.number FROM publishing_edition e"
        " JOIN publishing_publication p ON p.edition_id = e.id"
    )
    with closing(sqlite3.connect(f"file:{folder}/sosguide.sqlite3?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def published() -> list[Row]:
    """What is published in the database of this test."""
    from sosguide.publishing.models import Edition

    return list(Edition.objects.live().values_list("kind", "nation", "slug", "number"))


def seeds(rows: Iterable[Row]) -> set[str]:
    """The addresses of the guide: what the URLconf gives by itself, and what is live."""
    known, rows = routes(), list(rows)
    ready = {nation for _, nation, _, _ in rows}
    found = set(fixed_numbers()) | set(of_rows(rows))
    for path, number in fixed_numbers().items():  # the lists of a nation that is not ready have no quiet twin yet
        if path.split("/")[1] in ready or not re.fullmatch(f"/({'|'.join(Nation)})/.+", path):
            found.add(f"/p/{number}/")
    for route in known:
        if "<" not in route:
            found.add(f"/{route}")
        elif route.count("<") == 1 and "<nation:nation>" in route:
            found |= {f"/{route}".replace("<nation:nation>", nation) for nation in Nation}
    found |= set(cards(rows))
    return {path for path in found if path not in NEEDS_A_SETTING and route_of(path)}


def cards(rows: Iterable[Row]) -> Iterator[str]:
    """The address of the card of one page of each kind, and of one that is no document."""
    yield "/embed/p/1/"
    first = {kind: number for kind, _, _, number in reversed([*rows]) if number}
    yield from (f"/embed/p/{number}/" for number in first.values())


def framed(path: str) -> bool:
    """Whether this is a card, which stands in somebody else's page and is none itself."""
    return path.startswith("/embed/")


def of_rows(rows: Iterable[Row]) -> Iterator[str]:
    """The address and the quiet address of each live page; some kinds have no page of their own, or share one."""
    for kind, nation, slug, number in rows:
        if (address := KINDS[kind].address) and not KINDS[kind].gathered_by:
            yield from (f"/{nation}/{address}/{slug}/", f"/p/{number}/")


def around(row: Row) -> Iterator[str]:
    """Every address that the URLconf could have for a page, live or not: its own, its changes, its old words."""
    kind, nation, slug, number = row
    values = {"nation": nation, "slug": slug, "number": str(number), "address": KINDS[kind].address, "edition": "1"}
    for route in routes():
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: values.get(name[1], ""), route)
        if {"slug", "number"} & {*names} and {*names} <= {*values} and route_of(path) == route:
            yield path


def route_of(path: str) -> str:
    """The route behind an address, or "" where the URLconf has none."""
    from django.http import Http404

    try:
        return resolve(path.partition("?")[0]).route
    except Http404:
        return ""


@cache
def answers(url: str, folder: Path) -> dict[str, Answer]:
    """Every address of the guide with its answer, and what its links lead to.

    What hangs on each page (its changes, its form for faults) is one template: of such a kind enough is read.
    """
    guide, found, often = seeds(live_rows(folder)), {}, Counter()
    waiting = sorted(guide)
    while waiting:
        path = waiting.pop(0)
        route = route_of(path)
        if path in found or path.startswith(f"/{STAFF}") or (path not in guide and often[route] >= ENOUGH):
            continue
        often[route] += 1
        found[path] = ask(url, path)
        if found[path].kind == "text/html":
            page = tree(found[path])
            leads = [*inner_links(page), *sent_to(page)]
            waiting += {link.partition("#")[0] for link in leads} - {""}
    return found


@cache
def pages(url: str, folder: Path) -> dict[str, Answer]:
    """The pages that are there to be read: HTML, status 200."""
    found = {p: a for p, a in answers(url, folder).items() if a.status == 200 and a.kind == "text/html"}
    return {path: answer for path, answer in found.items() if not framed(path)}


def quiet(path: str) -> bool:
    """Whether this is the quiet twin of a page."""
    return path.startswith("/p/")


@cache
def kinds_of_page(url: str, folder: Path) -> list[str]:
    """One address of every kind of page, the longest of each; a nation with nothing live is a kind too.

    Of quiet pages it is not the booklet, which is a hundred times as long as the others and is there once already.
    """
    ready = {nation for _, nation, _, _ in live_rows(folder)}
    booklets = {f"/p/{number}/" for path, number in fixed_numbers().items() if path.endswith("/print/")}
    longest = sorted(pages(url, folder).items(), key=lambda item: len(item[1].body))
    kinds = {
        (route_of(path), path.split("/")[1] in {*Nation} - ready): path for path, _ in longest if path not in booklets
    }
    return [*kinds.values(), NOT_THERE]


@cache
def tree(answer: Answer) -> Element:
    """A page as a tree, read as a browser reads it."""
    return html(answer.body)


def html(markup: bytes) -> Element:
    """Markup in UTF-8 as a tree."""
    return html5lib.parse(markup.decode(), namespaceHTMLElements=False)


def inner_links(page: Element) -> list[str]:
    """Where a page leads to on this site: addresses with their fragments."""
    links = [element.get("href") for element in page.iter() if element.tag in ("a", SVG + "a")]
    return [link for link in links if link and not urlsplit(link).netloc and not urlsplit(link).scheme]


def loaded(page: Element) -> Iterator[str]:
    """What a page makes a browser fetch at once."""
    for element in page.iter():
        if element.tag == "link" and element.get("rel") not in ("canonical", "alternate"):
            yield element.get("href")
        for name in ("src", "srcset", "poster", "data"):
            if element.get(name) is not None:
                yield element.get(name)


def sent_to(page: Element) -> list[str]:
    """Where the forms of a page send what is typed."""
    return [e.get(name) for e in page.iter() for name in ("action", "formaction", "ping") if e.get(name)]


def words(element: Element) -> str:
    """The text of an element, spaces made even."""
    return " ".join("".join(element.itertext()).split())

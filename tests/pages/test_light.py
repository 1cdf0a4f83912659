"""Every page is light: on the wire, and on the database."""

import re
from functools import cache

import pytest

from sosguide.publishing.site.quiet import fixed_numbers
from tests import addresses, builders
from tests.addresses import Answer, tree
from tests.wire import ask

FIRST_VISIT = 14_600  # bytes: what a server may send before it hears from the phone (ten segments of 1,460)
LIMITS = {
    "accuracy/": 21_000,  # a table of every page there is, by its purpose
    "<nation:nation>/time-limits/": 18_000,  # every limit there is, with what its end means and where it is written
    "<nation:nation>/print/": 100_000,  # the whole guide, for paper
}


@pytest.fixture
def pages(site) -> dict[str, Answer]:
    """Every page there is, quiet twins too."""
    found = addresses.pages(site.url, site.folder)
    assert len(found) > 400  # a site that answers with nothing would be very light
    return found


def test_a_first_visit_fits_in_the_first_flight(site, pages):
    """Headers, page, script and icon, as they came over the socket to a client that knows gzip alone."""
    heavy = {path: total for path in pages if (total := _first_visit(site, path, "gzip, deflate")) > _limit(path)}
    assert heavy == {}


def test_a_first_visit_with_brotli_is_lighter_still(site, pages):
    """The heaviest page of every kind; to compress all of them as hard as it goes would take a minute."""
    for path in addresses.kinds_of_page(site.url, site.folder):
        brotli = _first_visit(site, path, "gzip, deflate, br")
        assert brotli <= _limit(path), path
        assert brotli < _first_visit(site, path, "gzip, deflate"), path


def _limit(path: str) -> int:
    """The limit of a page, and of its quiet twin too."""
    number = path.split("/")[2] if path.startswith("/p/") else ""
    normal = {str(n): fixed for fixed, n in fixed_numbers().items()}.get(number, path)
    return LIMITS.get(addresses.route_of(normal), FIRST_VISIT)


def _first_visit(site, path: str, accepted: str) -> int:
    """Bytes on the wire of a page and of all that it loads."""
    page = _ask(site.url, path, accepted)
    return page.size + sum(
        _ask(site.url, asset, accepted).size for asset in addresses.loaded(tree(page)) if asset != path
    )


@cache
def _ask(url: str, path: str, accepted: str) -> Answer:
    return ask(url, path, Accept_Encoding=accepted)


def test_no_line_of_a_page_is_indented_on_the_wire(pages):
    """A phone pays for spaces that nobody sees; what is typed or laid out by its own spaces keeps them."""
    indented = re.compile(r"\n[ \t]+")
    kept = re.compile(r"<(pre|textarea)\b.*?</\1>", re.DOTALL)
    for path in ("/", "/england/", "/england/stages/section-20/", "/england/letters/"):
        assert not indented.search(kept.sub("", pages[path].body.decode())), path


def test_asking_the_database_does_not_grow_with_the_guide(client, db):
    """Warm or cold, any page asks as often with fifty stages as with two."""
    few = _count_queries(client, stages=2)
    many = _count_queries(client, stages=50)
    assert {path: many[path] for path in few} == few
    assert {path: asked for path, asked in few.items() if asked[1] > 5} == {}


def _count_queries(client, *, stages: int) -> dict[str, tuple[int, int]]:
    """For each address: queries on the first request after a change, and on the next."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from sosguide.publishing.site import live

    _publish_wales(stages)
    counts = {}
    for path in sorted(addresses.seeds(addresses.published())):
        both = []
        for _ in range(2):
            if not both:
                live.forget()
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            both.append(len(captured))
        counts[path] = tuple(both)
    return counts


def _publish_wales(stages: int) -> None:
    """Stages that lead to each other, with a person, a word and a source; what is there already stays."""
    there = {row[2] for row in addresses.published()}
    for document in (builders.source(), builders.role(), builders.term()):
        if document.slug not in there:
            builders.publish(document)
    for i in range(stages):
        if f"stage-{i}" not in there:
            step = {"when": "So it is", "way": "up", "to": f"stage-{(i + 1) % stages}"}
            builders.publish(builders.stage(f"stage-{i}", next_steps=[step], now="A test word in a text."))

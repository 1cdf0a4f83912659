"""Where each length of time and each sum on a built page comes from."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from xml.etree.ElementTree import Element

from django.conf import settings

from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import texts
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import NAMED, shared_by
from stages.checks.said_once import LIMIT, SUM
from stages.checks.telephone_numbers import numbers_in
from stages.documents import Fact
from tests.addresses import inner_links, words

IN_ONE_LINE = (
    "title", "description", "answer", "short", "and_then", "once_made", "what_next", "do_first", "decides", "no_time_limit",
    "does", "hint",
)  # fmt: skip
"""The fields of a page that others show, with a link to it: in lists, on cards, in the meaning of a word."""
OF_ALL_STAGES = ("/england/print/",)


def typed(page: Element, path: str) -> list[str]:
    """Each length of time and each sum of a page that no fact on it says, with some words on either side."""
    text = _read(page)
    known = {_evened(found) for fact in _shown(page, path) for said in _said(fact) for found in figures(said)}
    for frame in _of_the_frame():
        text = text.replace(frame, " ")
    for exception in Nation.ENGLAND.profile.said_once:
        text = re.sub(exception.pattern, " ", text, flags=re.IGNORECASE)
    return [text[max(0, at - 50) : at + 50] for at, found in _placed(text) if _evened(found) not in known]


def figures(text: str) -> list[str]:
    """The lengths of time and the sums in a text."""
    return [found for _, found in _placed(text)]


def _placed(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (LIMIT, SUM):
        found = [(match.start(), match[0]) for match in pattern.finditer(text)]
        yield from (row for row in found if not re.search(r"[.,]\s", row[1]))  # "... 21 in 100. Year to March ..."


def _evened(found: str) -> str:
    """The same for “working day” and “working days”, “15-day” and “15 days”."""
    return " ".join(found.casefold().replace("-", " ").split()).rstrip("s.,")


def _read(page: Element) -> str:
    """What the head tells a search engine and the main part a reader, without sources, small signs,
    forms and numbers to ring."""
    page = deepcopy(page)
    for parent in [*page.iter()]:
        for child in [*parent]:
            signs = {"sources", "cite"} & {*(child.get("class") or "").split()}
            if signs or child.tag == "form":  # "like 14 12 2026", then "Day"
                child.text, child.tail = " ", f" {child.tail or ''}"
                child[:] = []
    description = page.find("head/meta[@name='description']")
    told = [words(page.find("head/title")), "" if description is None else description.get("content", "")]
    text = " . ".join([*told, words(page.find("body/main"))])
    for at, number in reversed([*numbers_in(text)]):
        text = f"{text[:at]}…{text[at + len(number) :]}"
    return text


def _shown(page: Element, path: str) -> list[Fact]:
    """The facts of which a page shows anything: those it leads to or holds, and those in the lines of other pages."""
    facts, documents = _facts(), _documents()
    main = page.find("body/main")
    links = inner_links(main)
    slugs = {link.partition("#")[2] for link in links if "/facts/" in link}
    slugs |= {element.get("id") for element in main.iter() if element.get("id")} if "/facts/" in path else set()
    whole = path in OF_ALL_STAGES or path.endswith("/pack/")
    stages = [address for address in documents if "/stages/" in address] if whole else []
    for address in {path, *stages}:
        slugs |= {slug for _, slug in shared_by(documents[address])} if address in documents else set()
    for document in (documents[link.partition("#")[0]] for link in links if link.partition("#")[0] in documents):
        slugs |= {*_named(text for place, text in texts(document) if place[0] in IN_ONE_LINE)}
    return [facts[slug] for slug in slugs if slug in facts]


def _named(told: Iterable[str]) -> Iterator[str]:
    for text in told:
        yield from (slug for _, slug in NAMED.findall(text))


def _said(fact: Fact) -> Iterator[str]:
    yield from (fact.title, fact.says, fact.figure, fact.year, fact.how_to_read)
    if clock := fact.clock:
        yield from (clock.in_words, clock.in_full, clock.starts, clock.passes, clock.say, clock.note)


def _of_the_frame() -> list[str]:
    """Words of the nation's file. Those of a force and its caution stand wherever it does, also when no fact is live;
    the name of an event says which time ran out.
    """
    profile = Nation.ENGLAND.profile
    forces = [text for force in profile.force for text in (force.words, force.caution)]
    return [" ".join(text.split()) for text in (*forces, *(event.name for event in profile.events)) if text]


@cache
def _documents() -> dict[str, Document]:
    """England's pages as they are written, by their address."""
    files = read_tree(settings.CONTENT_DIR).files.items()
    own = [(KINDS[kind].address, slug, file.document) for (kind, nation, slug), file in files if nation == "england"]
    return {f"/england/{address}/{slug}/": document for address, slug, document in own if address}


def _facts() -> dict[str, Fact]:
    return {document.slug: document for document in _documents().values() if isinstance(document, Fact)}

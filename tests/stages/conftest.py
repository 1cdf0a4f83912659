"""England's pages as if all were approved, for a reader who pastes a letter or asks for dates."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import html5lib
import pytest
from django.conf import settings
from django.test import Client

from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site import live
from sosguide.publishing.site.live import Live
from tests.search.scoring.asking import as_live

FORM = "application/x-www-form-urlencoded"
Answer = Callable[..., str]


@pytest.fixture(scope="session")
def approved() -> Live:
    """Every content file, as if a mentor had approved it."""
    return as_live(read_tree(settings.CONTENT_DIR))


@pytest.fixture
def public(approved: Live, db: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser to which all of it is public."""
    monkeypatch.setattr(live, "now", lambda: approved)
    return Client()


@pytest.fixture
def pasted(public: Client) -> Answer:
    """From the words of a letter to what the page answers, without the reader's own words."""

    def answer(letter: str) -> str:
        response = public.post("/england/letters/", urlencode({"letter": letter}), content_type=FORM)
        assert response.status_code == 200
        return said(response.content)

    return answer


@pytest.fixture
def dates(public: Client) -> Answer:
    """From an event and its day, written 2026-11-30, to what the calculator answers."""

    def answer(event: str, day: str, **typed: str) -> str:
        year, month, number = day.split("-")
        values = {"event": event, "day": number, "month": month, "year": year, **typed}
        response = public.post("/england/time-limits/", urlencode(values), content_type=FORM)
        if response["Content-Type"].startswith("text/calendar"):
            return response.content.decode().replace("\r\n ", "").replace("\\,", ",").replace("\\n", "\n")
        return said(response.content)

    return answer


def said(body: bytes) -> str:
    """The words of a page's main part, before the table of all limits and without what the reader pasted."""
    main = html5lib.parse(body.decode(), namespaceHTMLElements=False).find("body/main")
    for parent in [*main.iter()]:
        for child in [*parent]:
            if child.tag in ("form", "table", "blockquote"):
                parent.remove(child)
    return re.sub(r" ([.,:])", r"\1", " ".join(" ".join(main.itertext()).split()))

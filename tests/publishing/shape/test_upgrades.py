"""Payloads of an older shape, read as documents of today."""

import re
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import ClassVar

import pytest
from pydantic import ValidationError

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.upgrade_faults import paths, upgrade_faults
from sosguide.publishing.documents.upgrades import Upgrade, UpgradeFailed, added, changed, removed, renamed, upgrade

HEAD = {"nation": "wales", "slug": "a-page", "title": "A page"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row inside a page."""

    what: str
    follows: str = ""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A value inside a page."""

    line: str


@dataclass(frozen=True, kw_only=True)
class Page(Document):
    """A page that has changed its shape several times."""

    upgrades: ClassVar[tuple[Upgrade, ...]] = (
        renamed("wrong", "mistakes"),
        renamed("mistakes", "myths"),
        removed("aside"),
        renamed("asks", "requests"),
        renamed("requests.and_then", "follows"),
        added("lead", "In short."),
        changed("force", {"depends": "in-part"}),
        changed("tags", {"old": "new"}),
        changed("spot.line", str.lower),
    )
    myths: str
    lead: str
    force: str = ""
    tags: tuple[str, ...] = ()
    requests: tuple[Row, ...] = ()
    spot: Spot | None = None


OLD = """{"nation":"wales","slug":"a-page","title":"A page","wrong":"A myth.","aside":"Gone.","force":"depends",
"tags":["old","kept"],"asks":[{"what":"A visit","and_then":"They come back."},{"what":"A talk"}],
"spot":{"line":"COURT"}}"""


def test_a_payload_of_the_first_shape_is_read_as_a_page_of_today():
    page = Page.from_payload(OLD)
    assert (page.myths, page.lead, page.force, page.tags) == ("A myth.", "In short.", "in-part", ("new", "kept"))
    assert page.requests == (Row(what="A visit", follows="They come back."), Row(what="A talk"))
    assert page.spot == Spot(line="court")


def test_a_payload_of_today_is_read_as_it_is():
    page = Page.from_payload(OLD)
    assert Page.from_payload(page.payload()) == page
    assert Page.from_payload(page.payload()).payload() == page.payload()


@pytest.mark.parametrize("text", ["", "[]", "7", '"wrong"', "{", "[" * 100_000, '{"requests": [1, "x", null]}'])
def test_what_is_no_page_is_refused_as_before(text):
    with pytest.raises(ValidationError):
        Page.from_payload(text)


def test_a_name_that_is_there_twice_loses_no_words():
    with pytest.raises(ValidationError, match="wrong"):
        Page.from_payload(OLD.replace('"aside"', '"mistakes":"Another.","aside"'))


def test_a_function_that_fails_says_which_step_it_was_and_no_word_of_the_page():
    @dataclass(frozen=True, kw_only=True)
    class Broken(Page):
        upgrades = (changed("myths", int),)

    with pytest.raises(ValueError, match=r"^changed\('myths'\) fails with ValueError$"):
        Broken.from_payload(OLD)


NO_JSON = {
    "changed to a day": changed("check_due", date.fromisoformat),
    "changed to a set": changed("tags", set),
    "added as a set": added("lead_2", {"a"}),
    "changed to itself inside itself": changed("tags", lambda tags: tags.append(tags) or tags),
    "changed without an end": changed("tags", lambda tags: reduce(lambda inner, _: [inner], range(100_000), tags)),
}


@pytest.mark.parametrize("what", NO_JSON)
def test_a_step_whose_value_is_no_plain_one_says_which_step_it_was(what):
    step = NO_JSON[what]
    with pytest.raises(UpgradeFailed, match=rf"^{re.escape(str(step))} fails with \w+Error$"):
        upgrade(OLD.replace('"title"', '"check_due":"2026-01-02","title"'), [renamed("asks", "requests"), step])


def test_the_fields_of_a_page_are_known_by_their_paths():
    assert {"myths", "requests", "requests.follows", "spot.line", "nation"} <= paths(Page)


def test_upgrades_that_are_right_have_no_faults():
    assert list(upgrade_faults(Page)) == []


WRONG = {
    "renames to a field there is not": (renamed("old", "new"), "there is no field 'new'"),
    "retires a name that is used again": (removed("myths"), "'myths' is retired by this step and is a field again"),
    "renames from a name that is used": (renamed("lead", "myths"), "'lead' is retired by this step"),
    "adds what is no field": (added("nothing", 1), "there is no field 'nothing'"),
    "changes what is no field": (changed("nothing", {}), "there is no field 'nothing'"),
    "reaches into what is not there": (removed("nothing.inside"), "there is no field 'nothing'"),
    "changes a value twice": (changed("force", {"a": "b", "b": "c"}), "'b' would be changed twice"),
    "does what there is not": (Upgrade("moved", "myths"), "there is no such step"),
}


@pytest.mark.parametrize("what", WRONG)
def test_an_upgrade_that_is_wrong_is_named(what):
    step, fault = WRONG[what]

    @dataclass(frozen=True, kw_only=True)
    class Wrong(Page):
        upgrades = (step,)

    assert any(fault in found for found in upgrade_faults(Wrong))


def test_a_name_that_a_later_step_gives_back_is_named_too():
    @dataclass(frozen=True, kw_only=True)
    class Again(Document):
        upgrades = (renamed("myths", "errors"), renamed("errors", "myths"))
        myths: str

    assert len(list(upgrade_faults(Again))) == 1

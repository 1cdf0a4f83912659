"""A kind of page that search has never heard of is found at once: search asks the kind, and keeps no list of kinds."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, choice, line, prose, reference, section, slug
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.site.live import Entry, Live
from sosguide.search.pages import text_of
from sosguide.search.ranking import search
from tests.builders import stage
from tests.stages import makers


@dataclass(frozen=True, kw_only=True)
class Leaflet(Document):
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    may: Annotated[str, choice(of_nation="force")] = "you-can-say-no"
    afterwards: Annotated[str, prose()] = "They write to you."
    further: Annotated[str, reference(found_by=FoundBy.LINK)] = ""
    clocks: Annotated[tuple[str, ...], slug("fact")] = ()
    cover: Annotated[tuple[str, ...], line(found_by=FoundBy.NAME)] = ()
    wanted: Annotated[tuple[str, ...], line(found_by=FoundBy.ASKING)] = ()
    inside: Annotated[str, section("Inside")] = ""


@pytest.fixture
def leaflets(monkeypatch, england):
    def live(**options):
        kind = Kind(name="leaflet", label="Leaflet", plural="Leaflets", folder="leaflets", document=Leaflet,
                    address="leaflets", **options)  # fmt: skip
        monkeypatch.setitem(KINDS, kind.name, kind)
        document = Leaflet(
            slug="numbat", nation=Nation.WALES, title="The numbat leaflet", description="What it is.",
            check_due=england.today, answer="It is about bilbies.", cover=("Quokka booklet",),
            wanted=("purple elephants",), inside="Word of the bandicoot.", further="stage:test-stage",
            clocks=("wallaby",),
        )  # fmt: skip
        fact = makers.fact("wallaby", says="A reply comes within 15 working days of the day of the wallaby.")
        entries = [
            Entry("leaflet", document, 1),
            Entry("fact", fact, 1),
            Entry("stage", stage(title="Wombat review", now="A bandicoot."), 1),
        ]
        return Live((0, 0), england.today, {entry.key: entry for entry in entries})

    return live


@pytest.mark.parametrize("typed", ["numbat leaflet", "quokka booklet", "bilbies", "purple elephants", "bandicoot"])
def test_a_page_of_a_new_kind_is_found_by_each_of_its_fields(leaflets, typed):
    answer = search(typed, leaflets(), Nation.WALES)
    assert "/wales/leaflets/numbat/" in answer.in_order
    (result,) = [result for result in (*answer.top, *answer.results) if result.path == "/wales/leaflets/numbat/"]
    assert (result.label, result.answer) == ("Leaflet", "It is about bilbies.")


def test_a_page_is_found_by_its_force_and_by_what_its_facts_say_whatever_the_fields_are_called(leaflets):
    (result,) = [result for result in search("numbat", leaflets(), Nation.WALES).results if result.force]
    assert result.force == "You can say no"
    assert "15 working days of the day of the wallaby" in text_of(result)


def test_a_word_leads_to_the_page_that_it_names(leaflets):
    answer = search("what is a quokka booklet", leaflets(search_as="word"), Nation.WALES)
    assert answer.in_order[:2] == ["/wales/leaflets/numbat/", "/wales/stages/test-stage/"]


def test_the_kind_says_what_its_pages_count_beside_others(leaflets):
    first = {
        weight: search("bandicoot", leaflets(search_weight=weight), Nation.WALES).in_order[0] for weight in (9, 0.1)
    }
    assert first == {9: "/wales/leaflets/numbat/", 0.1: "/wales/stages/test-stage/"}


def test_the_kind_says_whether_its_pages_give_the_meaning_of_a_word(leaflets):
    assert search("what is a quokka booklet", leaflets(), Nation.WALES).term is None
    answer = search("what is a quokka booklet", leaflets(search_as="word"), Nation.WALES)
    assert answer.term.path == "/wales/leaflets/numbat/"

"""The editor's form of a fact: its places in the law and its clock are rows of it, and nothing asks for what it never has."""

from sosguide.publishing.models.working_copy import refusals
from stages.models import Fact
from tests import builders
from tests.addresses import html, words
from tests.staff.desks import edit, fields, opened, type_into
from tests.staff.reviewing.test_queue import waiting
from tests.stages import makers

ADD = "/admin/stages/fact/add/"
FOUND = {"source": "a-source", "at": "section 1", "position": "0"}
CLOCK = {
    "position": "0", "starts": "the test", "length": "10", "unit": "working days", "binds": "the council",
    "when_it_passes": "can-be-raised", "passes": "Nothing ends.", "say": "It was due by {date}.",
}  # fmt: skip


def rows(name: str, row: dict[str, str]) -> dict[str, str]:
    """One row of a list, as a browser sends it."""
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    return {f"{name}-{key}": value for key, value in counts.items()} | {f"{name}-0-{k}": v for k, v in row.items()}


def test_an_editor_writes_a_whole_fact_with_its_place_and_its_clock(editor, mentor, db):
    typed = fields(editor.get(ADD), "fact_form") | rows("found_in", FOUND) | rows("clocks", CLOCK)
    typed |= {
        "nation": "wales", "slug": "new-fact", "title": "A new fact", "theme": "how-long", "nature": "limit",
        "says": "The council answers within 10 working days.", "standing": "guidance", "mark": "UNSURE",
    }  # fmt: skip
    assert editor.post(ADD, typed).status_code == 302
    fact = Fact.objects.get(slug="new-fact")
    assert refusals(fact) == []
    assert fact.to_document().clock.in_words == "10 working days"
    assert waiting(mentor) == [("A new fact", "nobody has read it yet")]


def test_the_rows_of_a_fact_are_called_what_they_are(editor, db):
    page = html(editor.get(edit(builders.working_copy(makers.fact()))).content)
    heads = {words(head).strip() for head in page.iter("h2")}
    assert {"Found in", "Clocks"} <= heads


def test_it_does_not_ask_for_what_a_fact_never_has_and_saving_changes_nothing(editor, db):
    fact = builders.working_copy(makers.fact())
    form = opened(editor, fact)
    assert not {"number", "description", "sources"} & set(form)
    before = fact.digest
    type_into(editor, fact)
    assert fact.digest == before
    stage = builders.working_copy(builders.stage())
    assert {"number", "description", "sources"} <= set(opened(editor, stage))

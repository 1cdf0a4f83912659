"""`manage.py read_letter`: a text on standard input, the page's answer on standard output."""

import io
import json

import pytest
from django.core.management import call_command

from tests.builders import publish, source, stage
from tests.stages.makers import letter


@pytest.fixture
def asked(monkeypatch, capsys):
    """Call the command with a text, and give back what it printed."""

    def ask(text, *options):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        call_command("read_letter", *options)
        return capsys.readouterr().out

    return ask


INVITATION = "You are invited to an Initial Child Protection Conference on Monday."


def test_it_names_the_letters_in_order_with_stage_and_status(asked):
    printed = json.loads(asked(INVITATION, "--json", "--files"))
    assert printed["unsure"] is False
    assert [(one["slug"], one["stage"], one["status"]) for one in printed["letters"]] == [
        ("invitation-to-conference", "child-protection-conference", "invites")
    ]


def test_it_is_unsure_where_the_page_is_and_says_where_to_read(asked):
    printed = json.loads(asked("Legal Aid Agency\nCertificate no. 1: care order", "--json", "--files"))
    assert (printed["unsure"], printed["letters"]) == (True, [])
    assert printed["pages"][0] == {**printed["pages"][0], "kind": "letter", "slug": "legal-aid-certificate"}


def test_on_an_empty_database_it_asks_the_files(asked, db):
    printed = json.loads(asked(INVITATION, "--json"))
    (first,) = printed["letters"]
    said = {name: first[name] for name in ("slug", "stage", "status")}
    assert printed["unsure"] is False
    assert said == {
        "slug": "invitation-to-conference", "stage": "child-protection-conference", "status": "invites",
    }  # fmt: skip
    unsure = json.loads(asked("Dear Ms Smith, the bins are collected on Monday.", "--json"))
    assert (unsure["unsure"], unsure["letters"]) == (True, [])


def test_what_is_live_comes_before_the_files(asked, db):
    for document in (source(nation="england"), stage(nation="england"), letter(nation="england")):
        publish(document)
    assert json.loads(asked("A letter of the test\n\nDear parent", "--json"))["letters"][0]["slug"] == "a-letter"
    assert json.loads(asked(INVITATION, "--json"))["unsure"] is True


def test_for_people_it_answers_in_words(asked):
    assert "It may be: Invitation to a child protection conference (invites)." in asked(INVITATION, "--files")
    assert "It looks like a paper from Wales." in asked("Annwyl, y gwasanaethau plant", "--files")


def test_a_nation_without_letters_is_honestly_unsure(asked):
    printed = json.loads(asked("section 76 agreement", "--json", "--files", "--nation", "wales"))
    assert printed == {"unsure": True, "letters": [], "pages": []}

"""What Django's checks, `migrate` and the start of the server complain of."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import isolate_apps

from sosguide.nations import Nation
from sosguide.publishing.checks import (
    documents_have_columns,
    nation_files_are_whole,
    pages_have_addresses,
    upgrades_name_fields,
)
from sosguide.publishing.database_checks import (
    columns_are_there,
    default_editions_can_be_read,
    editions_can_be_read,
    missing_columns,
    unapplied_migrations,
)
from sosguide.publishing.documents import kinds
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import part, prose, rows
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.documents.upgrades import renamed
from sosguide.publishing.models.working_copy import WORKING_COPIES, DocumentRow, WorkingCopy
from tests import builders
from tests.builders import publish
from tests.publishing.shape.broken_edition import unreadable


@dataclass(frozen=True, kw_only=True)
class Verse:
    """A record of a poem."""

    text: Annotated[str, prose()]
    tune: Annotated[str, prose()] = ""


@dataclass(frozen=True, kw_only=True)
class Note(Verse):
    """Another."""


@dataclass(frozen=True, kw_only=True)
class Ink:
    """A part of a poem."""

    colour: Annotated[str, prose()]


@dataclass(frozen=True, kw_only=True)
class Poem(Document):
    """A kind of page that the project has not."""

    upgrades = (renamed("first", "opening"),)
    first: Annotated[str, prose()]
    last: Annotated[str, prose()]
    ink: Annotated[Ink, part()]
    verses: Annotated[tuple[Verse, ...], rows()] = ()
    notes: Annotated[tuple[Note, ...], rows()] = ()


POEMS = {"name": "poem", "label": "Poem", "plural": "Poems", "folder": "poems", "document": Poem}


@pytest.fixture
def poem(monkeypatch) -> type[WorkingCopy]:
    """A working copy that somebody wrote by hand, and that is not what its document says."""
    with isolate_apps():

        class PoemCopy(WorkingCopy):
            kind = "poem"
            first = models.TextField()
            middle = models.TextField()

            class Meta(WorkingCopy.Meta):
                app_label = "publishing"

        class VerseRow(DocumentRow):
            poem = models.ForeignKey(PoemCopy, on_delete=models.CASCADE, related_name="verses")
            text = models.TextField()
            rhyme = models.TextField()

            class Meta(DocumentRow.Meta):
                app_label = "publishing"

    monkeypatch.setitem(KINDS, "poem", Kind(**POEMS))
    monkeypatch.setitem(WORKING_COPIES, "poem", PoemCopy)
    return PoemCopy


def test_every_document_of_the_project_fits_its_columns_and_its_upgrades_are_right():
    assert documents_have_columns() == []
    assert upgrades_name_fields() == []


def test_a_field_without_a_column_and_a_column_without_a_field_are_named(poem):
    found = [(message.id, message.msg) for message in documents_have_columns()]
    lost = "has no column in its working copy"
    assert [(id_, text.partition(":")[0]) for id_, text in found if id_ == "sosguide.E001"] == [
        ("sosguide.E001", f"poem.ink.colour {lost} publishing.PoemCopy"),
        ("sosguide.E001", f"poem.last {lost} publishing.PoemCopy"),
        ("sosguide.E001", f"poem.verses.tune {lost} publishing.VerseRow"),
        ("sosguide.E001", f"poem.notes {lost} publishing.PoemCopy"),
    ]
    assert [text.partition(" has no")[0] for id_, text in found if id_ == "sosguide.E002"] == [
        "The column publishing.PoemCopy.middle",
        "The column publishing.VerseRow.rhyme",
    ]
    assert all(message.hint for message in documents_have_columns())


def test_a_kind_without_a_working_copy_is_named(poem, monkeypatch):
    monkeypatch.delitem(WORKING_COPIES, "poem")
    assert [message.msg for message in documents_have_columns()] == ["The kind 'poem' has no working copy."]


def test_a_kind_whose_pages_would_have_an_address_and_no_page_is_named(monkeypatch, capsys, django_db_blocker):
    assert pages_have_addresses() == []
    monkeypatch.setitem(KINDS, "poem", Kind(**POEMS, address="poems"))
    (message,) = pages_have_addresses()
    assert (message.id, message.msg) == (
        "sosguide.E004", "The pages of the kind 'poem' have no route at <nation>/poems/<slug>/."
    )  # fmt: skip
    with django_db_blocker.unblock(), pytest.raises(SystemExit):
        call_command("check_release")
    assert "sosguide.E004" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["people", "where-am-i"])
def test_a_kind_whose_address_leads_to_other_pages_is_named_too(monkeypatch, address):
    monkeypatch.setitem(KINDS, "poem", Kind(**POEMS, address=address))
    assert [message.id for message in pages_have_addresses()] == ["sosguide.E004"]


def test_two_kinds_at_one_address_are_refused(monkeypatch):
    monkeypatch.setattr(kinds, "KINDS", dict(KINDS))
    with pytest.raises(ValueError, match=r"two kinds of page have the same address: .*'people', .*'people'"):
        kinds.register_kinds(Kind(**POEMS, address="people"))


@pytest.mark.parametrize("name", ["poems", "stages"])
def test_a_list_of_a_nation_that_is_no_page_is_named(monkeypatch, name):
    assert nation_files_are_whole() == []
    monkeypatch.setitem(Nation.WALES.profile.lists, name, 49)
    assert [(message.id, message.msg) for message in nation_files_are_whole()] == [
        ("sosguide.E020", f"content/wales/nation.yaml: `lists.{name}`: there is no such list")
    ]


def test_upgrades_that_name_no_field_are_named(poem):
    assert [(message.id, message.msg) for message in upgrades_name_fields()] == [
        ("sosguide.E003", "Poem.upgrades: renamed('first'): 'first' is retired by this step and is a field again."),
        ("sosguide.E003", "Poem.upgrades: renamed('first'): there is no field 'opening'."),
    ]


@pytest.mark.django_db
def test_a_live_edition_that_cannot_be_read_is_named_to_whoever_deploys():
    publish(builders.role(number=905))
    assert editions_can_be_read(databases=["default"]) == []
    unreadable(publish(builders.stage(number=901)))
    (message,) = editions_can_be_read(databases=["default"])
    assert (message.id, message.msg) == (
        "sosguide.E010",
        "This release cannot read wales/stage/test-stage edition 1, which is live (number 901): "
        "it does not fit its document: wrong (missing), mistakes (unexpected_keyword_argument).",
    )
    assert default_editions_can_be_read() == [message]
    assert editions_can_be_read() == default_editions_can_be_read(databases=["default"]) == []


@pytest.mark.django_db
def test_a_column_that_is_not_there_is_named(poem):
    assert columns_are_there() == []
    assert "publishing_poemcopy.middle" in set(missing_columns("default", [poem]))


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_keeps_the_server_from_starting(capsys):
    assert unapplied_migrations() == []
    call_command("check_release")
    ((app, last),) = MigrationLoader(connection).graph.leaf_nodes("contributors")
    MigrationRecorder(connection).record_unapplied(app, last)
    with pytest.raises(SystemExit):
        call_command("check_release")
    line = f"sosguide.E011: The migration contributors.{last} is not applied. Run manage.py migrate."
    assert capsys.readouterr().err.splitlines() == [line]


@pytest.mark.parametrize("current", [True, False])
def test_the_container_migrates_whenever_it_starts_and_checks_pages_only_where_something_changes(tmp_path, current):
    """What follows from `migrate` (rules of the database, stored hashes) may be new without a migration."""
    (command,) = re.findall(r'^CMD \["sh", "-c", "(.*)"\]$', Path("Dockerfile").read_text("utf-8"), re.MULTILINE)
    for name in ("python", "gunicorn"):
        stub = f'#!/bin/sh\necho "$@" >> {tmp_path}/done\n[ "$2" != check_release ] || exit {0 if current else 1}\n'
        (tmp_path / name).write_text(stub)
        (tmp_path / name).chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(["sh", "-c", command], env={"PATH": path}, check=True)
    migrated = [line for line in (tmp_path / "done").read_text().splitlines() if "migrate" in line]
    assert migrated == [f"manage.py migrate{' --skip-checks' * current} --verbosity 0"]


def test_the_server_is_refused_where_words_would_be_lost(poem, capsys, django_db_blocker):
    with django_db_blocker.unblock(), pytest.raises(SystemExit) as left:
        call_command("check_release")
    assert left.value.code == 1
    assert any(
        line.startswith("sosguide.E001: poem.last has no column") for line in capsys.readouterr().err.splitlines()
    )


@pytest.mark.django_db
def test_one_page_that_cannot_be_read_does_not_keep_the_server_from_starting(caplog):
    unreadable(publish(builders.stage(number=901)))
    call_command("check_release")
    (record,) = [record for record in caplog.records if record.name.startswith("sosguide.")]
    assert (record.levelname, record.about.partition(":")[0]) == ("ERROR", "wales/stage/test-stage edition 1")

"""A document changes its shape on a site with approved pages, done as a developer would do it.

The project is copied to a temporary folder and its database filled and approved by the unchanged code; then a copy of
that is edited, and migrated and visited with the edited code. Once on SQLite, once on PostgreSQL.
"""

import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.commands import postgresql
from tests.publishing.shape.tree import Tree, copy_project
from tests.servers import PATIENCE

STAGE, OTHER = "/wales/stages/test-stage/", "/wales/stages/other-stage/"
TOPIC, PERSON, TAKEN = "/wales/topics/a-topic/", "/wales/people/a-person/", "/wales/stages/taken/"
READ = (STAGE, OTHER, TOPIC, PERSON, TAKEN, f"{TOPIC}changes/", f"{TOPIC}changes/1/", f"{PERSON}changes/1/", "/p/901/", f"{STAGE}sheet/", f"{STAGE}changes/", "/wales/", "/wales/print/",
        "/wales/glossary/test-word/", "/search/?q=test+stage&nation=wales", "/sitemap.xml", "/updates.xml",
        "/accuracy/")  # fmt: skip
PAST = f"{STAGE}changes/1/"
STAFF = ("/admin/queue/", "/admin/review/wales/stage/test-stage/", "/admin/review/wales/stage/other-stage/")
DOCUMENT, SHOWN = "stages/documents/stage.py", "templates/stages/**/*.html"
TOPIC_DOCUMENT = "stages/documents/topic.py"
WAITING = {"taken": "withdrawn", "sent-back": "sent back", "edited": "changed", "proposed": "proposed"}


class Guide:
    """The guide as the unchanged code left it, on one database; each test changes a copy of both."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.tree = copy_project(folder / "before")
        self.tree.environment.update(self._database("before"))
        self.before = self.tree.json("fill", str(self.tree.folder))

    def _database(self, name: str) -> dict[str, str]:
        (self.folder / f"var-{name}").mkdir()
        found = {"SOS_VAR": str(self.folder / f"var-{name}")}
        return found | ({"DATABASE_URL": f"{self.url}_{name}"} if self.url else {})

    def changed(self, name: str) -> Tree:
        """A copy of the code, the content and the database."""
        tree = self.tree.copied(self.folder / name, **self._database(name))
        if self.url:
            copy_database(f"{self.url}_before", f"{self.url}_{name}")
        else:
            shutil.copy(self.folder / "var-before" / "sosguide.sqlite3", self.folder / f"var-{name}")
        return tree


def copy_database(source: str, target: str) -> None:
    with psycopg.connect(source.rpartition("/")[0] + "/postgres", autocommit=True) as connection:
        old, new = (url.rpartition("/")[2] for url in (source, target))
        connection.execute(f'CREATE DATABASE "{new}" TEMPLATE "{old}"')


SQLITE = pytest.param("sqlite", marks=pytest.mark.xdist_group("changing_on_sqlite"))
POSTGRESQL = pytest.param(
    "postgresql", marks=[pytest.mark.xdist_group("changing_on_postgresql"), pytest.mark.postgresql]
)


@pytest.fixture(scope="module", params=[SQLITE, POSTGRESQL])
def guide(request, tmp_path_factory) -> Iterator[Guide]:
    folder = tmp_path_factory.mktemp("changing")
    if request.param == "sqlite":
        yield Guide(folder, "")
        return
    user = postgresql.user()
    if not user:
        pytest.skip("PostgreSQL does not answer on 127.0.0.1:5432, so no change of shape was tried on it")
    server, name = f"postgres://{user}@127.0.0.1:5432", f"sos_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}_before"')
        try:
            yield Guide(folder, f"{server}/{name}")
        finally:
            made = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{name}%"]).fetchall()
            for (database,) in made:
                connection.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


# What a developer does


def rename(tree: Tree, *, upgrade: bool = True) -> None:
    """`wrong` is called `myths` from now on, everywhere."""
    tree.edit(DOCUMENT, r"^    wrong: ", "    myths: ")
    tree.edit(SHOWN, r"texts\.wrong(?= \}\})", "texts.myths")
    tree.edit("templates/stages/topics/topic.html", r"texts\.myths", "texts.wrong")
    upgrades(tree, 'renamed("wrong", "myths")' if upgrade else "")
    tree.migration('migrations.RenameField("stage", "wrong", "myths")')


def remove(tree: Tree) -> None:
    """`ends` is no longer said."""
    tree.drop(DOCUMENT, "Stage", "lawyer")
    tree.edit(SHOWN, r"\{\{ (chapter\.)?texts\.lawyer \}\}", "")
    tree.edit("content/*/stages/*.md", r"^## Can I have a lawyer[^\n]*\n\n[^#]*", "")
    upgrades(tree, 'removed("lawyer")')
    tree.migration('migrations.RemoveField("stage", "lawyer")')


def add(tree: Tree) -> None:
    """`cost` must be said from now on; what is live says that it costs nothing."""
    tree.edit(DOCUMENT, r"^    alongside: ", "    cost: Annotated[str, prose()]\n    alongside: ")
    tree.edit("templates/stages/stage.html", r"\{\{ texts\.lawyer \}\}", "{{ texts.lawyer }}<p>{{ stage.cost }}</p>")
    tree.edit("content/*/stages/*.md", r"^answer: ", "cost: It costs nothing.\nanswer: ")
    upgrades(tree, 'added("cost", "It costs nothing.")')
    field = 'models.TextField(default="It costs nothing.")'
    tree.migration(f'migrations.AddField("stage", "cost", {field}, preserve_default=False)')


def several(tree: Tree) -> None:
    """A whole list, a field inside rows of two kinds, one of a part, and a value: all at once."""
    tree.edit(DOCUMENT, r"^    and_then: Annotated\[str, prose\(\)\]", "    follows: Annotated[str, prose()]")
    tree.edit(DOCUMENT, r"^    requests: ", "    asks: ")
    tree.edit(DOCUMENT, r"^    beside: ", "    tied_to: ")
    tree.edit("stages/map/*.py", r"place\.beside", "place.tied_to")
    tree.edit(SHOWN, r"stage\.requests", "stage.asks")
    tree.edit("templates/stages/requests.html", r"request\.and_then", "request.follows")
    tree.edit("templates/stages/paper/to_ask.html", r"request\.and_then", "request.follows")
    tree.edit("stages/on_paper/length.py", r"stage\.requests", "stage.asks")
    tree.edit("stages/on_paper/length.py", r"request\.and_then", "request.follows")
    tree.edit("content/*/stages/*.md", r"^requests:", "asks:")
    tree.edit("content/*/stages/*.md", r"^  beside:", "  tied_to:")
    tree.edit("content/*/*/*.md", r"^    and_then:", "    follows:")
    tree.edit("content/*/stages/*.md", r"^and_then: What may follow\.", "and_then: What could follow.")
    upgrades(
        tree,
        'renamed("requests", "asks"), renamed("asks.and_then", "follows"), renamed("place.beside", "tied_to"), '
        'changed("and_then", {"What may follow.": "What could follow."})',
    )
    upgrades(tree, 'renamed("requests.and_then", "follows")', TOPIC_DOCUMENT)
    owner = 'models.ForeignKey("stages.Stage", on_delete=models.CASCADE, related_name="asks")'
    tree.migration(
        'migrations.RenameField("stagerequest", "and_then", "follows"), '
        'migrations.RenameField("topicrequest", "and_then", "follows"), '
        'migrations.RenameField("stage", "place_beside", "place_tied_to"), '
        f'migrations.AlterField("stagerequest", "stage", {owner}), '
        "migrations.RunSQL(\"UPDATE stages_stage SET and_then = 'What could follow.'\")"
    )


def upgrades(tree: Tree, lines: str, document: str = DOCUMENT) -> None:
    """Write the lines on the document."""
    if lines:
        name = "from sosguide.publishing.documents.upgrades import added, changed, removed, renamed"
        tree.edit(document, r"^(from sosguide\.publishing\.documents\.kinds .*)$", rf"\1\n{name}")
        tree.edit(document, r"^    upgrades = \((.*?)\)(  #.*)?$", rf"    upgrades = (\1, {lines})")


CHANGES = {"renamed": rename, "removed": remove, "added": add, "several": several}


# What must be true afterwards


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_of_shape_every_page_is_there_and_nothing_looks_changed(guide, name):
    tree = guide.changed(name)
    CHANGES[name](tree)
    tree.manage("migrate", "--verbosity", "0")
    found = tree.json("visit", *READ, PAST, *STAFF)
    assert found["faults"] == []
    everything_is_as_it_was(found, guide.before)
    page, past = found["pages"][STAGE][1], found["pages"][PAST][1]
    assert "The truth of it." in page
    assert "The first words." in past and "No longer current" in past
    assert ("It ends." in page, "An old end." in past) == (name != "removed", name != "removed")
    assert ("It costs nothing." in page, "It costs nothing." in past) == (name == "added", name == "added")
    assert ("What could follow." in page, "What could follow." in past) == (name == "several", name == "several")
    says = {path: found["pages"][path][1] for path in (*READ, PAST)}
    assert all("They may come back." in says[path] for path in (STAGE, OTHER, PAST, "/wales/print/"))
    assert all("They may write." in says[path] for path in (TOPIC, f"{TOPIC}changes/1/"))
    assert "The first answer." in says[f"{TOPIC}changes/1/"] and "The first things." in says[f"{PERSON}changes/1/"]
    assert found["approved"] == {
        "as it is": "These words are live already. To confirm them, mark them as still right.",
        "with other words": 3,
    }
    assert "A new answer." in found["then"][STAGE][1]


def everything_is_as_it_was(found: dict[str, Any], before: dict[str, Any]) -> None:
    """No stored word has changed, no page waits that did not wait, and every address answers."""
    assert found["stored"]["editions"] == before["after"]["editions"] == found["after"]["editions"]
    assert found["after"]["proposed"] == before["after"]["proposed"] == [["proposed", "2026-01-02"]]
    assert found["stored"]["since"] == before["after"]["since"]
    assert set(found["stored"]["digests"].values()) == {True}
    assert found["stored"]["sent_back"] == {"sent-back": True}
    assert found["queue"] == before["queue"] == WAITING
    assert found["loaded"] == before["loaded"]
    assert {path: status for path, (status, _) in found["pages"].items() if status != 200} == {TAKEN: 410}
    assert "These are the words the public reads" in found["pages"]["/admin/review/wales/stage/other-stage/"][1]


def test_without_the_upgrade_nothing_is_deployed_and_no_page_says_withdrawn(guide):
    tree = guide.changed("forgotten")
    rename(tree, upgrade=False)
    for command in (("migrate",), ("check", "--deploy")):
        done = tree.run("manage.py", *command)
        assert done.returncode != 0
        assert "sosguide.E010" in done.stderr
        assert "wales/stage/test-stage edition 2, which is live (number 901)" in done.stderr
        assert "wrong (" in done.stderr and "myths (missing)" in done.stderr
        assert "The truth of it." not in done.stderr
    tree.manage("migrate", "--skip-checks", "--verbosity", "0")  # somebody goes on all the same
    away = ("/wales/", STAGE, "/p/901/", f"{STAGE}sheet/", "/p/901/sheet/", PAST)  # of the map nothing can be read
    history = f"{STAGE}changes/"
    kept = (history, "/wales/glossary/test-word/", "/sitemap.xml", "/updates.xml", "/accuracy/")
    found = tree.json("visit", *away, *kept, *STAFF)
    assert {path: found["pages"][path][0] for path in away} == dict.fromkeys(away, 503)
    assert {path: found["pages"][path][0] for path in (*kept, *STAFF)} == dict.fromkeys((*kept, *STAFF), 200)
    assert "cannot be shown just now" in found["pages"][STAGE][1]
    assert not any(STAGE in found["pages"][path][1] for path in kept if path != history)
    assert "The live edition cannot be shown." in found["pages"]["/admin/review/wales/stage/test-stage/"][1]
    assert found["log"].count("wales/stage/test-stage edition 2: it does not fit its document") == 1
    assert found["approved"] == {"as it is": 2, "with other words": 3}
    assert {status for status, _ in found["then"].values()} == {200}


pytestmark = pytest.mark.server
SERVER = ("-m", "gunicorn", "--config", "sosguide/gunicorn.conf.py", "--bind", "127.0.0.1:0", "sosguide.wsgi")


def refused(tree: Tree) -> list[str]:
    """What the server says that does not start; one that starts is stopped, and fails the test."""
    with subprocess.Popen(
        [sys.executable, *SERVER], cwd=tree.folder, env=tree.environment, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            _, said = server.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            server.terminate()
            raise
    assert server.returncode == 1
    return said.splitlines()


def test_the_server_does_not_start_where_a_column_is_missing_in_the_database(guide):
    tree = guide.changed("unmigrated")
    add(tree)
    assert refused(tree) == ["sosguide.E011: The migration stages.0999_shape is not applied. Run manage.py migrate."]


def test_the_server_does_not_start_where_nobody_made_a_migration(guide):
    tree = guide.changed("without")
    add(tree)
    (tree.folder / "stages" / "migrations" / "0999_shape.py").unlink()
    (line,) = refused(tree)
    assert line.startswith("sosguide.E012: The database has no column stages_stage.cost.")

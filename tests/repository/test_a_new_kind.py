"""A kind of page made by the recipe of docs/architecture.md alone, in a copy of the project: it has everything at once.

The copy is a working tree of its own, so migrations are made, and the site is run, as a developer would.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AT_THE_TOP = {"content", "docs", "tests", "var"}

SHAPE = '''"""A myth: what people say, and what is true."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, figure, prose, section, slug
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Myth(Document):
    """What people say, answered."""

    answer: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    heard: Annotated[int, figure("how many people told us", at_least=1)] = 1
    see: Annotated[str, slug("myth")] = ""
    truth: Annotated[str, section("What is true")]


MYTH = Kind(
    name="myth", label="Myth", plural="Myths", folder="myths", document=Myth, address="myths", plain_pages=True
)
'''
MODEL = """
Myth = make_working_copy(MYTH, __name__)
"""
MYTH = """---
title: They always win
number: 901
description: People say that the council always wins in court. What is true about that, in plain words.
sources:
  - a-source
check_due: 2099-01-01
answer: No. A court decides, and it has to have reasons.
---

## What is true

A judge hears both sides. **Nobody** always wins.
"""
SOURCE = """---
title: The Test Act 2000, section 1
citation: Test Act 2000, s 1
url: https://www.legislation.gov.uk/ukpga/2000/1/section/1
standing: in-force
mark: WELL-KNOWN
---

"""
VISIT = """
import django
django.setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.workflow import approve

mentor = get_user_model().objects.create_user("mentor", is_staff=True)
mentor.groups.add(Group.objects.get(name="Mentor"))
staff = Client()
staff.force_login(mentor)


def say(name, answer, *words):
    body = answer.content.decode()
    missing = [word for word in words if word not in body]
    print(f"{name}: {answer.status_code}{' without ' + ', '.join(missing) if missing else ''}")


say("queue", staff.get("/admin/queue/?kind=myth"), "They always win", "Myth")
say("review", staff.get("/admin/review/wales/myth/they-always-win/"), "What is true", "Nobody")
say("editor", staff.get("/admin/stages/myth/"), "They always win")
for name in ("source", "myth"):
    for page in WORKING_COPIES[name].objects.all():
        approve(page=page, by=mentor, digest=page.to_document().digest(), note="First edition.")
reader = Client()
ADDRESS = "/wales/myths/they-always-win/"
say("page", reader.get(ADDRESS), "They always win", "What is true", "<strong>Nobody</strong>", "No. A court decides")
say("list", reader.get("/wales/myths/"), "They always win")
say("quiet", reader.get("/p/901/"), "What is true", "Page 901")
say("changes", reader.get(ADDRESS + "changes/"), "First edition.")
say("search", reader.get("/search/?nation=wales&q=does+the+council+always+win"), "They always win", "Myth")
say("sitemap", reader.get("/sitemap.xml"), ADDRESS)
say("accuracy", reader.get("/accuracy/"), "They always win")
say("feed", reader.get("/updates.xml"), ADDRESS)
page = WORKING_COPIES["myth"].objects.get()
page.answer, page.heard = "No. A judge decides, and has to have reasons.", 7
page.save()
page.refresh_digest(by=None)
say("diff", staff.get("/admin/review/wales/myth/they-always-win/"), "judge", "7")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one more kind, added as the recipe says, and one page of it."""
    folder = tmp_path_factory.mktemp("kind") / "project"
    shutil.copytree(ROOT, folder, ignore=_left_out)
    for nation in ROOT.glob("content/*/nation.yaml"):
        target = folder / nation.relative_to(ROOT)
        target.parent.mkdir(parents=True)
        shutil.copy(nation, target)
    (folder / "stages/documents/myth.py").write_text(SHAPE, "utf-8")
    _edit(folder / "stages/documents/__init__.py", "JOURNEY_KINDS = (", "JOURNEY_KINDS = (MYTH, ")
    _edit(
        folder / "stages/documents/__init__.py",
        "from stages.documents.organ",
        "from stages.documents.myth import MYTH\nfrom stages.documents.organ",
    )
    _edit(folder / "stages/models.py", "import LETTER,", "import LETTER, MYTH,")
    with (folder / "stages/models.py").open("a", encoding="utf-8") as models:
        models.write(MODEL)
    for path, text in (("myths/they-always-win.md", MYTH), ("sources/a-source.md", SOURCE)):
        (folder / "content/wales" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content/wales" / path).write_text(text, "utf-8")
    return folder


def _left_out(folder: str, names: list[str]) -> set[str]:
    top = AT_THE_TOP if Path(folder) == ROOT else set()
    return {name for name in names if name in top or name.startswith(".") or name == "__pycache__"}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), "utf-8")


def _run(folder: Path, *command: str, stdin: str | None = None) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    environment |= {"SOS_DEVELOPMENT": "1", "SHOW_UNCHECKED": "0", "SOS_VAR": str(folder / "var"), "OTP_REQUIRED": "0"}
    environment |= {"DJANGO_SETTINGS_MODULE": "sosguide.settings", "ALLOWED_HOSTS": "testserver"}
    (folder / "var").mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.server
def test_a_kind_added_by_the_recipe_alone_is_read_reviewed_found_and_listed_everywhere(copy):
    made = _run(copy, "manage.py", "makemigrations", "stages", "--noinput")
    assert "Create model Myth" in made
    _run(copy, "manage.py", "migrate", "--verbosity", "0")
    _run(copy, "manage.py", "createcachetable")
    _run(copy, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    assert "2 new" in _run(copy, "manage.py", "load_content")
    seen = _run(copy, "-", stdin=VISIT)
    visited = re.findall(r"^(\w+): 200$", seen, re.MULTILINE)
    assert seen.splitlines() == [f"{name}: 200" for name in visited]
    assert visited == [
        "queue", "review", "editor", "page", "list", "quiet", "changes", "search", "sitemap", "accuracy", "feed", "diff",
    ]  # fmt: skip
    before = (copy / "content/wales/myths/they-always-win.md").read_text("utf-8")
    assert "1 files changed" in _run(copy, "manage.py", "export_content")
    assert (copy / "content/wales/myths/they-always-win.md").read_text("utf-8") == before.replace(
        "answer: No. A court decides, and it has to have reasons.",
        "answer: No. A judge decides, and has to have reasons.\nheard: 7",
    )


def test_the_recipe_in_the_docs_names_every_step_that_was_taken():
    recipe = (ROOT / "docs/architecture.md").read_text("utf-8")
    for step in ("stages/documents/", "JOURNEY_KINDS", "make_working_copy", "plain_pages", "makemigrations"):
        assert step in recipe, step

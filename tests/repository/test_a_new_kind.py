"""Kinds of page made by the recipe of docs/architecture.md alone, in a copy of the project: they have everything at once.

A myth is shown by the general list and page; a tale has a view, a template and an address of its own.

The copy is a working tree of its own, so migrations are made, and the site is run, as a developer would.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import prepare
from tests.prepare import ROOT

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
TALE_SHAPE = '''"""A tale: what somebody lived through."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import section
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Tale(Document):
    """One tale."""

    told: Annotated[str, section("What happened")]


TALE = Kind(name="tale", label="Tale", plural="Tales", folder="tales", document=Tale, address="tales")
'''
TALE_VIEW = '''"""The page of a tale."""

from glossary.pages import detail
from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents.tale import TALE


@public
def tale(live: Live, *, nation: Nation, slug: str) -> Page:
    """One tale."""
    return detail(get_live_or_410(live, TALE, nation, slug), live, template="stages/tale.html")
'''
TALE_TEMPLATE = """{% extends "base.html" %}
{% block main %}
  <h1>A tale: {{ tale.title }}</h1>
  {{ texts.told }}
{% endblock %}
"""
TALE_ROUTE = """
    path("<nation:nation>/tales/<slug:slug>/", tales.tale, name="tale"),
"""
MODELS = """
Myth = make_working_copy(MYTH, __name__)
Tale = make_working_copy(TALE, __name__)
"""
TALE = """---
title: A winter
number: 902
description: One family tells what the winter was like, and what helped them to come through it together.
check_due: 2099-01-01
---

## What happened

It was a **long** winter.
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
from django.test.utils import setup_test_environment
setup_test_environment()
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
say("preview", staff.get("/admin/preview/wales/myth/they-always-win/"), "What is true", "Nobody")
say("editor", staff.get("/admin/stages/myth/"), "They always win", "2 myths")
for name in ("source", "myth", "tale"):
    for page in WORKING_COPIES[name].objects.all():
        approve(page=page, by=mentor, digest=page.to_document().digest(), note="First edition.")
reader = Client()
ADDRESS = "/wales/myths/they-always-win/"
say("page", reader.get(ADDRESS), "They always win", "What is true", "<strong>Nobody</strong>", "No. A court decides")
say("list", reader.get("/wales/myths/"), "They always win")
say("quietly", reader.get("/p/39/"), "They always win", "/p/901/")
say("door", reader.get("/wales/"), 'href="/wales/myths/"', "What people say")
say("hit", reader.get("/search/?nation=wales&q=myths"), 'href="/wales/myths/"', "Myths, Wales")
say("report", reader.get("/report/901/"), ADDRESS)
say("quiet", reader.get("/p/901/"), "What is true", "Page 901")
say("changes", reader.get(ADDRESS + "changes/"), "First edition.")
say("search", reader.get("/search/?nation=wales&q=does+the+council+always+win"), "They always win", "Myth")
say("sitemap", reader.get("/sitemap.xml"), ADDRESS, "/wales/myths/<", "/wales/tales/a-winter/")
say("accuracy", reader.get("/accuracy/"), "They always win")
say("feed", reader.get("/updates.xml"), ADDRESS)
form = f"/admin/stages/myth/{WORKING_COPIES['myth'].objects.get(slug='they-always-win').pk}/change/"
opened = staff.get(form)
say("form", opened, "They always win", "How many people told us")
given = {field.name: field.value() for field in opened.context["adminform"].form if field.value() is not None}
given |= {"answer": "No. A judge decides, and has to have reasons.", "heard": "7"}
say("saved", staff.post(form, given, follow=True), "was changed successfully")
say("diff", staff.get("/admin/review/wales/myth/they-always-win/"), "judge", "7", "how many people told us")
page = WORKING_COPIES["myth"].objects.get(slug="they-always-win")
approve(page=page, by=mentor, digest=page.to_document().digest(), note="Second edition.")
say("now", reader.get(ADDRESS), "No. A judge decides")
say("past", reader.get(ADDRESS + "changes/1/"), "No. A court decides", "No longer current")
TALE = "/wales/tales/a-winter/"
say("tale", reader.get(TALE), "A tale: A winter", "<strong>long</strong>")
say("tale_quietly", reader.get("/p/902/"), "A tale: A winter")
say("tale_changes", reader.get(TALE + "changes/"), "First edition.")
say("tale_found", reader.get("/search/?nation=wales&q=long+winter"), f'href="{TALE}"')
say("tale_review", staff.get("/admin/review/wales/tale/a-winter/"), "A tale: A winter")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with two more kinds, added as the recipe says, and a few pages of them."""
    folder = tmp_path_factory.mktemp("kind") / "project"
    shutil.copytree(ROOT, folder, ignore=_left_out)
    prepare.copy_what_is_needed_to_start(folder)
    (folder / "stages/documents/myth.py").write_text(SHAPE, "utf-8")
    (folder / "stages/documents/tale.py").write_text(TALE_SHAPE, "utf-8")
    (folder / "stages/views/tales.py").write_text(TALE_VIEW, "utf-8")
    (folder / "templates/stages/tale.html").write_text(TALE_TEMPLATE, "utf-8")
    _edit(
        folder / "sosguide/urls.py",
        "readers, stages, topics, where, wordings\n",
        "readers, stages, tales, topics, where, wordings\n",
    )
    _edit(folder / "sosguide/urls.py", "    *urls_of_plain_kinds(),\n", f"    *urls_of_plain_kinds(),{TALE_ROUTE}")
    _edit(folder / "stages/documents/__init__.py", "JOURNEY_KINDS = (", "JOURNEY_KINDS = (MYTH, TALE, ")
    _edit(
        folder / "stages/documents/__init__.py",
        "from stages.documents.organ",
        "from stages.documents.myth import MYTH\nfrom stages.documents.tale import TALE\nfrom stages.documents.organ",
    )
    _edit(folder / "stages/models.py", "import FACT, LETTER,", "import FACT, LETTER, MYTH, TALE,")
    with (folder / "stages/models.py").open("a", encoding="utf-8") as models:
        models.write(MODELS)
    wales = folder / "content/wales/nation.yaml"
    _edit(wales, "\nlists:\n", "\nlists:\n  myths: 39\n")
    _edit(wales, "\ndoors:\n", "\ndoors:\n  - to: myths\n    title: What people say\n")
    another = MYTH.replace("901", "903").replace("They always win", "They never listen")
    pages = {"myths/they-always-win": MYTH, "myths/they-never-listen": another, "tales/a-winter": TALE,
             "sources/a-source": SOURCE}  # fmt: skip
    for path, text in ((f"{name}.md", text) for name, text in pages.items()):
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
    environment = prepare.environment() | {
        "SOS_DEVELOPMENT": "1",
        "SHOW_UNCHECKED": "0",
        "SOS_VAR": str(folder / "var"),
        "OTP_REQUIRED": "0",
    }
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
def test_kinds_added_by_the_recipe_alone_are_read_reviewed_found_and_listed_everywhere(copy):
    made = _run(copy, "manage.py", "makemigrations", "stages", "--noinput")
    assert "Create model Myth" in made and "Create model Tale" in made
    _run(copy, "manage.py", "migrate", "--verbosity", "0")
    _run(copy, "manage.py", "createcachetable")
    _run(copy, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    assert "8 new" in _run(copy, "manage.py", "load_content")
    seen = _run(copy, "-", stdin=VISIT)
    visited = re.findall(r"^(\w+): 200$", seen, re.MULTILINE)
    assert seen.splitlines() == [f"{name}: 200" for name in visited]
    assert visited == [
        "queue", "review", "preview", "editor", "page", "list", "quietly", "door", "hit", "report", "quiet", "changes",
        "search", "sitemap", "accuracy", "feed", "form", "saved", "diff", "now", "past", "tale", "tale_quietly",
        "tale_changes", "tale_found", "tale_review",
    ]  # fmt: skip
    before = (copy / "content/wales/myths/they-always-win.md").read_text("utf-8")
    assert "1 files changed" in _run(copy, "manage.py", "export_content")
    assert (copy / "content/wales/myths/they-always-win.md").read_text("utf-8") == before.replace(
        "answer: No. A court decides, and it has to have reasons.",
        "answer: No. A judge decides, and has to have reasons.\nheard: 7",
    )


def test_the_recipe_in_the_docs_names_every_step_that_was_taken():
    recipe = (ROOT / "docs/architecture.md").read_text("utf-8")
    for step in ("stages/documents/", "JOURNEY_KINDS", "make_working_copy", "plain_pages", "makemigrations",
                 "`lists`", "detail()", "sosguide/urls.py"):  # fmt: skip
        assert step in recipe, step

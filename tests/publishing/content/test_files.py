"""Broken content is refused with file, line and what to do, and then nothing at all is loaded."""

import re
from pathlib import Path

import pytest
from django.db import IntegrityError

from sosguide.publishing.content.content_file import ContentFile, write
from sosguide.publishing.content.loading import load
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import kind_of
from sosguide.publishing.models import LoadedFile
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.typed_yaml import MAX_BYTES, BrokenContent
from stages.documents import STAGE
from tests import builders
from tests.publishing.content.broken import BROKEN
from tests.stages import makers

STAGE_FILE = "content/wales/stages/test-stage.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small guide in files, all of it good."""
    root = tmp_path / "content"
    for document in (
        builders.stage(number=901),
        builders.role(number=902),
        builders.term(number=903),
        builders.source(),
    ):
        kind = kind_of(document)
        path = root / document.nation / kind.folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True)
        path.write_text(write(document, kind), "utf-8")
    assert read_tree(root).problems == []
    return root


def told(root: Path) -> list[str]:
    """Every complaint, as `make content` prints it."""
    return [str(problem) for problem in read_tree(root).problems]


def change(root: Path, old: str, new: str) -> str:
    """Change the stage's file and give back its new text. `old` stands in it once."""
    path = root.parent / STAGE_FILE
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    path.write_text(text.replace(old, new), "utf-8")
    return text.replace(old, new)


MARKS = re.compile("«|»")


@pytest.mark.parametrize("what", BROKEN)
def test_broken_content_is_refused_with_file_line_and_what_to_do(content, what):
    old, new, said = BROKEN[what]
    text = change(content, old, new)
    line = next((number for number, words in enumerate(text.splitlines(), 1) if "«" in words), None)
    (content.parent / STAGE_FILE).write_text(MARKS.sub("", text), "utf-8")
    complaints = told(content)
    wanted = [c for c in complaints if said in c]
    assert wanted, complaints
    assert wanted[0].startswith(f"{STAGE_FILE}:{line}:" if line else f"{STAGE_FILE}:"), wanted
    assert re.match(r"[^:]+:[1-9]\d*: .{15,}", wanted[0])


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["a source that is not there", "a next step to nowhere", "HTML", "a title too long"])
def test_nothing_is_loaded_where_one_file_is_broken(content, what):
    old, new, said = BROKEN[what]
    change(content, old, MARKS.sub("", new))
    with pytest.raises(BrokenContent, match=re.escape(said)):
        load(read_tree(content))
    assert not any(model.objects.exists() for model in WORKING_COPIES.values())
    assert not LoadedFile.objects.exists()


@pytest.mark.django_db
def test_nothing_is_loaded_where_the_database_refuses_one_page(content):
    tree = read_tree(content)
    tree.files["fact", "wales", "last"] = ContentFile("last", makers.fact("last", clock={"length": 0}), {})
    with pytest.raises(IntegrityError, match="length_at_least_1"):
        load(tree)
    assert not any(model.objects.exists() for model in WORKING_COPIES.values())
    assert not LoadedFile.objects.exists()


def test_all_problems_of_all_files_are_told_at_once_by_file_and_line(content):
    change(content, "It ends.", "It **ends <b>.")
    (content / "wales/sources/a-source.md").write_text("nothing", "utf-8")
    complaints = read_tree(content).problems
    assert complaints == sorted(complaints)
    assert {problem.file for problem in complaints} >= {STAGE_FILE, "content/wales/sources/a-source.md"}
    assert len([problem for problem in complaints if problem.file == STAGE_FILE]) >= 3


def test_a_file_that_is_too_large_is_refused(content):
    change(content, "It ends.", "It ends. " * (MAX_BYTES // 9))
    assert told(content)[0].startswith(f"{STAGE_FILE}:1: file too large (")
    assert told(content)[0].endswith("keep it under 60,000 bytes")


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(content):
    path = content.parent / STAGE_FILE
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"It ends.", b"It ends \xa3 100."))
    line = raw[: raw.index(b"It ends.")].count(b"\n") + 1
    assert told(content)[0] == f"{STAGE_FILE}:{line}: not UTF-8 text; save the file as UTF-8"


def test_a_few_lines_cannot_stand_for_more_than_a_memory_holds(content):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    change(content, "check_due: 2099", f"{bomb}check_due: 2099")
    assert "needs quotes" in told(content)[0]


@pytest.mark.parametrize(
    "place", ["wales/referral.md", "wales/poems/a.md", "narnia/stages/a.md", "wales/stages/a/b.md", "a.md"]
)
def test_a_file_in_a_place_that_is_none_is_refused(content, place):
    path = content / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")
    assert told(content)[0].startswith(
        f"content/{place}:1: not a place for a content file; use content/<nation>/<folder>/"
    )


@pytest.mark.parametrize(
    "name", ["Test-Stage.md", "test_stage.md", "test--stage.md", "-a.md", "a.txt", "a b.md", "é.md"]
)
def test_a_file_whose_name_is_no_slug_is_refused_so_no_two_pages_share_one(content, name):
    (content / "wales/stages" / name).write_text((content.parent / STAGE_FILE).read_text("utf-8"), "utf-8")
    assert any(c.startswith(f"content/wales/stages/{name}:1: a slug has small letters") for c in told(content))


def test_a_slug_that_is_too_long_for_an_address_is_refused(content):
    name = f"{'long-' * 20}slug.md"
    (content / "wales/sources" / name).write_text((content / "wales/sources/a-source.md").read_text("utf-8"), "utf-8")
    assert any("`slug`" in c and "at most 80 characters" in c for c in told(content))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "www.legislation.gov.uk", "http://"])
def test_an_address_that_is_none_is_refused(content, url):
    path = content / "wales/sources/a-source.md"
    path.write_text(re.sub("url: .*", f"url: {url}", path.read_text("utf-8")), "utf-8")
    assert told(content) == ["content/wales/sources/a-source.md:4: `url`: enter a valid url; correct it"]


def test_a_date_without_the_mark_that_allows_it_is_refused(content):
    path = content / "wales/sources/a-source.md"
    path.write_text(path.read_text("utf-8").replace("WELL-KNOWN", "WELL-KNOWN\nchecked: 2026-01-01"), "utf-8")
    assert told(content)[0].endswith("only VERIFIED may carry one")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(content):
    path = content.parent / STAGE_FILE
    before = read_tree(content).document("stage", "wales", "test-stage")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    tree = read_tree(content)
    assert tree.problems == []
    assert tree.document("stage", "wales", "test-stage") == before


def test_every_heading_of_every_section_is_written_and_read_back(content):
    text = (content.parent / STAGE_FILE).read_text("utf-8")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == list(STAGE.sections.values())

"""No name stands for two things unless a term says how they are told apart."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sosguide.publishing.content.content_file import write
from sosguide.publishing.documents.kinds import kind_of
from tests.builders import source, term


@pytest.fixture
def folder(tmp_path):
    """An empty folder of content; `_put` writes files into it."""
    return tmp_path / "content"


def _put(folder, *documents):
    for document in documents:
        kind = kind_of(document)
        path = folder / document.nation / kind.folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(document, kind), "utf-8")


def _check(folder) -> tuple[str, str]:
    said, complaints = StringIO(), StringIO()
    with suppress(CommandError):
        call_command("check_content", folder=folder, stdout=said, stderr=complaints)
    return said.getvalue(), complaints.getvalue()


def test_two_terms_with_one_name_are_refused_until_one_says_how_they_are_told_apart(folder):
    _put(folder, source(), term("one", linked=["the word"]), term("two", title="The word (old name)"))
    said, complaints = _check(folder)
    assert "“the word” is a name of term:two too; say how they are told apart" in complaints
    _put(folder, term("two", title="The word (old name)", told_apart="The old one is in old letters."))
    said, complaints = _check(folder)
    assert "too; say how" not in complaints
    assert "“the word”: term:one, term:two" in said


def test_a_name_of_one_thing_under_two_headings_is_listed_as_such(folder):
    _put(folder, source("an-act", title="An Act"), term("one", title="An Act", same_as=["source:an-act"]))
    said, complaints = _check(folder)
    assert "too; say how" not in complaints
    assert "“an act” (the same thing): term:one, source:an-act" in said


def test_every_word_that_is_not_linked_somewhere_says_a_page_that_is_there(folder):
    _put(folder, source(), term("one", not_on=["organisation:nobody"]))
    assert "no organisation `nobody`" in _check(folder)[1]

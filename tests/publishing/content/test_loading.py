"""Files into working copies and back: no word lost, no person's edit overwritten, nothing offered twice."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError

from sosguide.publishing.content.content_file import ContentFile, write
from sosguide.publishing.content.loading import decide_proposal, export, load
from sosguide.publishing.content.tree import ContentTree, read_tree
from sosguide.publishing.documents.kinds import KINDS, kind_of
from sosguide.publishing.models import Edition, LoadedFile, Publication
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.typed_yaml import BrokenContent
from tests import builders
from tests.stages import makers
from tests.stages.makers import topic

pytestmark = pytest.mark.django_db
FILE, EDIT, NEWER = "As the file says.", "As a person wrote.", "As the file says now."


def tree_of(*documents) -> ContentTree:
    """These documents as files that were read."""
    files = [ContentFile(f"{document.slug}.md", document, {}) for document in documents]
    return ContentTree({(kind_of(f.document).name, f.document.nation, f.document.slug): f for f in files})


def load_words(words: str) -> str:
    """Load one file with these words; give back what came of it."""
    (outcome,) = load(tree_of(builders.source(note=words)))
    return outcome


def working_words() -> str:
    """What the one working copy says."""
    return WORKING_COPIES["source"].objects.get().note


def edit(words: str = EDIT) -> None:
    """A person changes the working copy."""
    page = WORKING_COPIES["source"].objects.get()
    page.note = words
    page.save()


def waiting() -> list[str]:
    """The words of the proposals that wait."""
    found = LoadedFile.objects.exclude(proposal="")
    return [KINDS[file.kind].document.from_payload(file.proposal).note for file in found]


def test_the_whole_guide_goes_in_and_comes_out_the_same(tmp_path):
    tree = read_tree(settings.CONTENT_DIR)
    assert tree.problems == []
    number = len(tree.files)
    assert load(tree) == {"new": number}
    assert load(tree) == {"same": number}
    root = tmp_path / "content"
    assert export(root) == number
    different = [
        file.name
        for file in tree.files.values()
        if (tmp_path / file.name).read_bytes() != (settings.CONTENT_DIR.parent / file.name).read_bytes()
    ]
    assert different == [], "not in the one canonical form: run check_content --tidy"
    assert len([path for path in root.rglob("*") if path.is_file()]) == number


def test_loading_makes_nothing_public():
    load_words(FILE)
    assert not Edition.objects.exists()
    assert not Publication.objects.exists()


def test_a_changed_file_changes_a_working_copy_that_nobody_edited():
    assert [load_words(FILE), load_words(FILE), load_words(NEWER)] == ["new", "same", "changed"]
    assert working_words() == NEWER


def test_a_file_never_goes_over_a_persons_edit():
    load_words(FILE)
    edit()
    assert load_words(FILE) == "kept"
    assert working_words() == EDIT
    assert waiting() == []


def test_where_both_have_changed_the_files_words_wait_as_a_proposal():
    load_words(FILE)
    edit()
    assert [load_words(NEWER), load_words(NEWER)] == ["proposed", "proposed"]
    assert working_words() == EDIT
    assert waiting() == [NEWER]


def test_a_page_that_a_person_wrote_under_a_files_name_is_not_overwritten():
    builders.working_copy(builders.source(note=EDIT))
    assert load_words(FILE) == "proposed"
    assert working_words() == EDIT


def test_a_page_that_a_person_deleted_does_not_come_back():
    load_words(FILE)
    WORKING_COPIES["source"].objects.all().delete()
    assert load_words(FILE) == "kept"
    assert not WORKING_COPIES["source"].objects.exists()
    assert load_words(NEWER) == "proposed"
    decide_proposal(loaded=LoadedFile.objects.get(), take=True)
    assert working_words() == NEWER


def test_a_page_that_a_person_left_half_finished_stops_nothing_and_is_kept():
    load_words(FILE)
    WORKING_COPIES["source"].objects.update(citation="", note=EDIT)
    assert [load_words(FILE), load_words(NEWER)] == ["kept", "proposed"]
    assert working_words() == EDIT


def test_a_person_and_a_file_that_come_to_say_the_same_agree():
    load_words(FILE)
    edit(NEWER)
    assert load_words(NEWER) == "same"
    assert load_words(FILE) == "changed"
    assert waiting() == []


@pytest.mark.parametrize(("take", "says"), [(True, NEWER), (False, EDIT)])
def test_a_proposal_is_taken_or_refused_and_not_offered_again(take, says):
    load_words(FILE)
    edit()
    load_words(NEWER)
    decide_proposal(loaded=LoadedFile.objects.get(), take=take)
    assert working_words() == says
    assert load_words(NEWER) == ("same" if take else "kept")
    assert waiting() == []
    assert load_words("The file once more.") == ("changed" if take else "proposed")


def test_a_proposal_goes_away_when_the_file_says_again_what_it_said():
    load_words(FILE)
    edit()
    load_words(NEWER)
    assert load_words(FILE) == "kept"
    assert waiting() == []


def test_the_file_goes_on_when_a_person_takes_their_edit_back():
    load_words(FILE)
    edit()
    load_words(NEWER)
    edit(FILE)
    assert load_words(NEWER) == "changed"
    assert (working_words(), waiting()) == (NEWER, [])


@pytest.mark.parametrize("take", [True, False])
def test_a_proposal_is_decided_once(take):
    load_words(FILE)
    edit()
    load_words(NEWER)
    read_by_one, read_by_another = LoadedFile.objects.get(), LoadedFile.objects.get()
    decide_proposal(loaded=read_by_one, take=True)
    edit("What a person made of it.")
    decide_proposal(loaded=read_by_another, take=take)
    decide_proposal(loaded=LoadedFile.objects.get(), take=take)
    assert working_words() == "What a person made of it."
    assert load_words(NEWER) == "kept"


def test_nobody_decides_on_a_proposal_they_have_not_read():
    load_words(FILE)
    edit()
    load_words(NEWER)
    read = LoadedFile.objects.get()
    load_words("The file once more.")
    decide_proposal(loaded=read, take=True)
    assert working_words() == EDIT
    assert waiting() == ["The file once more."]


def test_all_files_are_loaded_or_none():
    good, refused_by_the_database = builders.source(), makers.fact(clock={"length": 0})
    with pytest.raises(IntegrityError):
        load(tree_of(good, refused_by_the_database))
    assert not any(model.objects.exists() for model in WORKING_COPIES.values())
    assert not LoadedFile.objects.exists()


def test_rows_inside_a_page_are_replaced_and_keep_their_order():
    steps = [{"when": when, "way": "down", "to": "test-stage"} for when in ("First", "Second", "Third")]
    one, other = builders.stage(number=901, next_steps=steps), builders.stage(number=901, next_steps=steps[::-1])
    load(tree_of(one))
    assert load(tree_of(other)) == {"changed": 1}
    page = WORKING_COPIES["stage"].objects.get()
    assert [step.when for step in page.next_steps.all()] == ["Third", "Second", "First"]
    assert page.to_document() == other


def test_an_edit_is_written_back_to_its_file_alone(tmp_path):
    documents = builders.source(), builders.source("another-source"), builders.stage()
    load(tree_of(*documents))
    root = tmp_path / "content"
    assert export(root) == 3
    WORKING_COPIES["source"].objects.filter(slug="another-source").update(note=EDIT)
    assert export(root) == 1
    assert f"note: {EDIT}" in (root / "wales/sources/another-source.md").read_text("utf-8")


@pytest.mark.parametrize(
    "words", ["It ends.\n\n## Good to know\n\nIt does not.", "It ends.\n\n## And then", "Long. " * 11_000]
)
def test_words_that_no_file_can_hold_are_not_written_and_nothing_else_is(tmp_path, words):
    load(tree_of(builders.source(), builders.role()))
    WORKING_COPIES["role"].objects.update(does=words)
    with pytest.raises(BrokenContent, match=r"content/wales/people/a-person\.md:\d+: .{20}"):
        export(tmp_path / "content")
    assert list(Path(tmp_path).iterdir()) == []


def test_a_half_finished_page_is_not_written_and_nothing_else_is(tmp_path):
    load(tree_of(builders.source(), builders.role()))
    WORKING_COPIES["role"].objects.update(answer="")
    with pytest.raises(BrokenContent, match=r"a-person\.md:1: not whole: answer"):
        export(tmp_path / "content")
    assert list(Path(tmp_path).iterdir()) == []


def test_the_reading_age_is_told_of_every_page_that_is_read_whole_and_of_no_short_entry(tmp_path, capsys):
    for document in (builders.source(), builders.term(), builders.stage(), builders.role(), topic()):
        path = tmp_path / "content/wales" / kind_of(document).folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True)
        path.write_text(write(document, kind_of(document)), "utf-8")
    call_command("check_content", folder=tmp_path / "content")
    said = capsys.readouterr().out
    assert "Reading age of 3 whole pages" in said
    assert "content/wales/topics/a-topic.md" in said

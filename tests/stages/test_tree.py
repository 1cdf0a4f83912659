"""The tree of questions behind “Where am I?”: whole, without circles, and at most five deep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.tree import read_tree
from stages.checks.where_am_i import depths, first_of
from stages.documents import QUESTION
from tests.builders import source, stage, working_copy
from tests.stages.makers import question
from tests.stages.test_where import STAGE, on


@pytest.fixture(scope="module")
def england():
    """England's questions as they are in the content."""
    from django.conf import settings

    tree = read_tree(settings.CONTENT_DIR)
    return [file.document for file in tree.of_kind("question", "england")]


def test_englands_questions_end_within_five_and_reach_every_stage(england):
    from django.conf import settings

    found = depths(england)
    ends = {reply.stage for question in england for reply in question.replies} - {""}
    stages = {path.stem for path in (settings.CONTENT_DIR / "england" / "stages").glob("*.md")}
    assert set(found) == {question.slug for question in england}
    assert max(found.values()) <= 5
    assert ends == stages


def test_england_starts_with_one_question_and_few_answers(england):
    assert first_of(england).title == "Is a court or the police involved with your child?"
    assert max(len(question.replies) for question in england) <= 7


def _problems(tmp_path, *questions):
    """What the content check says of these questions, beside one stage and its source."""
    from sosguide.publishing.documents.kinds import KINDS

    folder = tmp_path / "content" / "wales"
    for document, kind in [(source(), "source"), (stage(), "stage"), *((q, "question") for q in questions)]:
        place = folder / KINDS[kind].folder
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{document.slug}.md").write_text(write(document, KINDS[kind]))
    tree = read_tree(tmp_path / "content")
    return [f"{p.file.rpartition('/')[2]}: {p.message}" for p in tree.problems if "/questions/" in p.file]


def test_a_whole_tree_has_no_problem(tmp_path):
    assert _problems(tmp_path, question(replies=on("q-0002")), question("q-0002", first=False)) == []


@pytest.mark.parametrize(
    ("questions", "complaint"),
    [
        ([question(replies=on("q-0009"))], "no question `q-0009`"),
        ([question(replies=[{**STAGE, "stage": "nowhere"}])], "no stage `nowhere`"),
        ([question(replies=[{**STAGE, "why": ""}])], "says `why`"),
        ([question(replies=[{**STAGE, "to": "q-0001"}])], "not both"),
        ([question(replies=[])], "needs answers"),
        ([question("police-took-my-child")], "must tell nothing"),
        ([question(first=False)], "one question must be `first: true`; now 0 are"),
        ([question(), question("q-0002")], "now 2 are"),
        ([question(), question("q-0002", first=False)], "no answer that starts at the first question leads here"),
        ([question(replies=on("q-0002")), question("q-0002", first=False, replies=on("q-0001"))], "a circle"),
        ([question(), question("q-0002", first=False, replies=on("q-0002"))], "no answer that starts"),
        ([question(replies=on("q-0002", "q-0002")), question("q-0002", first=False)], "both lead here"),
        (
            [question(replies=on("q-0002")), *(question(f"q-000{i}", first=False, replies=on(f"q-000{i + 1}"))
              for i in range(2, 6)), question("q-0006", first=False)],
            "q-0006.md: this would be question 6",
        ),
    ],
)  # fmt: skip
def test_a_broken_tree_is_refused_with_what_to_do(tmp_path, questions, complaint):
    assert complaint in "\n".join(_problems(tmp_path, *questions))


@given(st.data())
def test_whatever_the_answers_lead_to_the_depths_are_found(data):
    """Circles, gaps and double ways too: each question that can be reached has the length of a shortest way to it."""
    slugs = [f"q-{i:04}" for i in range(6)]
    targets = {slug: data.draw(st.lists(st.sampled_from([*slugs, "q-9999"]), max_size=3)) for slug in slugs}
    tree = [question(slug, first=slug == slugs[0], replies=on(*targets[slug])) for slug in slugs]
    found = depths(tree)
    assert found[slugs[0]] == 1
    for slug in set(found) - {slugs[0]}:
        assert found[slug] == 1 + min(found[before] for before in found if slug in targets[before])
    assert {t for slug in found for t in targets[slug]} - {"q-9999"} <= set(found)


def test_a_question_is_the_same_after_its_file_and_its_working_copy(db, tmp_path):
    from sosguide.publishing.content.content_file import read

    document = question(hint="Look at the top.", replies=[*on("q-0002"), STAGE])
    path = tmp_path / "q-0001.md"
    path.write_text(write(document, QUESTION))
    assert read(path, kind=QUESTION, nation="wales", name="q").document == document
    assert working_copy(document).to_document() == document

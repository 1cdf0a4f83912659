"""What a nation's file says of its pages is held against them: one line of complaint, with what to do."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from sosguide.nations import Nation
from sosguide.nations.patterns import LOOKS
from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import kind_of
from tests import builders
from tests.stages import makers


def complaints(folder: Path, *stages: object, **changed: object) -> list[str]:
    """What the content check says of Wales with these stages, an organisation, and this in its file."""
    profile = yaml.safe_load((settings.CONTENT_DIR / "wales/nation.yaml").read_text("utf-8"))
    home = folder / "content/wales"
    home.mkdir(parents=True)
    (home / "nation.yaml").write_text(yaml.safe_dump(profile | changed, allow_unicode=True), "utf-8")
    helpers = (builders.source(), builders.role(), makers.organisation("helpers"))
    for document in (*helpers, *stages):
        path = home / kind_of(document).folder / f"{document.slug}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(document, kind_of(document)), "utf-8")
    return [str(problem) for problem in read_tree(folder / "content").problems]


def test_an_advice_line_that_is_no_organisation_of_the_nation_is_refused(tmp_path):
    assert complaints(tmp_path / "a", advice_line="helpers") == []
    (found,) = complaints(tmp_path / "b", advice_line="nobody")
    assert found == "content/wales/nation.yaml:1: `advice_line`: no organisation `nobody`"


@pytest.mark.parametrize("target", ["stages/nowhere", "nowhere/report", "report"])
def test_an_address_that_moved_to_nowhere_is_refused(tmp_path, target):
    report = builders.stage("report")
    assert complaints(tmp_path / "a", report, moved={"topics/old": "stages/report"}) == []
    (found,) = complaints(tmp_path / "b", report, moved={"topics/old": target})
    assert found == f"content/wales/nation.yaml:1: `moved.topics/old`: no page `{target}`"


@pytest.mark.parametrize("page", ["stage:nowhere", "nothing:report"])
def test_a_page_for_a_reader_that_is_not_there_is_refused(tmp_path, page):
    report = builders.stage("report")
    reader = {"title": "A mother", "says": "your say", "pages": ["stage:report"]}
    assert complaints(tmp_path / "a", report, readers=[reader]) == []
    (found,) = complaints(tmp_path / "b", report, readers=[reader, {**reader, "pages": [page]}])
    assert found == f"content/wales/nation.yaml:1: `readers.1`: no page `{page}`"


def test_a_fact_under_the_map_that_is_not_there_is_refused(tmp_path):
    assert complaints(tmp_path / "a", makers.fact(), on_the_map=["a-fact"]) == []
    (found,) = complaints(tmp_path / "b", makers.fact(), on_the_map=["gone"])
    assert found == "content/wales/nation.yaml:1: `on_the_map`: no fact `gone`"


def test_a_stage_that_the_nations_list_does_not_have_is_refused(tmp_path):
    (found,) = complaints(tmp_path, builders.stage("report"), builders.stage("section-20"))
    assert found == "content/wales/stages/section-20.md:1: `section-20` is not in `stages` of the nation's file"


def test_stages_in_another_order_than_the_nations_list_are_refused(tmp_path):
    first, second = builders.stage("early-help", order=2), builders.stage("report", order=1)
    (found,) = complaints(tmp_path / "a", first, second)
    assert "`order`: `early-help` comes after `report` here and before it in the nation's file" in found
    assert complaints(tmp_path / "b", builders.stage("early-help", order=1), builders.stage("report", order=2)) == []


def test_every_look_a_line_may_have_has_its_colour_and_every_line_has_one_of_them():
    css = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text("utf-8")
    assert {look for look in LOOKS if f".{look} {{ --line:" not in css} == set()
    assert {line.look for nation in Nation for line in nation.profile.lines} <= set(LOOKS)


def test_a_line_that_nothing_draws_is_refused(tmp_path):
    line = {"letter": "H", "name": "A line", "row": 9, "drop": 9}
    (found,) = complaints(tmp_path, lines=[line | {"slug": "help"}, line | {"slug": "hearing"}])
    assert "`lines.1`: value error, nothing is drawn as `hearing`: give `style`, one of help, protection" in found


def test_a_picture_that_names_a_fact_or_a_person_who_is_not_there_is_refused(tmp_path):
    def picture(role: str, fact: str) -> list[dict[str, object]]:
        group = {"name": "All", "people": [{"name": "Somebody", "role": role}]}
        return [{"slug": "a", "title": "A", "says": "Said.", "drawing": "room", "groups": [group], "facts": [fact]}]

    assert complaints(tmp_path / "a", makers.fact(), pictures=picture("a-person", "a-fact")) == []
    found = complaints(tmp_path / "b", makers.fact(), pictures=picture("nobody", "gone"))
    assert found == [
        "content/wales/nation.yaml:1: `pictures`: no fact `gone`, which `a` names",
        "content/wales/nation.yaml:1: `pictures`: no role `nobody`, which `a` names",
    ]

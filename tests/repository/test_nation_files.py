"""The nations' own files: what is wrong with one is said in one line, with file, line and key."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from sosguide import nations
from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree


def test_every_nation_has_a_file_without_a_complaint():
    profiles, complaints = nations.read_profiles(settings.CONTENT_DIR, Nation)
    assert complaints == []
    assert set(profiles) == set(Nation)


def test_the_first_nation_in_order_is_the_default():
    assert [nation.profile.order for nation in nations.in_order()] == [1, 2, 3, 4]
    assert nations.default() is nations.in_order()[0]


def test_a_short_number_of_a_list_is_fixed_for_ever():
    numbers = {nation: (nation.profile.number, *nation.profile.lists.values()) for nation in Nation}
    assert numbers == {
        Nation.ENGLAND: tuple(range(20, 35)),
        Nation.WALES: (*range(40, 50), 70),
        Nation.SCOTLAND: (*range(50, 60), 71),
        Nation.NORTHERN_IRELAND: (*range(60, 70), 72),
    }
    first = nations.default().profile.lists
    assert {name for nation in Nation for name in nation.profile.lists} == {*first}


def _broken(folder: Path, change) -> list[str]:
    """The complaints about Wales's file after `change` was made to what it says."""
    values = yaml.safe_load((settings.CONTENT_DIR / "wales/nation.yaml").read_text("utf-8"))
    change(values)
    path = folder / "content/wales/nation.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), "utf-8")
    return [str(problem) for problem in read_tree(folder / "content").problems]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda v: v.pop("bank_holidays"), "1: `bank_holidays` is missing; add it"),
        (lambda v: v.update(flag="dragon"), "`flag` is not a key of a nation's file; remove it or correct its name"),
        (lambda v: v["force"][0].update(colour="red"), "`force.0.colour` is not a key of a nation's file"),
        (lambda v: v["not_ready"]["turn_to"][0].update(says="  "), "`not_ready.turn_to.0.says`: string should"),
        (lambda v: v.update(order="two"), "2: `order`: input should be a valid integer; it is now 'two'"),
        (lambda v: v["lists"].update(help=470), "`lists.help`: input should be less than 100; it is now 470"),
        (lambda v: v["lists"].update(help=46), "number 46 is taken by wales"),
        (lambda v: v["lists"].pop("facts"), "`menu.8`: no list `facts` in `lists`"),
        (lambda v: v["lines"][0].pop("letter"), "`lines.0.letter` is missing; add it"),
        (lambda v: v["stages"].append("report"), "`stages.27`: `report` is there twice; keep one"),
        (lambda v: v["own_words"].append("("), "`own_words.6`: value error, not a regular expression"),
        (
            lambda v: v.update(pictures=[{"slug": "a", "title": "A", "says": "A.", "drawing": "room"}]),
            "`pictures.0`: value error, a room needs more people in `groups`",
        ),
        (
            lambda v: v.update(pictures=[{"slug": "a", "title": "In 26 weeks", "says": "A.", "drawing": "room"}]),
            "`pictures.0.title`: string should match",
        ),
        (lambda v: v["events"][1].update(day_one=True), "`events.1`: value error, `because` is missing"),
        (
            lambda v: v["not_ready"]["turn_to"][0].update(telephone="0800 1"),
            "{telephone} in `says` is where it is shown",
        ),
        (lambda v: v["not_ready"]["turn_to"][1].update(url="javascript:x"), "`not_ready.turn_to.1.url`: string should"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_key(tmp_path, change, complaint):
    found = _broken(tmp_path, change)
    assert len(found) == 1, found
    assert found[0].startswith("content/wales/nation.yaml:")
    assert complaint in found[0]


def test_a_file_that_is_no_yaml_is_refused_with_its_line(tmp_path):
    (tmp_path / "content/wales").mkdir(parents=True)
    (tmp_path / "content/wales/nation.yaml").write_text("name: Wales\norder: [1\n", "utf-8")
    (problem,) = read_tree(tmp_path / "content").problems
    assert str(problem).startswith("content/wales/nation.yaml:3: the file is not valid YAML")


def test_a_key_that_is_there_twice_is_refused(tmp_path):
    text = (settings.CONTENT_DIR / "wales/nation.yaml").read_text("utf-8")
    (tmp_path / "content/wales").mkdir(parents=True)
    (tmp_path / "content/wales/nation.yaml").write_text(f"{text}order: 2\n", "utf-8")
    assert "`order` appears twice; keep one" in str(read_tree(tmp_path / "content").problems[0])


@pytest.fixture
def elsewhere(tmp_path):
    """A folder for another set of files; afterwards the site's own are read again."""
    yield tmp_path
    nations.register_profiles(settings.CONTENT_DIR)


def test_a_missing_file_is_an_error_at_start(elsewhere):
    from django.core.checks import run_checks

    nations.register_profiles(elsewhere)
    found = [error.msg for error in run_checks() if error.id == "sosguide.E020"]
    assert found[0].endswith("england/nation.yaml:1: the file is missing; add it")
    assert len(found) == len(Nation)
    with pytest.raises(LookupError, match=r"content/wales/nation\.yaml is missing or wrong"):
        Nation.WALES.profile  # noqa: B018 - asking is what is refused

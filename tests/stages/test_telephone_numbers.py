"""A telephone number is written once, in its organisation's file: the check says file, line and whom to name."""

import re
from pathlib import Path

import pytest

from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import kind_of
from stages.checks.telephone_numbers import digits, numbers_in
from tests import builders
from tests.addresses import html, words
from tests.builders import publish
from tests.stages import makers

ADVICE = {"title": "Advice line", "telephone": "0808 801 0366"}
EMERGENCY = {"title": "Emergency", "telephone": "999", "mark": "WELL-KNOWN"}
TEXTS = {"title": "Texts", "telephone": "", "text": "SHOUT to 85258"}


def complaints(folder: Path, *documents: object, about: str = "number|seen") -> list[str]:
    """What the content check says of numbers in these documents, beside three organisations."""
    ours = [
        makers.organisation("advice", **ADVICE),
        makers.organisation("emergency", **EMERGENCY),
        makers.organisation("texts", **TEXTS),
    ]
    for document in (*ours, *documents):
        path = folder / "content/wales" / kind_of(document).folder / f"{document.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(document, kind_of(document)), "utf-8")
    found = map(str, read_tree(folder / "content").problems)
    return [line for line in found if re.search(about, line)]


@pytest.mark.parametrize("typed", ["0808 801 0366", "08088010366", "+44 808 801 0366", "0808-801-0366"])
def test_a_number_typed_into_a_page_is_refused_with_the_organisation_to_name(tmp_path, typed):
    (found,) = complaints(tmp_path, makers.topic(explained=f"First words.\n\nRing them on {typed} today."))
    where, _, what = found.partition(": ")
    text = (tmp_path / "content/wales/topics/a-topic.md").read_text("utf-8").splitlines()
    name, line = where.split(":")
    assert name == "content/wales/topics/a-topic.md"
    assert typed in text[int(line) - 1]
    assert what == f"the telephone number {typed} is typed here; write {{tel: advice}} and the page prints it"


@pytest.mark.parametrize("field", ["answer", "and_then", "explained", "today"])
def test_a_number_is_found_wherever_it_is_typed(tmp_path, field):
    assert len(complaints(tmp_path, makers.topic(**{field: "Ring 0808 801 0366."}))) == 1


def test_a_number_for_messages_is_found_too(tmp_path):
    (found,) = complaints(tmp_path, makers.topic(explained="You can text SHOUT to 85258 at night."))
    assert "write {tel: texts}" in found


def test_a_number_that_no_organisation_has_is_refused(tmp_path):
    (found,) = complaints(tmp_path, makers.topic(explained="Ring 0300 111 2222."))
    assert "0300 111 2222 is that of no organisation of this nation; give it a file in organisations/" in found


def test_a_number_that_everybody_knows_may_stand_in_the_words_where_an_organisation_has_it(tmp_path):
    assert complaints(tmp_path / "a", makers.topic(explained="In danger now? Ring 999.")) == []
    (found,) = complaints(tmp_path / "b", makers.topic(explained="You can ring NHS 111."))
    assert "111 is that of no organisation" in found


def test_a_number_that_everybody_knows_is_not_named_because_its_sentence_could_go(tmp_path):
    (found,) = complaints(tmp_path, makers.topic(explained="In danger? Ring {tel: emergency}."), about="would go")
    assert found.endswith("this sentence would go where `emergency` is not live; type 999")


def test_a_number_on_a_page_can_be_rung_and_that_for_messages_is_read(client, db):
    publish(makers.organisation("advice", **ADVICE))
    publish(makers.organisation("texts", **TEXTS))
    publish(makers.topic(answer="Ring {tel: advice}.", explained="Ring {tel: advice}. Or text {tel: texts}."))
    page = html(client.get("/wales/topics/a-topic/").content).find("body/main")
    assert [(a.get("href"), words(a)) for a in page.iter("a") if words(a) == "0808 801 0366"] == [
        ("tel:08088010366", "0808 801 0366")
    ]
    assert "Or text SHOUT to 85258." in words(page)
    assert words(page).count("Ring 0808 801 0366.") == 2


def test_a_page_that_names_the_organisation_is_not_refused(tmp_path):
    assert complaints(tmp_path, makers.topic(explained="Ring {tel: advice} on any day.")) == []


@pytest.mark.parametrize("missing", ["seen_at", "seen_on"])
def test_an_organisation_must_say_where_and_when_its_number_was_seen(tmp_path, missing):
    (found,) = complaints(tmp_path, makers.organisation("new", telephone="0300 111 2222", **{missing: None}))
    assert f"`{missing}` is missing; say on which page the number was seen, and on which day" in found


def test_a_number_nobody_vouches_for_is_refused(tmp_path):
    (found,) = complaints(tmp_path, makers.organisation("new", telephone="0300 111 2222", mark="UNSURE"))
    assert "a number that is UNSURE is never shown; leave it out" in found


def test_two_organisations_of_a_nation_with_one_number_are_refused(tmp_path):
    found = complaints(tmp_path, makers.organisation("zulu", telephone="0808 8010366"))
    assert found == ["content/wales/organisations/advice.md:10: 08088010366 is the number of `zulu` too"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring 0800 1111, or 116 123.", ["08001111", "116123"]),
        ("08000 28 22 33; 028 9504 9999", ["08000282233", "02895049999"]),
        ("the number is 0345 345\n4345", ["03453454345"]),
        ("tell the police on 101, or call 999, or NHS 111.", ["101", "999", "111"]),
        ("section 101, page 999.5, £999,000, form C110A, 2026-11-30, 0.25 of 1,110 and 16 weeks", []),
        ("in 2024 it rose to 83630 children; 101 words", []),
    ],
)
def test_what_is_a_number_in_a_text(text, numbers):
    assert [digits(number) for _, number in numbers_in(text)] == numbers


@pytest.mark.parametrize(
    ("someone", "complaint"),
    [
        ({"says": "Ring 0300 111 2222."}, "the number 0300 111 2222 is typed in `says`"),
        ({"says": "Ring {telephone}.", "telephone": "0300 111 2222"}, "no organisation has 0300 111 2222; say `seen_at`"),
        (
            {"says": "{telephone}", "telephone": "0808 801 0366", "seen_at": "https://x.example", "seen_on": "2026-01-01"},
            "`advice` says where this number was seen",
        ),
        ({"says": "Ring {telephone}.", "telephone": "0808 801 0366"}, ""),
        (
            {"says": "{telephone}", "telephone": "0300 111 2222", "seen_at": "https://x.example", "seen_on": "2026-01-01"},
            "",
        ),
    ],
)  # fmt: skip
def test_a_nation_without_a_guide_says_where_it_saw_its_numbers(tmp_path, someone, complaint):
    import yaml
    from django.conf import settings

    profile = yaml.safe_load((settings.CONTENT_DIR / "wales/nation.yaml").read_text("utf-8"))
    profile["not_ready"]["turn_to"] = [{"name": "Somebody", **someone}]
    home = tmp_path / "content/wales"
    home.mkdir(parents=True)
    (home / "nation.yaml").write_text(yaml.safe_dump(profile, allow_unicode=True), "utf-8")
    found = complaints(tmp_path)
    assert len(found) == bool(complaint)
    assert complaint in "".join(found)


def test_the_site_refuses_to_start_where_a_number_of_its_frame_has_no_file(settings, tmp_path):
    from stages.frame_numbers import frame_numbers_are_there

    assert frame_numbers_are_there() == []
    settings.CONTENT_DIR = tmp_path
    assert [error.id for error in frame_numbers_are_there()] == ["sosguide.E021"] * 4
    path = tmp_path / "wales/organisations/police-101.md"
    path.parent.mkdir(parents=True)
    number = makers.organisation("police-101", telephone="101", mark="UNSURE")
    path.write_text(write(number, kind_of(number)), "utf-8")
    settings.CONTENT_DIR = tmp_path / "."
    assert "has no number that somebody vouches for" in " ".join(error.msg for error in frame_numbers_are_there())


def test_a_stage_is_read_like_any_other_page(tmp_path):
    people = (builders.source(), builders.role())
    (found,) = complaints(tmp_path, *people, builders.stage("report", now="Ring 0808 801 0366."))
    assert "content/wales/stages/report.md" in found

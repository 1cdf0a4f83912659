"""The review page: what changed, word by word; the page as the public will get it; notes, sources, decisions."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from sosguide.publishing.content.content_file import read
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models import AuditEntry, Check, Edition, SentBack
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.site.live import path_of_page
from sosguide.staff.reviewing.diff import changes
from stages.documents import Fact, Stage
from tests import builders
from tests.addresses import html, words
from tests.servers import ROOT
from tests.staff.desks import decide, fields, told, type_into, work
from tests.stages import makers
from tests.stages.makers import question

STAGE = "/wales/stages/test-stage/"


def changed_rows(answer) -> dict[str, str]:
    """Each changed part with its words; what is only for a screen reader stands in them too."""
    table = next(t for t in html(answer.content).iter("table") if t.get("class") == "changes")
    return {words(row.find("th")): " ".join(words(row.find("td")).split()) for row in table.find("tbody")}


def main_of(body: bytes) -> str:
    return re.search(r"<main[^>]*>(.*)</main>", body.decode(), re.DOTALL)[1]


# What changed


def test_a_clock_changed_from_10_to_15_working_days_cannot_be_missed(mentor, editor):
    builders.publish(makers.fact())
    fact = WORKING_COPIES["fact"].objects.get()
    type_into(editor, fact, **{"clocks-0-length": "15"})
    answer = mentor.get(work(fact))
    rows = changed_rows(answer)
    assert list(rows) == ["clocks look twice"]
    assert "removed: 10 added: 15 · unit: working days" in rows["clocks look twice"]
    row = next(row for row in html(answer.content).iter("tr") if row.get("class") == "figure")
    assert words(row.find(".//del")) == "removed: 10"
    assert words(row.find(".//ins")) == "added: 15"


def stage(**values) -> Stage:
    """A stage with a number of its own: the number would be a changed figure too."""
    return builders.stage(number=1, **values)


def built(**clock) -> Fact:
    """A fact whose clock has these values."""
    return makers.fact(clock=clock)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (built(), built(unit="calendar days")),
        (built(), built(unit="weeks")),
        (built(), built(not_before=5)),
        (built(), built(in_force_from="2026-01-01")),
        (built(in_force_from="2026-01-01"), built()),
        (built(), makers.fact(clocks=[])),
        (makers.fact(figure="10"), makers.fact(figure="15")),
        (stage(force="you-can-say-no"), stage(force="without-you")),
        (stage(force="court-or-police"), stage(force="depends")),
        (stage(now="You have ten days."), stage(now="You have fifteen days.")),
        (stage(now="Ring 0808 801 0366."), stage(now="Ring 0808 801 0367.")),
        (builders.source(standing="in-force"), builders.source(standing="passed-not-in-force")),
        (builders.source(checked=None), builders.source(checked="2026-05-01", mark="VERIFIED")),
    ],
)
def test_a_changed_figure_is_flagged_whatever_its_form(before, after):
    rows = changes(before, after)
    assert rows
    assert any(row.figure for row in rows)


def test_a_changed_word_is_not_flagged():
    rows = changes(stage(now="A calm word."), stage(now="A kind word."))
    assert [row.figure for row in rows] == [False]


def test_a_paragraph_broken_into_other_lines_is_no_change_of_words(mentor, editor, live_page):
    type_into(editor, live_page, now="What is\nhappening\nnow.")
    assert changed_rows(mentor.get(work(live_page))) == {}


def test_added_and_removed_words_are_told_apart_without_colour(mentor, editor, live_page):
    type_into(editor, live_page, answer="The answer in one short sentence.")
    answer = mentor.get(work(live_page))
    assert changed_rows(answer) == {"answer": "The answer in one added: short sentence."}
    page = html(answer.content)
    assert [words(e) for e in page.iter("ins")] == ["added: short"]
    css = (ROOT / "static/staff/staff.css").read_text()
    assert 'ins::before { content: "+ "; }' in css
    assert 'del::before { content: "− "; }' in css


def test_a_new_page_has_nothing_to_compare_and_is_read_whole(mentor, page_that_waits):
    answer = told(mentor.get(work(page_that_waits)))
    assert "Nobody has read this page yet: all of it is new." in answer
    assert "Nothing of it is public yet." in answer


plain = some.text("ab 1\n", max_size=30).filter(str.strip)


@given(before=plain, after=plain)
def test_a_diff_loses_no_word_of_either_side(before, after):
    rows = changes(stage(answer=before), stage(answer=after))
    old = " ".join(p.text for row in rows for p in row.pieces if p.state != "added").split()
    new = " ".join(p.text for row in rows for p in row.pieces if p.state != "removed").split()
    assert set(before.split()) >= set(old)
    assert set(after.split()) >= set(new)
    if before.split() != after.split():
        assert any(piece.state != "same" for row in rows for piece in row.pieces)


# The page as the public will get it


@pytest.mark.parametrize("due", [None, "2020-01-01", "2099-01-01"])
@pytest.mark.parametrize("built", [builders.stage, builders.role, builders.term])
def test_the_preview_is_what_the_public_gets_after_approval_byte_for_byte(client, mentor, db, built, due):
    builders.publish(builders.source())
    for number in range(2):  # a first edition and a second
        page = builders.working_copy(built(number=90_600, title=f"Title {number}", check_due=due))
        preview = mentor.get(f"/admin/preview/wales/{page.kind}/{page.slug}/").content
        decide(mentor, page, "approve")
        public = client.get(path_of_page(*page.key)).content
        assert main_of(preview) == main_of(public)
        assert f"Title {number}" in main_of(public)


def test_the_review_shows_the_same_preview_in_a_frame_of_its_own(mentor, page_that_waits):
    preview = main_of(mentor.get("/admin/preview/wales/stage/test-stage/").content)
    assert preview in mentor.get(work(page_that_waits)).content.decode()


def test_a_question_is_seen_on_its_page_and_read_with_its_reasons(client, mentor, db):
    """Why an answer ends at a stage stands on another page than the question."""
    page = builders.working_copy(question(title="Did a letter come?"))
    shown = mentor.get(work(page)).content.decode()
    seen = main_of(mentor.get(f"/admin/preview/wales/question/{page.slug}/").content)
    assert "Did a letter come?" in seen
    assert seen in shown
    assert "why we think so: Because you said so." in shown
    decide(mentor, page, "approve")
    assert main_of(client.get(f"/wales/where-am-i/{page.slug}/").content) == seen


def test_a_preview_changes_nothing_that_the_public_sees(client, mentor, page_that_waits):
    mentor.get(work(page_that_waits))
    assert client.get(STAGE).status_code == 404
    assert b"test-stage" not in client.get("/wales/").content


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_of_page_can_be_reviewed(mentor, settings, kind):
    """The longest true page of the kind, with all its parts."""
    path = max(settings.CONTENT_DIR.glob(f"england/{kind.folder}/*.md"), key=lambda file: file.stat().st_size)
    page = builders.working_copy(read(path, kind=kind, nation="england", name=path.name).document)
    answer = mentor.get(work(page))
    assert answer.status_code == 200
    assert page.title in words(html(answer.content).find(".//h1"))
    assert fields(answer, "decide")["digest"] == page.digest


# Notes and sources


def test_notes_tell_what_a_machine_can_see(mentor, db):
    long = "This is a sentence that goes on and on and on and on and on and on and on and on and on and on and on."
    page = builders.working_copy(
        builders.stage(now=f"{long} Ask the CAFCASS officer. [A page](stage:not-there).", people=[{"role": "nobody"}])
    )
    said = told(mentor.get(work(page)))
    assert "1 sentence over 20 words" in said
    assert "A long sentence: “This is a sentence" in said
    assert "“CAFCASS” is not explained by a live glossary entry." in said
    assert "link to `stage:not-there`: no such page" in said
    assert "no role `nobody`" in said
    assert "no source `a-source`" in said
    assert "Reading age" in said


def test_a_trap_of_the_law_is_named(mentor, db):
    page = builders.working_copy(
        builders.stage(nation="england", now="Your child is put on the child protection register.")
    )
    assert "register" in " ".join(mentor.get(work(page)).context["review"].machine.about)


def test_a_word_that_is_live_is_explained(mentor, db):
    builders.publish(builders.term(linked=["CAFCASS"], sources=[]))
    page = builders.working_copy(builders.stage(now="Ask the CAFCASS officer."))
    assert "“CAFCASS” is not explained" not in told(mentor.get(work(page)))


def test_sources_stand_with_their_standing_and_when_each_was_confirmed(mentor, page_that_waits):
    said = told(mentor.get(work(page_that_waits)))
    assert "The Test Act 2000, section 1: law in force; not yet checked against the source." in said
    type(page_that_waits).objects.update(sources="a-source\nanother")
    assert "Another: this source is not live. Read it" in told(mentor.get(work(page_that_waits)))


# Decisions


def test_approval_sets_the_day_of_the_next_check_by_kind_and_it_can_be_changed(mentor, db):
    half_a_year = timezone.localdate() + timedelta(days=183)
    page = builders.working_copy(builders.stage(sources=[], check_due=None))
    assert fields(mentor.get(work(page)), "decide")["check_due"] == str(half_a_year)
    decide(mentor, page, "approve", check_due="2030-01-15")
    assert Edition.objects.get().check_due == date(2030, 1, 15)


@pytest.mark.parametrize("due", ["yesterday", str(date(2020, 1, 1)), "0001-01-01"])
def test_a_day_that_has_passed_or_is_none_is_refused_and_the_note_given_back(mentor, page_that_waits, due):
    answer = decide(mentor, page_that_waits, "approve", check_due=due, note="First edition.")
    assert "First edition." in told(answer)
    assert not Edition.objects.filter(kind="stage").exists()


def test_sending_back_and_withdrawing_need_a_reason(client, mentor, live_page, editor):
    assert "Say why it is withdrawn." in told(decide(mentor, live_page, "withdraw", note=" "))
    type_into(editor, live_page, answer="Other words.")
    assert "Say what should change." in told(decide(mentor, live_page, "send back"))
    assert not SentBack.objects.exists()
    assert client.get(STAGE).status_code == 200


def test_still_right_writes_a_check_and_no_edition_and_the_page_shows_it(client, mentor, live_page, set_today):
    later = timezone.localdate() + timedelta(days=40)
    set_today(later)
    due = later + timedelta(days=100)
    answer = decide(mentor, live_page, "still right", check_due=str(due))
    assert f"still right; next check by {due:%-d %B %Y}" in told(answer)
    check = Check.objects.get()
    assert (check.checked_by, check.checked_on, check.next_due) == (mentor.person, later, due)
    assert Edition.objects.filter(kind="stage").count() == 1
    page = words(html(client.get(STAGE).content))
    assert f"Checked by our accuracy mentor on {later:%-d %B %Y}." in page
    assert f"To be checked again by {due:%-d %B %Y}." in page


def test_a_live_page_that_did_not_change_offers_still_right_and_no_approval(mentor, live_page):
    buttons = [
        b.get("value") for b in html(mentor.get(work(live_page)).content).iter("button") if b.get("name") == "decision"
    ]
    assert buttons == ["still right", "withdraw"]


def test_the_next_page_follows_a_decision(mentor, page_that_waits):
    builders.working_copy(builders.role(title="A person who waits"))
    answer = decide(mentor, page_that_waits, "approve")
    assert "A person who waits" in words(html(answer.content).find(".//h1"))
    assert "2 of 3 pages are live" in told(answer)


# A source is confirmed once


def test_a_source_confirmed_once_shows_on_every_page_that_rests_on_it(client, mentor, db):
    source = builders.working_copy(builders.source())
    decide(mentor, source, "approve")
    for slug in ("one", "two"):
        builders.publish(builders.stage(slug))
    today = f"{timezone.localdate():%-d %B %Y}"
    for slug in ("one", "two"):
        assert "(law in force)" in words(html(client.get(f"/wales/stages/{slug}/").content))
    decide(mentor, source, "still right")  # on the day of its approval, too
    for slug in ("one", "two"):
        assert f"(law in force, checked {today})" in words(html(client.get(f"/wales/stages/{slug}/").content))
    assert Edition.objects.filter(kind="source").count() == 1


def test_a_source_can_be_approved_and_confirmed_at_once(client, mentor, page_that_waits):
    source = builders.working_copy(builders.source("another", title="Another Act"))
    decide(mentor, source, "approve and read", check_due="2099-01-01")
    assert Check.objects.get().next_due == date(2099, 1, 1)
    assert AuditEntry.objects.filter(action="confirmed").count() == 1


def test_only_a_source_is_read_at_its_source(mentor, page_that_waits):
    decide(mentor, page_that_waits, "approve and read")
    assert not Check.objects.exists()


def test_a_confirmation_lasts_until_the_source_s_own_day(client, mentor, live_page, set_today):
    source = WORKING_COPIES["source"].objects.get()
    due = timezone.localdate() + timedelta(days=30)
    decide(mentor, source, "still right", check_due=str(due))
    assert "due to be read again" not in words(html(client.get(STAGE).content))
    set_today(due + timedelta(1))
    assert "due to be read again" in words(html(client.get(STAGE).content))
    assert "due to be read again" in told(mentor.get(work(live_page)))


# Many short entries on one page


@pytest.fixture
def many_words(db) -> list:
    """22 words that wait."""
    return [
        builders.working_copy(builders.term(f"w{n:02}", title=f"Word {n:02}", linked=[f"word {n:02}"], sources=[]))
        for n in range(22)
    ]


BATCH = "/admin/batch/term/"


def test_twenty_short_entries_are_read_whole_and_decided_one_by_one(client, mentor, many_words):
    opened = mentor.get(BATCH)
    entries = [e for e in html(opened.content).iter("fieldset") if e.get("class") == "entry"]
    assert len(entries) == 20
    assert all("What the word means." in words(entry) for entry in entries)
    assert "2 more after it" in told(opened)
    sent = fields(opened, "batch") | {"entry": [f"wales/w{n:02}" for n in range(20)]}
    sent |= {"decision-wales/w00": "approve", "decision-wales/w01": "send back", "note-wales/w01": "Shorter."}
    sent |= {"decision-wales/w02": "approve", "note-wales/w02": "First."}
    answer = mentor.post(BATCH, sent, follow=True)
    assert "3 decided." in told(answer)
    assert {e.slug: (e.edition, e.note) for e in Edition.objects.all()} == {"w00": (1, ""), "w02": (1, "First.")}
    assert SentBack.objects.get().note == "Shorter."
    assert client.get("/wales/glossary/w00/").status_code == 200
    assert client.get("/wales/glossary/w03/").status_code == 404
    assert "2 of 22 are live." in told(answer)


def test_no_more_than_twenty_are_decided_at_once(mentor, many_words):
    sent = {"entry": [f"wales/{page.slug}" for page in many_words]}
    for page in many_words:
        sent |= {f"decision-wales/{page.slug}": "approve", f"digest-wales/{page.slug}": page.digest}
    mentor.post(BATCH, sent)
    assert Edition.objects.count() == 20


def test_one_refused_entry_does_not_stop_the_others(mentor, many_words):
    sent = {"entry": ["wales/w00", "wales/w01", "wales/no-such", "nonsense"]}
    sent |= {"decision-wales/w00": "send back", "digest-wales/w00": many_words[0].digest}
    sent |= {"decision-wales/w01": "approve", "digest-wales/w01": many_words[1].digest}
    sent |= {"decision-wales/no-such": "approve", "decision-nonsense": "approve"}
    answer = mentor.post(BATCH, sent, follow=True)
    assert "Word 00: Say what should change." in told(answer)
    assert Edition.objects.get().slug == "w01"


def test_what_changed_stands_beside_the_whole_entry(mentor, db):
    builders.publish(builders.term(sources=[], number=90_800))
    builders.working_copy(builders.term(sources=[], number=90_800, short="What the word now means."))
    entry = words(next(html(mentor.get(BATCH).content).iter("fieldset")))
    assert "What changed since edition 1" in entry
    assert "What the word added: now means." in entry
    assert "All that it says" in entry


def test_long_pages_are_not_reviewed_in_bulk(mentor, db):
    assert mentor.get("/admin/batch/stage/").status_code == 404
    assert mentor.get("/admin/batch/nonsense/").status_code == 404


def test_sources_can_be_confirmed_in_bulk(mentor, db):
    source = builders.working_copy(builders.source())
    key = "wales/a-source"
    opened = mentor.get("/admin/batch/source/")
    assert source.url in [a.get("href") for a in html(opened.content).iter("a")]
    sent = fields(opened, "batch") | {f"decision-{key}": "approve and read"}
    mentor.post("/admin/batch/source/", sent)
    assert Check.objects.count() == Edition.objects.count() == 1


def test_a_note_is_at_most_300_characters_for_the_database_too(mentor, page_that_waits):
    answer = decide(mentor, page_that_waits, "approve", note="x" * 301)
    assert "at most 300 characters" in told(answer)
    edition = Edition(note="x" * 301)
    with pytest.raises(ValidationError):
        edition.clean_fields(exclude=[f.name for f in Edition._meta.fields if f.name != "note"])

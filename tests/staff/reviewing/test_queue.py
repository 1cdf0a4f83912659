"""The queue: everything that waits, for each reason there is, oldest first, and how far the guide is."""

from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest
from django.utils import timezone

from glossary.models import Term
from sosguide.publishing.models import Edition, LoadedFile, Report, Source
from sosguide.publishing.workflow import erase, withdraw
from stages.models import Stage
from tests import builders
from tests.addresses import html, words
from tests.publishing.shape.broken_edition import unreadable
from tests.staff.desks import decide, desk, opened, told, type_into, work

QUEUE = "/admin/queue/"


def waiting(at, **asked: str) -> list[tuple[str, str]]:
    """Title and reason of each row of the queue, from the top."""
    page = html(at.get(QUEUE, asked).content)
    tables = [table for table in page.iter("table") if table.get("class") == "waiting"]
    rows = [row for table in tables for row in table.find("tbody")]
    return [(words(row.find("th")), words(row.findall("td")[1])) for row in rows]


def row_of(page: Element, start: str) -> str:
    return next(" ".join(map(words, row)) for row in page.iter("tr") if words(row[0]) == start)


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days)


# Why a page waits


def test_a_new_page_waits(mentor, page_that_waits):
    assert waiting(mentor) == [("A stage of the test", "nobody has read it yet")]


def test_a_live_page_does_not_wait(mentor, live_page):
    assert waiting(mentor) == []


def test_a_page_changed_since_its_edition_waits(mentor, editor, live_page):
    type_into(editor, live_page, answer="Other words.")
    assert waiting(mentor) == [("A stage of the test", "changed since it was approved")]


def test_so_does_one_of_which_only_a_row_inside_changed(mentor, editor, live_page):
    type_into(editor, live_page, **{"requests-0-what": "Two visits"})
    assert waiting(mentor) == [("A stage of the test", "changed since it was approved")]


def test_a_change_taken_back_no_longer_waits(mentor, editor, live_page):
    type_into(editor, live_page, answer="Other words.")
    type_into(editor, live_page, answer="The answer in one sentence.")
    assert waiting(mentor) == []


def test_a_page_for_which_a_file_proposes_words_waits(mentor, live_page):
    proposal = builders.stage(number=90_500, answer="From a file.").payload()
    key = dict(zip(("kind", "nation", "slug"), live_page.key, strict=True))
    LoadedFile.objects.create(**key, payload="{}", proposal=proposal, proposed_on=days_ago(3))
    assert waiting(mentor) == [("A stage of the test", "a file proposes new words")]


def test_a_page_sent_back_waits_for_its_editors_and_once_answered_for_the_mentor(mentor, editor, page_that_waits):
    decide(mentor, page_that_waits, "send back", note="Say who decides.")
    assert waiting(mentor) == []
    assert "Waiting for their editors A stage of the test (Stage, sent back on" in told(mentor.get(QUEUE))
    assert "Waiting for you to correct A stage of the test (Stage, sent back on" in told(editor.get(QUEUE))
    assert "Say who decides." in told(editor.get(work(page_that_waits)))
    type_into(editor, page_that_waits, answer="The council decides.")
    assert waiting(mentor) == [("A stage of the test", "sent back, and answered")]
    assert "Answered. The note was: Say who decides." in told(mentor.get(work(page_that_waits)))
    decide(mentor, page_that_waits, "approve")
    type_into(editor, page_that_waits, answer="The panel decides.")
    assert waiting(mentor) == [("A stage of the test", "changed since it was approved")]


def test_a_page_overdue_for_its_check_waits_until_it_is_confirmed(mentor, live_page, set_today):
    due = Edition.objects.get(kind="stage").check_due
    set_today(due)
    assert ("A stage of the test", "due to be checked again") not in waiting(mentor)
    set_today(due + timedelta(1))
    assert ("A stage of the test", "due to be checked again") in waiting(mentor)
    decide(mentor, live_page, "still right", check_due=str(due + timedelta(200)))
    assert ("A stage of the test", "due to be checked again") not in waiting(mentor)


def report(path: str, **values) -> Report:
    """What a reader sent."""
    return Report.objects.create(path=path, fault="number", month=days_ago(40).replace(day=1), **values)


def test_a_page_that_a_reader_reported_waits_until_the_report_is_closed(mentor, live_page):
    about = report("/wales/stages/test-stage/")
    assert waiting(mentor) == [("A stage of the test", "reported by a reader")]
    review = mentor.get(work(live_page))
    assert "A number or address is wrong" in told(review)
    mentor.post(f"/admin/reports/{about.pk}/close/")
    assert waiting(mentor) == []
    assert "A number or address is wrong" not in told(mentor.get(work(live_page)))


def test_a_report_stands_beside_another_reason_and_brings_back_what_was_sent_back(mentor, editor, page_that_waits):
    report("/wales/stages/test-stage/")
    assert waiting(mentor) == [("A stage of the test", "nobody has read it yet; reported by a reader")]
    decide(mentor, page_that_waits, "send back", note="Mend it.")
    assert waiting(mentor) == [("A stage of the test", "reported by a reader")]


def test_a_report_on_another_page_or_on_none_of_ours_does_not_count_here(mentor, live_page):
    report("/wales/stages/another/")
    report("/about/")
    assert waiting(mentor) == []
    assert "All readers’ reports (2)" in told(mentor.get(QUEUE))
    assert "/about/" in told(mentor.get("/admin/reports/"))
    source = Source.objects.get()
    assert "A number or address is wrong" not in told(mentor.get(work(source)))  # it has no page of its own


@pytest.mark.parametrize("how", ["unreadable", "erased before a change of shape"])
def test_a_page_withdrawn_that_nobody_can_read_waits_for_its_editors_until_somebody_writes(
    mentor, editor, live_page, how
):
    Stage.objects.update(changed_on=days_ago(3))
    edition, by = Edition.objects.get(kind="stage"), builders.person()
    withdraw(edition=edition, by=by, reason="Wrong.")
    if how == "unreadable":
        unreadable(edition)
    else:
        erase(edition=edition, by=by, reason="A court said so.")
        Stage.objects.update(digest="0" * 64)  # as `migrate` brings it to today's shape
    assert waiting(mentor) == []
    assert "A stage of the test (Stage, withdrawn on" in told(editor.get(QUEUE))
    type_into(editor, live_page, answer="Other words.")
    assert waiting(mentor) == [("A stage of the test", "withdrawn, and rewritten")]


def test_a_page_withdrawn_waits_for_its_editors_until_it_is_written_again(mentor, editor, live_page):
    decide(mentor, live_page, "withdraw", note="Out of date.")
    assert waiting(mentor) == []
    assert "A stage of the test (Stage, withdrawn on" in told(editor.get(QUEUE))
    type_into(editor, live_page, answer="Up to date.")
    assert waiting(mentor) == [("A stage of the test", "withdrawn, and rewritten")]
    decide(mentor, live_page, "approve")
    type_into(editor, live_page, answer="Newer still.")
    assert waiting(mentor) == [("A stage of the test", "changed since it was approved")]


# Order, filters, counts


def test_the_oldest_wait_stands_first(mentor, db):
    for slug, days in (("one", 1), ("three", 3), ("two", 2)):
        page = builders.working_copy(builders.stage(slug, title=slug, sources=[]))
        Stage.objects.filter(pk=page.pk).update(changed_on=days_ago(days))
    assert [title for title, _ in waiting(mentor)] == ["three", "two", "one"]


def test_of_one_day_what_is_live_comes_first_then_whole_pages_then_short_ones(mentor, editor, db):
    builders.working_copy(builders.source(title="source"))
    builders.working_copy(builders.term(title="term"))
    builders.working_copy(builders.stage("second", title="second", order=2))
    builders.working_copy(builders.stage("first", title="first", order=1))
    builders.publish(builders.role(title="person", number=90_700))
    builders.working_copy(builders.role(title="person", number=90_700, answer="Changed."))
    assert [title for title, _ in waiting(mentor)] == ["person", "first", "second", "source", "term"]


@pytest.fixture
def three_kinds(db) -> None:
    """Two stages and a word that wait, one source that is live."""
    builders.publish(builders.source())
    for document in (builders.stage("one", title="one"), builders.stage("two", title="two", nation="scotland")):
        builders.working_copy(document)
    builders.working_copy(builders.term(title="word"))


def test_filters_by_nation_kind_and_reason(mentor, three_kinds):
    builders.working_copy(builders.source(title="changed"))
    assert [title for title, _ in waiting(mentor, nation="scotland")] == ["two"]
    assert [title for title, _ in waiting(mentor, kind="term")] == ["word"]
    assert [title for title, _ in waiting(mentor, why="changed")] == ["changed"]
    assert [title for title, _ in waiting(mentor, kind="stage", nation="wales", why="new")] == ["one"]
    assert waiting(mentor, kind="stage", why="overdue") == []
    assert len(waiting(mentor)) == 4


@pytest.mark.parametrize(
    "asked", [{"kind": "nonsense"}, {"nation": "'--"}, {"why": "<b>"}, {"page": "x"}, {"page": "99"}]
)
def test_a_filter_that_makes_no_sense_is_no_fault(mentor, three_kinds, asked):
    answer = mentor.get(QUEUE, asked)
    assert answer.status_code == 200
    assert b'<b>"' not in answer.content


def test_counts_tell_by_kind_what_waits_and_what_is_live(mentor, three_kinds):
    page = html(mentor.get(QUEUE).content)
    assert row_of(page, "Every kind") == "Every kind 3 1 of 4 "
    assert row_of(page, "Stages") == "Stages 2 0 of 2 "
    assert row_of(page, "Sources") == "Sources 0 1 of 1 "
    assert row_of(page, "Terms") == "Terms 1 0 of 1 20 terms on one page"
    assert "Nobody has read it yet (3)" in words(page)
    assert page.find(".//progress").get("value") == "1"


def test_counts_stay_whole_while_a_filter_is_on(mentor, three_kinds):
    assert row_of(html(mentor.get(QUEUE, {"kind": "term"}).content), "Stages") == "Stages 2 0 of 2 "


def test_each_row_says_how_much_reading_it_is(mentor, three_kinds):
    Term.objects.update(words=650)
    page = html(mentor.get(QUEUE, {"kind": "term"}).content)
    assert "650 words, 3 min" in words(page)
    assert "1 waits, about 3 minutes of reading" in words(page)


def test_the_way_from_a_filtered_queue_stays_within_it(mentor, three_kinds):
    page = html(mentor.get(QUEUE, {"kind": "stage"}).content)
    link = next(a.get("href") for a in page.iter("a") if words(a) == "one")
    assert link == "/admin/review/wales/stage/one/?kind=stage"
    action = next(f.get("action") for f in html(mentor.get(link).content).iter("form") if f.get("id") == "decide")
    digest = Stage.objects.get(slug="one").digest
    answer = mentor.post(action, {"decision": "send back", "digest": digest, "note": "Shorter."})
    assert answer["Location"] == "/admin/review/scotland/stage/two/?kind=stage"
    digest = Stage.objects.get(slug="two").digest
    there = answer["Location"].replace("/?", "/decide/?")
    answer = mentor.post(there, {"decision": "send back", "digest": digest, "note": "Shorter."})
    assert answer["Location"] == "/admin/queue/?kind=stage"


def test_a_long_queue_has_pages(mentor, db):
    for number in range(53):
        builders.working_copy(builders.source(f"s{number}", title=f"Source {number:02}"))
    first, second = waiting(mentor, kind="source"), waiting(mentor, kind="source", page="2")
    assert (len(first), len(second)) == (50, 3)
    assert set(first).isdisjoint(second)


# Empty states, and who sees what


def test_an_empty_queue_says_so_kindly(mentor, live_page):
    assert "Nothing is waiting for you." in told(mentor.get(QUEUE))
    assert "Thank you." in told(mentor.get(QUEUE))


def test_an_empty_filter_offers_the_way_back(mentor, three_kinds):
    assert "None of these is waiting. See everything that is waiting" in told(mentor.get(QUEUE, {"kind": "role"}))


def test_a_guide_without_any_page_says_what_to_do(mentor):
    assert "There is no page yet. Load the content files" in told(mentor.get(QUEUE))


def test_the_queue_is_the_first_page_that_a_mentor_sees(mentor, editor, administrator):
    assert mentor.get("/admin/")["Location"] == QUEUE
    assert editor.get("/admin/").status_code == administrator.get("/admin/").status_code == 200
    assert mentor.get("/admin/?all").status_code == 200


def test_an_editor_reads_the_queue_and_cannot_decide(editor, page_that_waits):
    assert waiting(editor) == [("A stage of the test", "nobody has read it yet")]
    assert "A mentor decides." in told(editor.get(work(page_that_waits)))
    assert opened(editor, page_that_waits)


def test_queries_do_not_grow_with_what_waits(mentor, db, django_assert_num_queries):
    def fill(numbers: range) -> None:
        for number in numbers:
            builders.publish(builders.source(f"live{number}"))
            builders.working_copy(builders.source(f"s{number}"))
            builders.working_copy(builders.stage(f"t{number}", sources=[]))
            report(f"/wales/stages/t{number}/")

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fill(range(1))
    mentor.get(QUEUE)
    with CaptureQueriesContext(connection) as one:
        mentor.get(QUEUE)
    few = len(one)
    fill(range(1, 13))
    mentor.get(QUEUE)  # as above: a worker reads what is live once, and then remembers it
    with django_assert_num_queries(few):
        mentor.get(QUEUE)


def test_a_page_that_is_not_whole_breaks_neither_queue_nor_batch(mentor, db):
    builders.working_copy(builders.source("whole", title="Whole"))
    builders.working_copy(builders.source("broken", title="Broken"))
    Source.objects.filter(slug="broken").update(url="", standing="")
    assert {title for title, _ in waiting(mentor)} == {"Whole", "Broken"}
    batch = mentor.get("/admin/batch/source/")
    assert "Broken is not whole yet." in told(batch)
    assert [fieldset for fieldset in html(batch.content).iter("fieldset") if "Broken" in words(fieldset)] == []


def test_a_password_alone_shows_nothing_of_the_queue(page_that_waits):
    answer = desk(builders.person("mentor"), verified=False).get(QUEUE)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/")

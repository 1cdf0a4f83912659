"""What readers see at this moment: exactly what was approved, gone at the next request, and at a constant price."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sosguide.publishing.models import ContentVersion
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.site import live as live_index
from sosguide.publishing.workflow import confirm, withdraw
from tests import builders
from tests.builders import person, publish, working_copy

pytestmark = pytest.mark.django_db
STAGE, OTHER, TERM, ROLE = (
    f"/wales/{path}/" for path in ("stages/test-stage", "stages/other-stage", "glossary/test-word", "people/a-person")
)
SURFACES = ("/", "/wales/", STAGE, OTHER, "/wales/glossary/", TERM, "/wales/people/", ROLE, "/sitemap.xml", "/p/901/")


WARM = dict.fromkeys(SURFACES, 1) | {"/p/901/": 2}  # a quiet address asks what is behind its number first


@pytest.fixture
def guide(db) -> dict:
    """A small guide in which every page leads to every other."""
    words = "A test word, and [the other stage](stage:other-stage), and [a person](role:a-person)."
    step = {"when": "It gets worse", "way": "up", "to": "other-stage"}
    return {
        "source": publish(builders.source()),
        "role": publish(builders.role(does=words)),
        "term": publish(builders.term(page="stage:other-stage", more=words)),
        "stage": publish(builders.stage(number=901, now=words, next_steps=[step])),
        "other": publish(builders.stage("other-stage", title="The other stage", number=902)),
    }


def seen(client, path: str) -> str:
    """What a reader gets at an address; an address where nothing is says its status."""
    response = client.get(path)
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def queries(client, path: str, *, cold: bool = False) -> int:
    """How often one request asks the database; a cold worker has just started."""
    if cold:
        live_index.forget()
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)


@pytest.mark.parametrize("path", SURFACES)
def test_a_warm_worker_asks_one_question_for_a_page(client, guide, path):
    assert queries(client, path, cold=True) > 1
    assert queries(client, path) == WARM[path]
    assert queries(client, path) == WARM[path]


def test_the_database_is_asked_as_often_with_fifty_stages_as_with_two(client, guide):
    few = {path: queries(client, path, cold=True) for path in SURFACES}
    for number in range(50):
        steps = [{"when": "It goes on", "way": "up", "to": f"stage-{number + 1}"}]
        publish(builders.stage(f"stage-{number}", next_steps=steps))
        publish(builders.term(f"word-{number}", linked=[f"word {number}"]))
    for path in SURFACES:
        assert (queries(client, path, cold=True), queries(client, path)) == (few[path], WARM[path])


def test_the_desk_asks_as_often_with_fifty_unread_stages_as_with_two(client, guide, settings):
    settings.SHOW_UNCHECKED = True
    few = queries(client, "/wales/", cold=True)
    for number in range(50):
        working_copy(builders.stage(f"stage-{number}"))
    assert (queries(client, "/wales/", cold=True), queries(client, "/wales/")) == (few, 1)


def test_a_changed_working_copy_changes_nothing_public(client, guide):
    before = {path: seen(client, path) for path in SURFACES}
    assert "200" not in before.values()
    working_copy(builders.stage(number=901, title="Changed", answer="Changed.", next_steps=[], check_due="2020-01-01"))
    working_copy(builders.term(title="Changed", short="Changed.", linked=["person"]))
    working_copy(builders.source(title="Changed", checked="2026-01-01"))
    WORKING_COPIES["stage"].objects.filter(slug="other-stage").delete()
    live_index.forget()
    assert {path: seen(client, path) for path in SURFACES} == before


def test_a_page_that_nobody_approved_is_on_no_surface(client, guide):
    before = {path: seen(client, path) for path in SURFACES}
    working_copy(
        builders.stage("unread", title="Unread words", next_steps=[{"when": "x", "way": "up", "to": "test-stage"}])
    )
    working_copy(builders.role("unread", title="Unread words"))
    working_copy(builders.term("unread", title="Unread words", linked=["person"]))
    assert {path: seen(client, path) for path in SURFACES} == before
    for address in ("stages", "people", "glossary"):
        assert seen(client, f"/wales/{address}/unread/") == "404"


def test_an_approval_is_seen_at_the_next_request(client, guide):
    assert "The answer in one sentence." in seen(client, STAGE)
    publish(builders.stage(number=901, title="Another title", answer="Another answer."))
    assert "Another answer." in seen(client, STAGE)
    assert "Another answer." in seen(client, "/p/901/")
    assert "Another title" in seen(client, "/wales/")


def test_a_withdrawn_stage_is_gone_from_every_surface_at_the_next_request(client, guide):
    for path in ("/wales/", STAGE, TERM, ROLE, "/sitemap.xml"):
        assert OTHER in seen(client, path)
    withdraw(edition=guide["other"], by=person(), reason="Wrong.")
    assert (seen(client, OTHER), seen(client, "/p/902/")) == ("410", "404")
    for path in SURFACES:
        assert OTHER not in seen(client, path)
    assert "other stage (not ready yet)" in _plain(seen(client, STAGE)).lower()
    assert "and the other stage, and" in _plain(seen(client, STAGE))
    assert "Not ready yet: other stage." in _plain(seen(client, "/wales/"))


def test_a_withdrawn_word_is_no_longer_linked_at_the_next_request(client, guide):
    assert f'href="{TERM}"' in seen(client, STAGE)
    assert 'popovertarget="w-test-word"' in seen(client, STAGE)
    withdraw(edition=guide["term"], by=person(), reason="Wrong.")
    for path in SURFACES:
        assert "test-word" not in seen(client, path)
    assert seen(client, TERM) == "410"
    assert "A test word, and" in _plain(seen(client, STAGE))


def test_a_withdrawn_person_and_source_are_plain_words_at_the_next_request(client, guide):
    assert "Test Act 2000" in seen(client, STAGE)
    withdraw(edition=guide["role"], by=person(), reason="Wrong.")
    withdraw(edition=guide["source"], by=person(), reason="Wrong.")
    page = re.sub(r"\s*(</?li>)\s*", r"\1", seen(client, STAGE))
    assert ROLE not in page
    assert "legislation.gov.uk" not in page
    assert "<li>A person</li>" in page
    assert "<li>A source</li>" in page


def test_a_reader_who_has_the_old_page_is_told_that_it_changed(client, guide):
    first = client.get(STAGE)
    tag = first["ETag"]
    assert first["Cache-Control"] == "no-cache"
    assert client.get(STAGE, headers={"If-None-Match": tag}).status_code == 304
    publish(builders.stage(number=901, answer="Another answer."))
    assert client.get(STAGE, headers={"If-None-Match": tag}).status_code == 200
    withdraw(edition=live_edition("test-stage"), by=person(), reason="Wrong.")
    gone = client.get(STAGE, headers={"If-None-Match": tag})
    assert (gone.status_code, gone["Cache-Control"], gone["X-Robots-Tag"]) == (410, "no-store", "noindex")


def live_edition(slug: str):
    """The live edition of a stage."""
    from sosguide.publishing.models import Edition

    return Edition.objects.live().get(kind="stage", slug=slug)


def test_a_withdrawal_is_seen_even_where_the_count_of_changes_was_lost(client, guide):
    assert "The answer in one sentence." in seen(client, STAGE)
    ContentVersion.objects.all().delete()
    assert "The answer in one sentence." in seen(client, STAGE)
    withdraw(edition=guide["stage"], by=person(), reason="Wrong.")
    assert seen(client, STAGE) == "410"


def test_unread_pages_are_shown_only_in_development_and_say_so(client, settings):
    working_copy(builders.stage(number=901))
    assert seen(client, STAGE) == "404"
    settings.SHOW_UNCHECKED = True
    page = client.get(STAGE)
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex"
    assert "Not yet checked by our accuracy mentor" in page.content.decode()
    assert "Not yet checked by our accuracy mentor" in seen(client, "/wales/")
    assert STAGE not in seen(client, "/sitemap.xml")
    settings.SHOW_UNCHECKED = False
    assert seen(client, STAGE) == "404"


def test_in_development_too_an_approved_page_shows_what_was_approved(client, guide, settings):
    settings.SHOW_UNCHECKED = True
    working_copy(builders.stage(number=901, answer="Not read by anybody."))
    assert "Not read by anybody." not in seen(client, STAGE)
    assert "Not yet checked by our accuracy mentor" not in seen(client, STAGE)


def test_in_development_a_page_that_is_half_finished_stops_no_other(client, settings):
    settings.SHOW_UNCHECKED = True
    working_copy(builders.stage(number=901))
    working_copy(builders.stage("half-finished"))
    WORKING_COPIES["stage"].objects.filter(slug="half-finished").update(answer="")
    assert "The answer in one sentence." in seen(client, STAGE)
    assert seen(client, "/wales/stages/half-finished/") == "404"


def test_a_page_becomes_overdue_by_itself_and_is_not_once_it_was_confirmed(client, set_today):
    soon = timezone.localdate() + timedelta(days=30)
    edition = publish(builders.stage(number=901, check_due=soon.isoformat()))
    assert "overdue" not in seen(client, STAGE)
    set_today(soon)
    assert "overdue" not in seen(client, STAGE)
    set_today(soon + timedelta(days=1))
    assert "This page is overdue for a check" in seen(client, STAGE)
    confirm(edition=edition, by=person(), next_due=soon + timedelta(days=90))
    assert "overdue" not in seen(client, STAGE)


def _plain(page: str) -> str:
    """A page as text, spaces made even."""
    return " ".join(re.sub(r"<[^>]*>", "", page).split())

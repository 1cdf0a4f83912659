"""Nothing reaches the public but by a mentor's approval of what that mentor read."""

import pytest
from django.contrib import admin

from sosguide.publishing.models import AuditEntry, Edition, LoadedFile, Publication
from sosguide.publishing.models.working_copy import WORKING_COPIES
from stages.models import Stage
from tests import builders
from tests.staff.desks import decide, desk, edit, fields, opened, told, type_into, work

STAGE = "/wales/stages/test-stage/"
NEW = "Words that nobody has approved."
STRANGERS = ["anonymous", "unverified", "editor", "administrator", "superuser"]


def sit_down(who: str):
    """A desk of each sort of person who may not approve."""
    people = {
        "editor": lambda: desk(builders.person("editor", "Editor")),
        "administrator": lambda: desk(builders.person("admin", "Administrator")),
        "superuser": lambda: desk(builders.person("root", "", is_superuser=True)),
        "unverified": lambda: desk(builders.person("mentor"), verified=False),
        "anonymous": desk,
    }
    return people[who]()


def is_public(client, words: str = NEW) -> bool:
    return words in client.get(STAGE).content.decode()


def test_a_mentor_approves_what_they_read(client, mentor, page_that_waits):
    answer = decide(mentor, page_that_waits, "approve")
    assert "live as edition 1" in told(answer)
    assert client.get(STAGE).status_code == 200


@pytest.mark.parametrize("who", ["editor", "mentor"])
def test_saving_in_the_editor_publishes_nothing(client, live_page, who):
    at = desk(builders.person(who, who.capitalize()))
    typed = opened(at, live_page) | {"answer": NEW}
    forged = {"_approve": "1", "status": "approved", "publication": "1", "edition": "2", "approved_by": at.person.pk}
    assert at.post(edit(live_page), typed | forged).status_code == 302
    live_page.refresh_from_db()
    assert live_page.answer == NEW
    assert Edition.objects.filter(kind="stage").count() == 1
    assert not is_public(client)


@pytest.mark.parametrize("who", ["editor", "mentor"])
def test_adding_a_page_publishes_nothing(client, page_that_waits, who):
    at = desk(builders.person(who, who.capitalize()))
    typed = opened(at, page_that_waits)
    typed |= {"slug": "another", "number": "99001", "_approve": "1"}
    typed |= {name: "0" for name in typed if name.endswith(("TOTAL_FORMS", "INITIAL_FORMS"))}
    assert at.post("/admin/stages/stage/add/", typed).status_code == 302
    assert Stage.objects.filter(slug="another").exists()
    assert client.get("/wales/stages/another/").status_code == 404
    assert Edition.objects.filter(kind="stage").count() == 0


@pytest.mark.parametrize("action", ["approve", "publish", "delete_selected"])
def test_no_action_on_a_list_does_anything(client, mentor, live_page, action):
    ticked = {"action": action, "_selected_action": [live_page.pk], "post": "yes", "index": "0"}
    listed = {"_save": "Save", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": live_page.pk}
    for sent in (ticked, listed | {"form-0-title": NEW, "form-0-answer": NEW}):
        mentor.post("/admin/stages/stage/", sent)
        live_page.refresh_from_db()
        assert live_page.title == "A stage of the test"
        assert client.get(STAGE).status_code == 200


def test_a_page_that_was_ever_approved_cannot_be_deleted(client, live_page):
    for who in ("editor", "mentor", "administrator", "superuser"):
        at = desk(builders.person("mentor")) if who == "mentor" else sit_down(who)
        assert at.post(f"{edit(live_page)[:-7]}delete/", {"post": "yes"}).status_code == 403, who
    assert Stage.objects.filter(pk=live_page.pk).exists()
    assert client.get(STAGE).status_code == 200


def test_a_draft_can_be_deleted_by_an_editor_and_leaves_a_line_in_the_audit(editor, page_that_waits):
    editor.post(f"{edit(page_that_waits)[:-7]}delete/", {"post": "yes"})
    assert not Stage.objects.exists()
    assert AuditEntry.objects.filter(action="deleted", actor="editor").count() == 1


def test_only_working_copies_people_and_the_audit_stand_in_the_admin():
    names = {model._meta.label for model in admin.site._registry if model._meta.app_label != "contributors"}
    assert names == {model._meta.label for model in WORKING_COPIES.values()} | {"auth.User", "publishing.AuditEntry"}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_forged_decision_decides_nothing(client, live_page, who):
    builders.working_copy(builders.stage(number=90_500, answer=NEW))
    live_page.refresh_from_db()
    at = sit_down(who)
    for decision in ("approve", "approve and read", "send back", "withdraw", "still right"):
        given = {
            "decision": decision,
            "digest": live_page.digest,
            "edition": "1",
            "note": "x",
            "check_due": "2099-01-01",
        }
        assert at.post(work(live_page, "decide/"), given).status_code in (302, 403), decision
    assert not is_public(client)
    assert client.get(STAGE).status_code == 200
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {"approved"}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_forged_batch_decides_nothing(client, db, who):
    term = builders.working_copy(builders.term(sources=[]))
    key = f"wales/{term.slug}"
    given = {"entry": key, f"digest-{key}": term.digest, f"decision-{key}": "approve"}
    assert sit_down(who).post("/admin/batch/term/", given).status_code in (302, 403)
    assert Edition.objects.count() == 0
    assert client.get(f"/wales/glossary/{term.slug}/").status_code == 404


@pytest.mark.parametrize("who", ["anonymous", "unverified", "administrator", "superuser"])
def test_a_forged_answer_to_a_proposal_changes_nothing(live_page, who):
    propose(live_page, NEW)
    assert sit_down(who).post(work(live_page, "proposal/"), {"take": "yes", "seen": ""}).status_code in (302, 403)
    live_page.refresh_from_db()
    assert live_page.answer != NEW


def propose(page, answer: str) -> None:
    """A content file with other words waits beside the working copy."""
    words = builders.stage(number=page.number, answer=answer).payload()
    LoadedFile.objects.create(kind=page.kind, nation=page.nation, slug=page.slug, payload="{}", proposal=words)


def test_taking_a_file_s_words_makes_nothing_public(client, editor, live_page):
    propose(live_page, NEW)
    editor.post(work(live_page, "proposal/"), fields(editor.get(work(live_page)), "decide-proposal") | {"take": "yes"})
    live_page.refresh_from_db()
    assert live_page.answer == NEW
    assert not is_public(client)


def test_a_proposal_that_changed_since_it_was_read_is_not_taken(editor, live_page):
    propose(live_page, "The first proposal.")
    read = fields(editor.get(work(live_page)), "decide-proposal")
    LoadedFile.objects.update(proposal=builders.stage(number=90_500, answer=NEW).payload())
    answer = editor.post(work(live_page, "proposal/"), read | {"take": "yes"}, follow=True)
    assert "changed since you read it" in told(answer)
    live_page.refresh_from_db()
    assert live_page.answer == "The answer in one sentence."


def test_a_proposal_is_not_laid_over_words_edited_since(editor, live_page):
    propose(live_page, NEW)
    read = fields(editor.get(work(live_page)), "decide-proposal")
    type_into(editor, live_page, answer="Words of a person.")
    editor.post(work(live_page, "proposal/"), read | {"take": "yes"})
    live_page.refresh_from_db()
    assert live_page.answer == "Words of a person."


def test_another_site_cannot_decide_in_a_mentor_s_name(client, page_that_waits):
    at = desk(builders.person("mentor"), csrf=True)
    given = {"decision": "approve", "digest": page_that_waits.digest}
    forged = at.post(work(page_that_waits, "decide/"), given, headers={"origin": "https://elsewhere.example"})
    assert forged.status_code == 403
    assert at.post(work(page_that_waits, "decide/"), given).status_code == 403
    assert Edition.objects.filter(kind="stage").count() == 0
    assert "live as edition 1" in told(decide(at, page_that_waits, "approve"))


def test_words_that_changed_since_they_were_read_are_not_approved(client, mentor, page_that_waits):
    read = page_that_waits.to_document().digest()
    builders.working_copy(builders.stage(number=page_that_waits.number, answer=NEW))
    answer = decide(mentor, page_that_waits, "approve", digest=read, note="A note I typed.")
    assert "changed since you read it" in told(answer)
    assert "A note I typed." in told(answer)
    assert client.get(STAGE).status_code == 404


@pytest.mark.parametrize("row", ["requests", "next_steps"])
def test_a_row_inside_that_changed_since_counts_as_a_change(client, mentor, editor, page_that_waits, row):
    read = fields(mentor.get(work(page_that_waits)), "decide")
    column = {"requests": "what", "next_steps": "when"}[row]
    type_into(editor, page_that_waits, **{f"{row}-0-{column}": "15"})
    answer = mentor.post(work(page_that_waits, "decide/"), read | {"decision": "approve"}, follow=True)
    assert "changed since you read it" in told(answer)
    assert client.get(STAGE).status_code == 404


@pytest.mark.parametrize("digest", ["", "0" * 64, "x"])
def test_a_decision_names_the_words_that_were_read(mentor, page_that_waits, digest):
    decide(mentor, page_that_waits, "approve", digest=digest)
    assert Edition.objects.filter(kind="stage").count() == 0


def test_an_act_on_a_live_page_names_the_edition_that_was_read(client, mentor, other_mentor, editor, live_page):
    old = {"edition": "1", "digest": live_page.digest, "note": "Wrong.", "check_due": "2099-01-01"}
    type_into(editor, live_page, answer=NEW)
    decide(other_mentor, live_page, "approve")
    for decision in ("withdraw", "still right"):
        answer = mentor.post(work(live_page, "decide/"), old | {"decision": decision}, follow=True)
        assert "Another edition has gone live" in told(answer), decision
    assert is_public(client)


# Nobody approves their own edit while another mentor could read it


def test_nobody_approves_their_own_edit(client, mentor, other_mentor, live_page):
    type_into(mentor, live_page, answer=NEW)
    assert "Another mentor has to read them" in told(decide(mentor, live_page, "approve"))
    assert not is_public(client)
    decide(other_mentor, live_page, "approve")
    assert is_public(client)


def test_somebody_else_s_comma_does_not_make_it_another_s_edit(client, mentor, other_mentor, editor, live_page):
    type_into(mentor, live_page, answer=NEW)
    type_into(editor, live_page, and_then="What may follow, then.")
    assert "Another mentor has to read them" in told(decide(mentor, live_page, "approve"))
    assert not is_public(client)


def test_a_mentor_who_is_alone_may_approve_their_own_edit(client, mentor, live_page):
    type_into(mentor, live_page, answer=NEW)
    decide(mentor, live_page, "approve")
    assert is_public(client)


@pytest.mark.parametrize("left", [{"is_active": False}, {"is_staff": False}])
def test_a_mentor_who_left_does_not_count(client, mentor, other_mentor, live_page, left):
    type(mentor.person).objects.filter(pk=other_mentor.person.pk).update(**left)
    type_into(mentor, live_page, answer=NEW)
    decide(mentor, live_page, "approve")
    assert is_public(client)


def test_after_an_edition_everybody_starts_again(client, mentor, other_mentor, editor, live_page):
    type_into(mentor, live_page, answer="Words of a mentor.")
    decide(other_mentor, live_page, "approve")
    type_into(editor, live_page, answer=NEW)
    decide(mentor, live_page, "approve")
    assert is_public(client)


def test_the_same_holds_for_many_at_once(mentor, other_mentor, db):
    term = builders.working_copy(builders.term(sources=[]))
    type_into(mentor, term, short="Mine.")
    key = f"wales/{term.slug}"
    given = {"entry": key, f"digest-{key}": term.digest, f"decision-{key}": "approve", f"note-{key}": "My note."}
    answer = mentor.post("/admin/batch/term/", given, follow=True)
    assert "Another mentor has to read them" in told(answer)
    assert "My note." in told(answer)
    stale = given | {f"digest-{key}": "0" * 64}
    assert "changed since you read it" in told(other_mentor.post("/admin/batch/term/", stale, follow=True))
    assert Publication.objects.count() == 0
    other_mentor.post("/admin/batch/term/", given)
    assert Publication.objects.count() == 1

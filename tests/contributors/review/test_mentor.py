"""A mentor's work on testimonies: a queue, the same mirror, two keys, and never a word where it does not belong."""

import re

import pytest
from django.contrib.admin.models import LogEntry

from contributors.models import Declined, FollowUp, State, Testimony
from contributors.months import next_month
from contributors.review.mentoring import ask, decline, edit
from sosguide.publishing.models import AuditEntry
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT, seen


@pytest.fixture
def mentor(guide, client):
    """A mentor, signed in."""
    client.force_login(testimonies.mentors()[0], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(row: Testimony) -> str:
    return f"/admin/testimonies/{row.pk}/"


def act(client, row: Testimony, name: str, **fields):
    row.refresh_from_db()
    return client.post(page(row), {"act": name, "version": row.version, **fields}, follow=True)


def test_nobody_but_a_mentor_sees_it(guide, client):
    row, _ = testimonies.sent()
    addresses = ("/admin/testimonies/", "/admin/testimonies/held/", page(row))
    for address in addresses:
        assert client.get(address).status_code == 302
    client.force_login(testimonies.person("editor", "Editor"), backend="django.contrib.auth.backends.ModelBackend")
    for address in addresses:
        assert client.get(address).status_code == 403


def test_a_mentors_old_bookmarks_lead_to_where_the_pages_are_now(mentor):
    row, _ = testimonies.sent()
    for rest in ("", "held/", f"{row.pk}/"):
        answer = mentor.get(f"/admin/voices/{rest}", follow=True)
        assert answer.redirect_chain == [(f"/admin/testimonies/{rest}", 301)]


def test_the_queue_tells_month_and_state_and_a_role_but_no_day(mentor):
    row, _ = testimonies.sent()
    shown = seen(mentor.get("/admin/testimonies/"))
    assert "Teacher" in shown
    assert f"{row.received:%B %Y}" in shown
    assert "Waits for you: 0 of 2 keys" in shown


def test_the_mentor_sees_the_findings_and_what_the_contributor_said_of_each(mentor):
    text = TEXT + " Write to me at someone@example.org."
    from contributors.drafts import Draft
    from contributors.writing.mirror import mirror

    key = mirror(Draft(text=text)).strong[0].key
    row, _ = testimonies.sent(text, explanations={key: "It is nobody's."}, answers={"colleague": "yes"})
    shown = seen(mentor.get(page(row)))
    assert "someone@example.org" in shown
    assert "It is nobody's." in shown
    assert "Would a colleague who reads this know that it is you? Yes" in shown


def test_the_desk_wears_the_admins_clothes_with_a_way_back_and_out(mentor):
    shown = seen(mentor.get(page(testimonies.sent()[0])))
    assert "Mentor’s desk Queue Due again History" in shown
    assert "What is waiting" in shown
    assert "Log out" in shown


def test_from_the_queue_to_next_months_batch(mentor):
    row, _words = testimonies.sent()
    assert "The privacy key is turned" in seen(act(mentor, row, "privacy"))
    assert "Both keys must be turned" in seen(act(mentor, row, "publish"))
    assert "Another mentor turns this key" in seen(mentor.get(page(row)))
    assert "two people" in seen(act(mentor, row, "accuracy"))
    assert "Both keys must be turned" in seen(act(mentor, row, "publish"))
    row.refresh_from_db()
    assert row.state == State.WAITING
    mentor.force_login(testimonies.mentors()[1], backend="django.contrib.auth.backends.ModelBackend")
    fresh, _ = testimonies.sent(OTHER)
    act(mentor, fresh, "accuracy")
    mentor.force_login(testimonies.mentors()[0], backend="django.contrib.auth.backends.ModelBackend")
    act(mentor, fresh, "privacy")
    assert f"start of {next_month():%B %Y}" in seen(act(mentor, fresh, "publish"))


def test_an_edit_shows_its_difference_and_waits_for_the_contributor(mentor):
    row, _ = testimonies.sent()
    shown = act(mentor, row, "edit", text=TEXT.replace("in that room", "in a meeting")).content.decode()
    assert "added: </span>a meeting" in shown
    assert "removed: </span>that room," in shown
    assert "Waits for the contributor’s yes" in seen(mentor.get("/admin/testimonies/"))


def test_what_was_typed_at_the_desk_is_not_lost_when_it_is_refused(mentor):
    row, _ = testimonies.sent()
    shown = mentor.post(page(row), {"act": "edit", "version": 99, "text": OTHER})
    assert shown.status_code == 409
    assert OTHER in seen(shown)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("ask", {"text": " \u200b "}, "Write the question."),
        ("ask", {"text": f"{TEXT} " * 60}, "Between 1 and 8,000 characters."),
        ("edit", {"text": ""}, "Between 1 and 8,000 characters."),
        ("edit", {"text": OTHER, "version": "one"}, "This testimony has changed since you read it."),
        ("decline", {"reason": "nonsense"}, "Choose a reason from the list."),
        ("annotate", {"content_note": "nonsense"}, "Choose a content note from the list."),
        ("risk", {"note": ""}, "Write what you did, without any name."),
    ],
)
def test_what_cannot_be_done_is_said_and_what_was_typed_comes_back(mentor, name, typed, told):
    row, _ = testimonies.sent()
    shown = act(mentor, row, name, **typed)
    assert shown.status_code == 422
    assert told in seen(shown)
    assert " ".join(typed.get("text", "").replace("\u200b", "").split()) in " ".join(seen(shown).split())
    row.refresh_from_db()
    assert (row.state, row.version, row.at_risk, row.decisions.count()) == (State.WAITING, 1, False, 0)


def test_an_act_on_what_was_withdrawn_a_moment_ago_leads_back_to_the_queue(mentor, monkeypatch):
    from contributors.receipts.actions import withdraw
    from contributors.review import reading

    row, _ = testimonies.sent()
    read = reading.draft_of

    def withdrawn_meanwhile(row: Testimony):
        draft = read(row)
        withdraw(testimony=row)
        return draft

    monkeypatch.setattr(reading, "draft_of", withdrawn_meanwhile)
    shown = mentor.post(page(row), {"act": "ask", "text": "Was it so?"}, follow=True)
    assert shown.redirect_chain == [("/admin/testimonies/", 302)]
    assert "The contributor has withdrawn this testimony. It is erased." in seen(shown)


def test_no_act_without_a_name(mentor):
    row, _ = testimonies.sent()
    assert mentor.post(page(row), {"act": "nonsense"}).status_code == 400


def test_ask_annotate_warn_and_decline(mentor):
    row, _ = testimonies.sent()
    assert "waits behind the receipt" in seen(act(mentor, row, "ask", text="Was it so?"))
    assert FollowUp.objects.count() == 1
    act(mentor, row, "annotate", content_note="birth", law_changed="yes")
    act(mentor, row, "risk", note="Rang the council.")
    assert "A child may be at risk" in seen(mentor.get("/admin/testimonies/"))
    assert "Declined, and counted" in seen(act(mentor, row, "decline", reason="court"))
    assert Declined.objects.get().how_many == 1


def test_reasons_and_notes_typed_at_the_desk_come_back_when_they_are_refused(mentor):
    row, _ = testimonies.sent(TEXT + " Write to me at someone@example.org, or to other@example.org.")
    edit(testimony=row, by=testimonies.mentors()[0], version=1, text=TEXT + " Write to me at someone@example.org.")
    key = re.search(r'name="why-(\w+)"', mentor.get(page(row)).content.decode())[1]
    shown = act(mentor, row, "privacy", version=1, **{f"why-{key}": "It is a made-up address."})
    assert shown.status_code == 409
    assert 'value="It is a made-up address."' in shown.content.decode()
    assert 'value="Right in law."' in act(mentor, row, "accuracy", version=1, note="Right in law.").content.decode()


def test_a_mentor_takes_a_published_testimony_down_and_no_backup_brings_it_back(mentor):
    from contributors.keeping.backups import erase_again
    from contributors.keeping.tombstones import all_marks

    row, words = testimonies.published()
    before = Testimony.objects.get(pk=row.pk)
    assert "Choose a reason" in seen(act(mentor, row, "take_down"))
    assert mentor.get(f"/stories/{row.number}/").status_code == 200
    assert "gone from every page" in seen(act(mentor, row, "take_down", reason="child"))
    assert mentor.get(f"/stories/{before.number}/").status_code == 404
    row.refresh_from_db()
    assert (row.state, row.words, row.number) == (State.DECLINED, "", None)
    assert Declined.objects.values_list("reason", "how_many").get() == ("child", 1)
    door = testimonies.post(mentor, "/contribute/receipt/", step="open", words=words, token=testimonies.at_the_door())
    assert "It was declined" in seen(door)
    Testimony.objects.filter(pk=row.pk).update(state=State.GONE)
    Testimony.objects.filter(pk=row.pk).delete()
    before.version, before.state, before.sealed = 1, State.WAITING, "x"  # as a backup of yesterday has it
    before.words = before.role = before.nation = before.band = ""
    before.number = before.month = None
    before.save(force_insert=True)
    assert erase_again(all_marks()) == 1


def test_what_waits_for_its_writer_comes_last_and_nothing_is_out_of_reach(mentor, monkeypatch):
    from contributors.review import views

    monkeypatch.setattr(views, "SHOWN", 2)
    rows = [testimonies.sent(f"{TEXT} {index}")[0] for index in range(4)]
    ask(testimony=rows[1], by=testimonies.mentors()[0], text="Was it so?")
    edit(testimony=rows[2], by=testimonies.mentors()[0], version=1, text=OTHER)
    pages = [mentor.get(f"/admin/testimonies/?page={number}").content.decode() for number in (1, 2)]
    listed = [re.findall(r"/admin/testimonies/([0-9a-f-]{36})/", shown) for shown in pages]
    assert set(listed[0]) == {str(rows[0].pk), str(rows[3].pk)}
    assert set(listed[1]) == {str(rows[1].pk), str(rows[2].pk)}
    assert "Page 1 of 2." in pages[0]


def test_the_whole_held_lane_can_be_emptied_at_once_and_the_audit_says_how_many(mentor, monkeypatch):
    from contributors import receipt_words
    from contributors.drafts import Draft
    from contributors.review import views
    from contributors.writing.submit import submit

    monkeypatch.setattr(views, "SHOWN", 2)
    for index in range(5):
        submit(number=receipt_words.new_number(), draft=Draft(text=f"{TEXT} {index}"), suspicious=True)
    kept = re.search(r'name="ticked" value="([0-9a-f-]{36})"', mentor.get("/admin/testimonies/held/").content.decode())[
        1
    ]
    mentor.post("/admin/testimonies/held/", {"on_page": [kept], "ticked": [kept], "empty_all": "yes"})
    assert [str(row.pk) for row in Testimony.objects.all()] == [kept]
    told = set(AuditEntry.objects.values_list("action", "subject", "actor"))
    assert {("let in held testimonies", "1", "mentor-one"), ("erased held testimonies", "4", "mentor-one")} <= told


def test_the_held_lane_is_let_in_and_emptied_in_bulk(mentor):
    from contributors import receipt_words
    from contributors.drafts import Draft
    from contributors.writing.submit import submit

    for index in range(5):
        submit(number=receipt_words.new_number(), draft=Draft(text=f"{TEXT} {index}"), suspicious=True)
    ids = [str(pk) for pk in Testimony.objects.values_list("pk", flat=True)]
    shown = mentor.post(
        "/admin/testimonies/held/", {"on_page": [*ids, "nonsense"], "ticked": ids[:1], "empty": "1"}, follow=True
    )
    assert "1 let in, 4 erased" in seen(shown)
    assert Testimony.objects.get().state == State.WAITING


def test_nothing_of_it_stands_in_the_admin_log_or_the_audit(mentor):
    row, _ = testimonies.published()
    other, _ = testimonies.sent(OTHER)
    decline(testimony=other, by=testimonies.mentors()[0], version=1, reason="court")
    logged = str(list(LogEntry.objects.values())) + str(list(AuditEntry.objects.values())) + str(row) + repr(row)
    for words in ("beside families", "every page before", str(row.pk), str(row.number)):
        assert words not in logged


def test_a_text_whose_key_is_lost_is_shown_as_such(mentor, settings):
    row, _ = testimonies.sent()
    settings.SEALING_KEYS = ["B" * 43 + "="]
    assert "not among SEALING_KEYS" in seen(mentor.get(page(row)))
    assert mentor.get("/admin/testimonies/").status_code == 200

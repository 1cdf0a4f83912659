"""What a mentor does with a text that waits: ask, edit, annotate, decline, warn. Every act names who acts."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import F

from contributors.cleaning import LIMIT, cleaned, one_line
from contributors.drafts import Draft, seal_text
from contributors.keys import fingerprint
from contributors.models import Decision, Declined, Question, State, Testimony
from contributors.months import quarter, this_month
from sosguide.publishing.actions import Refused
from sosguide.publishing.triggers import MENTORS


def must_be_mentor(user: Any) -> None:
    """A superuser is not a mentor: membership of the group is all that counts. Raises Refused."""
    if not (user.is_active and user.groups.filter(name=MENTORS).exists()):
        raise Refused("Only an accuracy mentor can do this.")


def waiting(testimony: Testimony, version: int) -> Testimony:
    """The row, locked, if it still waits and still has the words that were read. Raises Refused."""
    row = Testimony.objects.select_for_update().filter(pk=testimony.pk).first()
    if row is None:
        raise Refused("The contributor has withdrawn this account. It is erased.")
    if row.state != State.WAITING or row.version != version:
        raise Refused("This account has changed since you read it. Read it again, then decide.")
    return row


def ask(*, testimony: Testimony, by: Any, text: str) -> Question:
    """Ask the contributor something through the receipt. Raises Refused."""
    must_be_mentor(by)
    if not (text := cleaned(text)):
        raise Refused("Write the question.")
    with transaction.atomic():
        row = waiting(testimony, testimony.version)
        place = row.questions.count() + 1
        return Question.objects.create(testimony=row, place=place, question=seal_text(text), asked=this_month())


def edit(*, testimony: Testimony, by: Any, version: int, text: str) -> None:
    """Change the words. They need the contributor's yes through the receipt before they can be published."""
    must_be_mentor(by)
    text = cleaned(text)
    if not text or len(text) > LIMIT:
        raise Refused(f"Between 1 and {LIMIT:,} characters.")
    with transaction.atomic():
        row = waiting(testimony, version)
        draft = Draft.unsealed(row.sealed)
        if text == draft.text:
            raise Refused("These are the same words.")
        agreed = draft.before or draft.text
        row.version += 1
        row.digest = fingerprint(text)
        if text == agreed:
            row.agreed_version, row.agreed_digest = row.version, row.digest
        row.sealed = replace(draft, text=text, before="" if text == agreed else agreed).sealed()
        row.save()


def annotate(*, testimony: Testimony, by: Any, content_note: str, law_note: str) -> None:
    """Set the content note, and the note that the law has changed since. They are ours, not the writer's."""
    must_be_mentor(by)
    Testimony.objects.filter(pk=testimony.pk).exclude(state=State.GONE).update(
        content_note=one_line(content_note)[:200], law_note=one_line(law_note)[:300]
    )


def decline(*, testimony: Testimony, by: Any, version: int, reason: str) -> None:
    """Do not publish it, for a reason from the list, counted in public. Raises Refused."""
    must_be_mentor(by)
    if reason not in Declined.Reason.values:
        raise Refused("Choose a reason from the list.")
    with transaction.atomic():
        row = waiting(testimony, version)
        row.state = State.DECLINED
        row.save()
        _decide(row, Decision.Kind.DECLINED, by, reason)
        tally, _ = Declined.objects.get_or_create(quarter=quarter(this_month()), reason=reason)
        Declined.objects.filter(pk=tally.pk).update(how_many=F("how_many") + 1)


def report_risk(*, testimony: Testimony, by: Any, note: str) -> None:
    """Record that a child may be at risk, and what was done; docs/safeguarding.md has the steps."""
    must_be_mentor(by)
    if not (note := cleaned(note)):
        raise Refused("Write what you did, without any name.")
    with transaction.atomic():
        Testimony.objects.filter(pk=testimony.pk).update(at_risk=True)
        _decide(testimony, Decision.Kind.RISK, by, note)


def _decide(row: Testimony, kind: str, by: Any, note: str) -> None:
    Decision.objects.create(
        testimony=row, kind=kind, version=row.version, digest=row.digest, by=by, month=this_month(),
        note=seal_text(note),
    )  # fmt: skip

"""What a mentor does with a text: ask, edit, annotate, decline, take down, warn. Every act names who acts."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from contributors.drafts import Draft, seal_text
from contributors.keeping.erasing import scrub, take_off
from contributors.keys import fingerprint
from contributors.models import ContentNote, Decision, Declined, FollowUp, State, Testimony
from contributors.months import quarter, this_month
from contributors.published import agreement
from contributors.published.attribution import attribution
from contributors.writing.cleaning import LIMIT, cleaned
from sosguide.publishing.sealing import CannotOpen
from sosguide.publishing.workflow import Refused, must_be_mentor

CHANGED = "This testimony has changed since you read it. Read it again, then decide."
LENGTH = f"Between 1 and {LIMIT:,} characters."
NO_QUESTION = "Write the question."
NO_NOTE = "Choose a content note from the list."
NO_REASON = "Choose a reason from the list."
NOTHING_DONE = "Write what you did, without any name."


def locked(testimony: Testimony) -> Testimony:
    """The row, for this transaction alone. Raises Refused where it is gone."""
    row = Testimony.objects.select_for_update().filter(pk=testimony.pk).first()
    if row is None:
        raise Refused("The contributor has withdrawn this testimony. It is erased.")
    return row


def waiting(testimony: Testimony, version: int) -> Testimony:
    """The row, locked, if it still waits and still has the words that were read. Raises Refused."""
    row = locked(testimony)
    if row.state != State.WAITING or row.version != version:
        raise Refused(CHANGED)
    return row


def opened(row: Testimony) -> Draft:
    """What is sealed in a row. Raises Refused where its key is lost."""
    try:
        return Draft.unsealed(row.sealed)
    except CannotOpen as error:
        raise Refused("The key that sealed this text is not among SEALING_KEYS, so nobody can read it.") from error


def ask(*, testimony: Testimony, by: User, text: str) -> FollowUp:
    """Ask the contributor something through the receipt. Raises Refused."""
    must_be_mentor(by)
    if not (text := cleaned(text)):
        raise Refused(NO_QUESTION)
    with transaction.atomic():
        row = waiting(testimony, testimony.version)
        decide(row, Decision.Kind.ASKED, by)
        place = row.follow_ups.count() + 1
        return FollowUp.objects.create(testimony=row, place=place, question=seal_text(text), asked=this_month())


def edit(*, testimony: Testimony, by: User, version: int, text: str) -> None:
    """Change the words. They need the contributor's yes through the receipt before they can be published.

    The same words again ask for a yes only where what may be shown of who speaks has changed since the last one.
    """
    must_be_mentor(by)
    text = cleaned(text)
    if not text or len(text) > LIMIT:
        raise Refused(LENGTH)
    with transaction.atomic():
        row = waiting(testimony, version)
        draft = opened(row)
        shown = attribution(draft)
        covered = agreement.covers(row, shown)
        if text == draft.text and (covered or not row.agreed):
            raise Refused("These are the same words.")
        agreed = draft.before or draft.text
        back = text == agreed and covered
        row.version += 1
        row.digest = fingerprint(text)
        row.edited = this_month()
        if back:
            agreement.give(row, shown)
        row.sealed = replace(draft, text=text, before="" if back else agreed).sealed()
        row.save()
        decide(row, Decision.Kind.EDITED, by)


def annotate(*, testimony: Testimony, by: User, content_note: str, law_changed: bool) -> None:
    """Say before the words that they are hard to read, or that the law has changed since. Raises Refused.

    Both are closed choices, so that nothing can be written beside a published testimony that nobody else read.
    Until it is published they are sealed, with the words.
    """
    must_be_mentor(by)
    if content_note not in ("", *ContentNote.values):
        raise Refused(NO_NOTE)
    with transaction.atomic():
        row = locked(testimony)
        if row.state == State.PUBLISHED:
            row.content_note, row.law_changed = content_note, law_changed
        else:
            row.sealed = replace(opened(row), content_note=content_note, law_changed=law_changed).sealed()
        row.save()


def decline(*, testimony: Testimony, by: User, version: int, reason: str) -> None:
    """Do not publish it, for a reason from the list, counted in public. Raises Refused."""
    must_be_mentor(by)
    if reason not in Declined.Reason.values:
        raise Refused(NO_REASON)
    with transaction.atomic():
        row = waiting(testimony, version)
        row.state = State.DECLINED
        row.save()
        _count(row, by, reason)


def take_down(*, testimony: Testimony, by: User, reason: str) -> None:
    """Take a published testimony off every page at once, for a reason from the list. Raises Refused.

    It is declined by this: its writer sees that through the receipt, and no backup brings it back.
    """
    must_be_mentor(by)
    if reason not in Declined.Reason.values:
        raise Refused(NO_REASON)
    with transaction.atomic():
        row = locked(testimony)
        if row.state != State.PUBLISHED:
            raise Refused("This testimony is not published.")
        row.sealed = Draft(text=row.words, role=row.role, nation=row.nation, band=row.band).sealed()
        row.state = State.DECLINED
        take_off(row)
        row.save()
        row.stages.all().delete()
        _count(row, by, reason)
    scrub()


def _count(row: Testimony, by: User, reason: str) -> None:
    """Write down who declined it, and count the reason; the tally leads to no testimony."""
    decide(row, Decision.Kind.DECLINED, by, reason)
    tally, _ = Declined.objects.get_or_create(quarter=quarter(this_month()), reason=reason)
    Declined.objects.filter(pk=tally.pk).update(how_many=F("how_many") + 1)


def report_risk(*, testimony: Testimony, by: User, note: str) -> None:
    """Record that a child may be at risk, and what was done; docs/safeguarding.md has the steps."""
    must_be_mentor(by)
    if not (note := cleaned(note)):
        raise Refused(NOTHING_DONE)
    with transaction.atomic():
        row = locked(testimony)
        row.at_risk = True
        row.save()
        decide(row, Decision.Kind.RISK, by, note)


def decide(row: Testimony, kind: str, by: User, note: str = "") -> None:
    """Write down who did what to these words, in which month."""
    Decision.objects.create(
        testimony=row, kind=kind, version=row.version, digest=row.digest, by=by, month=this_month(),
        note=seal_text(note),
    )  # fmt: skip

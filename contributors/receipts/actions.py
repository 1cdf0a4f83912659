"""What a contributor does with a receipt: answer, agree, refuse, change, withdraw."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from contributors import receipt_words
from contributors.drafts import Draft, seal_text
from contributors.keeping.erasing import erase, scrub, take_off
from contributors.keys import fingerprint
from contributors.models import FollowUp, State, Testimony
from contributors.published import agreement
from contributors.published.attribution import attribution
from contributors.writing import consents
from sosguide.publishing.sealing import CannotOpen
from sosguide.publishing.workflow import Refused

LOCKED = (State.DECLINED, State.GONE)
INSTEAD = "(The words were changed instead.)"
OTHERWISE_SHOWN = (
    "What may be shown of who speaks has changed since you agreed, so your yes to it is needed. You can also change "
    "your words, or withdraw them."
)


def find(words: tuple[str, ...]) -> Testimony | None:
    """The testimony of a receipt, or None: not recognised, or already deleted. Takes as long either way.

    Raises receipt_words.TooBusy, at once, while somebody else is at this door.
    """
    with receipt_words.at_the_door():
        lookup = receipt_words.lookup(words)
    return Testimony.objects.filter(receipt__lookup=lookup).first()


def answer(*, testimony: Testimony, question: UUID, text: str) -> None:
    """Answer a mentor's question, or change the answer. Raises Refused."""
    with transaction.atomic():
        Testimony.objects.select_for_update().filter(pk=testimony.pk).first()  # or `purge` would not see it in time
        if not FollowUp.objects.filter(pk=question, testimony=testimony).update(answer=seal_text(text)):
            raise Refused("There is no such question any more.")


def agree(*, testimony: Testimony, version: int) -> None:
    """Say yes to the words of a version. Raises Refused where the words have changed since.

    The consent stays as it was: the page that asks for this yes shows none.
    """
    with transaction.atomic():
        row = _locked(testimony, version)
        draft = Draft.unsealed(row.sealed)
        agreement.give(row, attribution(draft))
        row.sealed = replace(draft, before="").sealed()
        row.save()
    testimony.refresh_from_db()


def refuse(*, testimony: Testimony, version: int) -> None:
    """Say no to a mentor's edit: the words go back to those last agreed to, under the same consent. Raises Refused."""
    with transaction.atomic():
        row = _locked(testimony, version)
        draft = Draft.unsealed(row.sealed)
        if not draft.before:
            raise Refused("There is no edit to refuse.")
        if not agreement.covers(row, attribution(draft)):
            raise Refused(OTHERWISE_SHOWN)
        _put(row, replace(draft, text=draft.before, before=""))
    testimony.refresh_from_db()


def change(*, testimony: Testimony, draft: Draft) -> bool:
    """Replace the words of a testimony, or its attribution; sending them is agreeing to them.

    A published one is taken down by this, at once, and waits for both keys again. No backup brings the old words
    back, and a question that was open counts as answered. The consent of today is stored: a form that showed another
    one has been refused before. Returns whether anything has changed. Raises Refused.
    """
    with transaction.atomic():
        row = Testimony.objects.select_for_update().get(pk=testimony.pk)
        if row.state in LOCKED:
            raise Refused("This story was declined, so it can only be withdrawn.")
        old = _stored(row)
        draft = replace(draft, content_note=old.content_note, law_changed=old.law_changed)
        same, was_public = _same(row, old, draft), row.state == State.PUBLISHED
        if not same:
            take_off(row)
            row.state = State.WAITING if was_public else row.state
            row.consent, row.consent_wording = consents.VERSION, consents.wording()
            _put(row, draft)
            row.stages.all().delete()  # the database keeps those of a row that is still published
            row.follow_ups.filter(answer="").update(answer=seal_text(INSTEAD))
        elif not was_public and draft != old:  # other answers to our questions about the words: both keys still hold
            row.sealed = draft.sealed()
            row.save()
    testimony.refresh_from_db()
    if was_public and not same:
        scrub()
    return not same


def withdraw(*, testimony: Testimony) -> None:
    """Take a testimony back: gone from every page at the next request, and erased."""
    erase(testimony)


def _locked(testimony: Testimony, version: int) -> Testimony:
    row = Testimony.objects.select_for_update().get(pk=testimony.pk)
    if row.version != version or row.state not in (State.WAITING, State.HELD):
        raise Refused("The words have changed since you read them. Read them again, then decide.")
    return row


def _stored(row: Testimony) -> Draft:
    """What is there now; empty where our key to it is lost, so that it can still be replaced."""
    if row.state == State.PUBLISHED:
        return Draft(text=row.words, content_note=row.content_note, law_changed=row.law_changed)
    try:
        return Draft.unsealed(row.sealed)
    except CannotOpen:
        return Draft(text="")


def _same(row: Testimony, old: Draft, new: Draft) -> bool:
    """Whether these are the agreed words and the attribution that are there: sent again by a reload, for example."""
    shown = attribution(new)
    if not row.agreed or old.text != new.text or not agreement.covers(row, shown):
        return False
    if row.state == State.PUBLISHED:
        stages = {f"{about.nation}/{about.stage}" for about in row.stages.all()}
        return (shown.role, shown.nation, shown.band, set(shown.stages)) == (row.role, row.nation, row.band, stages)
    return (old.role, old.nation, old.band, old.stages) == (new.role, new.nation, new.band, new.stages)


def _put(row: Testimony, draft: Draft) -> None:
    """These words, as the contributor's own: the next version, agreed to."""
    row.version += 1
    row.digest = fingerprint(draft.text)
    row.sealed = draft.sealed()
    agreement.give(row, attribution(draft))
    row.save()

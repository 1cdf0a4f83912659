"""What a contributor does with a receipt: answer, agree, refuse, change, withdraw."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from contributors import consents, receipts
from contributors.drafts import Draft, seal_text
from contributors.erasing import erase, scrub
from contributors.keys import fingerprint
from contributors.models import Question, State, Testimony
from sosguide.publishing.actions import Refused

LOCKED = (State.DECLINED, State.GONE)


def find(words: tuple[str, ...]) -> Testimony | None:
    """The testimony of a receipt, or None: not recognised, or already deleted. Takes as long either way."""
    return Testimony.objects.filter(receipt__lookup=receipts.lookup(words)).first()


def answer(*, testimony: Testimony, question: UUID, text: str) -> None:
    """Answer a mentor's question, or answer it anew. Raises Refused."""
    if not Question.objects.filter(pk=question, testimony=testimony).update(answer=seal_text(text)):
        raise Refused("There is no such question any more.")


def agree(*, testimony: Testimony, version: int) -> None:
    """Say yes to the words of a version. Raises Refused where the words have changed since."""
    with transaction.atomic():
        row = _locked(testimony, version)
        draft = Draft.unsealed(row.sealed)
        row.agreed_version, row.agreed_digest = row.version, row.digest
        row.consent, row.consent_wording = consents.VERSION, consents.wording()
        row.sealed = replace(draft, before="").sealed()
        row.save()
    testimony.refresh_from_db()


def refuse(*, testimony: Testimony, version: int) -> None:
    """Say no to a mentor's edit: the words go back to those last agreed to. Raises Refused."""
    with transaction.atomic():
        row = _locked(testimony, version)
        draft = Draft.unsealed(row.sealed)
        if not draft.before:
            raise Refused("There is no edit to refuse.")
        _put(row, replace(draft, text=draft.before, before=""))
    testimony.refresh_from_db()


def change(*, testimony: Testimony, draft: Draft) -> None:
    """Put other words in the place of a testimony, agreed to by being sent.

    A published one is taken down by this, at once, and waits for both keys again. Raises Refused.
    """
    with transaction.atomic():
        row = Testimony.objects.select_for_update().get(pk=testimony.pk)
        if row.state in LOCKED:
            raise Refused("This account was declined, so it can only be withdrawn.")
        was_public = row.state == State.PUBLISHED
        if was_public:
            row.stages.all().delete()
            row.state, row.words, row.role, row.nation, row.band = State.WAITING, "", "", "", ""
            row.number = row.month = None
        _put(row, draft)
    testimony.refresh_from_db()
    if was_public:
        scrub()


def withdraw(*, testimony: Testimony) -> None:
    """Take a testimony back: gone from every page at the next request, and erased."""
    erase(testimony)


def _locked(testimony: Testimony, version: int) -> Testimony:
    row = Testimony.objects.select_for_update().get(pk=testimony.pk)
    if row.version != version or row.state not in (State.WAITING, State.HELD):
        raise Refused("The words have changed since you read them. Read them again, then decide.")
    return row


def _put(row: Testimony, draft: Draft) -> None:
    """These words, as the contributor's own: the next version, agreed to."""
    row.version += 1
    row.digest = fingerprint(draft.text)
    row.sealed = draft.sealed()
    row.agreed_version, row.agreed_digest = row.version, row.digest
    row.consent, row.consent_wording = consents.VERSION, consents.wording()
    row.save()

"""The verbs of publishing. Each is one transaction and names who acts."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from pydantic import ValidationError

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.editions import digest_today
from sosguide.publishing.models import AuditEntry, Check, Edition, Publication, SentBack, Withdrawal, WorkingCopy
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.triggers import MENTOR

CHANGED = "This page has changed since you read it. Read it again, then decide."


class Refused(Exception):
    """An act that is not allowed, with the reason in words for the person who tried."""


def approve(*, page: WorkingCopy, by: User, digest: str, note: str = "", check_due: date | None = None) -> Edition:
    """Make the next edition of a page and point its publication at it.

    `digest` is the hash of the document that `by` read; if the working copy has changed since, or the live
    edition already says exactly this, nothing happens and Refused is raised. So it is where `by` is no
    mentor, or wrote any of the words since the last edition and another mentor could read them; and where the page
    shows words of others, a fact's, that are not live. `note` is public.
    """
    must_be_mentor(by)
    _must_be_later(check_due)
    try:
        with transaction.atomic():
            page = _locked(page)
            document = _as_read(page, digest)
            _must_not_be_their_own(page, by)
            _must_show_what_is_live(document)
            last = Edition.objects.of(page.key).first()
            publication = Publication.objects.filter(edition=last).first() if last else None
            if last and publication and digest_today(last) == digest:
                raise Refused("These words are live already. To confirm them, mark them as still right.")
            _must_keep_number(page, last)
            edition = Edition(
                kind=page.kind, nation=page.nation, slug=page.slug,
                edition=last.edition + 1 if last else 1, number=document.number, title=document.title,
                order=document.order, payload=document.payload(), digest=digest, note=note,
                approved_by=by, check_due=check_due or due_date(page.kind, document.check_due),
            )  # fmt: skip
            edition.approved_on = record_audit(by, "approved", edition=edition).day
            edition.save()
            Publication.objects.update_or_create(
                kind=page.kind, nation=page.nation, slug=page.slug, defaults={"edition": edition}
            )
            type(page).objects.filter(pk=page.pk).update(writers=[])
            SentBack.objects.filter(kind=page.kind, nation=page.nation, slug=page.slug).delete()
    except IntegrityError as error:
        raise Refused("Somebody else has just decided on this page. Look at it again.") from error
    return edition


def withdraw(*, edition: Edition, by: User, reason: str) -> Withdrawal:
    """Take a live edition down. Its page answers "withdrawn" from the next request on.

    Raises Refused where `by` is not a mentor, no reason is given, or the edition is not live.
    """
    must_be_mentor(by)
    if not reason.strip():
        raise Refused("Say why it is withdrawn.")
    with transaction.atomic():
        live = Publication.objects.select_for_update().filter(edition=edition).first()
        if live is None:
            raise Refused("This edition is not live.")
        today = record_audit(by, "withdrew", edition=edition).day
        withdrawal = Withdrawal.objects.create(
            edition=edition, withdrawn_on=today, withdrawn_by=by, reason=reason.strip()
        )
        live.delete()
    return withdrawal


def erase(*, edition: Edition, by: User, reason: str) -> None:
    """Empty the text of an edition that is not live, for a stated legal reason.

    Number, hash, day and reason stay. Raises Refused where `by` is not a mentor or the edition is live.
    """
    must_be_mentor(by)
    if not reason.strip():
        raise Refused("Say for what legal reason the text must go.")
    try:
        with transaction.atomic():
            record_audit(by, "erased", edition=edition)
            Edition.objects.filter(pk=edition.pk).update(payload="", erased_because=reason.strip())
    except IntegrityError as error:
        raise Refused("A live edition cannot be erased; withdraw it first. One that is erased stays so.") from error


def confirm(*, edition: Edition, by: User, next_due: date | None = None) -> Check:
    """ "Still right": a mentor confirms a live edition unchanged; of a source, that they read it again.

    Raises Refused where `by` is not a mentor, the edition is not live, or `next_due` is not in the future.
    """
    must_be_mentor(by)
    _must_be_later(next_due)
    next_due = next_due or due_date(edition.kind, None)
    with transaction.atomic():
        if not Publication.objects.filter(edition=edition).exists():
            raise Refused("This edition is not live.")
        today = record_audit(by, "confirmed", edition=edition).day
        return Check.objects.create(edition=edition, checked_on=today, checked_by=by, next_due=next_due)


def send_back(*, page: WorkingCopy, by: User, digest: str, note: str) -> SentBack:
    """Return a working copy to its editors with a note. Raises Refused without a note, or if it has changed."""
    must_be_mentor(by)
    if not note.strip():
        raise Refused("Say what should change.")
    _as_read(page, digest)
    with transaction.atomic():
        record_audit(by, "sent back", page=page)
        return SentBack.objects.create(
            kind=page.kind, nation=page.nation, slug=page.slug, digest=digest,
            note=note.strip(), sent_on=timezone.localdate(), sent_by=by,
        )  # fmt: skip


def not_live(document: Document) -> list[tuple[str, str]]:
    """Kind and slug of those pages that have to be live before this one, because it shows their words, and are not."""
    wanted = [(kind, slug) for kind, slug in shared_by(document) if KINDS[kind].approved_first]
    if not wanted:
        return []
    those = Edition.objects.live().filter(nation=document.nation, slug__in=[slug for _, slug in wanted])
    live = set(those.values_list("kind", "slug"))
    return [page for page in wanted if page not in live]


def due_date(kind: str, wanted: date | None) -> date:
    """By when a page approved today must be checked again: as its document wants, or by the habit of its kind."""
    today = timezone.localdate()
    return wanted if wanted and wanted > today else today + timedelta(days=round(30.44 * KINDS[kind].months))


def record_audit(
    by: User | None, action: str, *, edition: Edition | None = None, page: WorkingCopy | None = None, about: str = ""
) -> AuditEntry:
    """Add a line to the audit: who, what, which version (or `about` what else). Never a text.

    The database demands the line of an approval, a withdrawal, an erasure or a check before the act itself.
    `by` is None where somebody acts from the server's shell.
    """
    of = edition or page
    return AuditEntry.objects.create(
        day=timezone.localdate(),
        actor=by.get_username() if by else "(shell)",
        action=action,
        subject="/".join((of.nation, of.kind, of.slug)) if of else about,
        edition=edition.edition if edition else None,
        digest=of.digest if of else "",
    )


def must_be_mentor(user: User) -> None:
    """A superuser is not a mentor: membership of the group is all that counts."""
    if not (user.is_active and user.groups.filter(name=MENTOR).exists()):
        raise Refused("Only an accuracy mentor can do this.")


def mentors() -> QuerySet[User]:
    """Everybody who can sign in and approve today."""
    return User.objects.filter(is_active=True, is_staff=True, groups__name=MENTOR)


def _must_be_later(due: date | None) -> None:
    if due and due <= timezone.localdate():
        raise Refused("The next check must be later than today.")


def _locked(page: WorkingCopy) -> WorkingCopy:
    """The row of a page as it is now, locked until the transaction ends."""
    row = type(page).objects.select_for_update().filter(pk=page.pk).first()
    if row is None:
        raise Refused(CHANGED)
    return row


def _as_read(page: WorkingCopy, digest: str) -> Document:
    """The document of a page, if it is whole and still what was read."""
    try:
        document = page.to_document()
    except ValidationError as error:
        raise Refused("This page is not whole yet. Finish it, then decide.") from error
    if document.digest() != digest:
        raise Refused(CHANGED)
    return document


def _must_not_be_their_own(page: WorkingCopy, by: User) -> None:
    if by.pk in page.writers and mentors().exclude(pk=by.pk).exists():
        raise Refused("You wrote some of these words. Another mentor has to read them.")


def _must_keep_number(page: WorkingCopy, last: Edition | None) -> None:
    kind = KINDS[page.kind]
    if page.number is None and kind.address and not kind.gathered_by:
        raise Refused("This page has no number. Give it one: it will be its short address for ever.")
    if last and last.number != page.number:
        raise Refused(f"The short address of this page is /p/{last.number}/ for ever.")
    others = Edition.objects.filter(number=page.number).exclude(kind=page.kind, nation=page.nation, slug=page.slug)
    if page.number is not None and others.exists():
        raise Refused(f"The number {page.number} belongs to another page.")


def _must_show_what_is_live(document: Document) -> None:
    missing = not_live(document)
    if not missing:
        return
    named = []
    for kind, slug in missing:
        copy = WORKING_COPIES[kind].objects.filter(nation=document.nation, slug=slug).first()
        named.append(f"{KINDS[kind].label.lower()} “{copy.title if copy else slug}”")
    raise Refused(f"This page shows words that are not live. Approve these first: {', '.join(named)}.")

"""Store what a contributor sends, once, however often it is sent."""

from django.db import IntegrityError, transaction

from contributors import receipt_words
from contributors.drafts import Draft
from contributors.keeping import tombstones
from contributors.keys import fingerprint
from contributors.models import Receipt, State, Testimony
from contributors.months import this_month
from contributors.published import agreement
from contributors.published.attribution import attribution
from contributors.writing import consents

CEILING = 150  # texts waiting: with more, new ones are held, and the mentor can empty that lane in bulk
FULL = 3_000  # texts held: with more, nothing is taken at all


class Full(Exception):
    """The lane for floods is full: nothing can be taken until a mentor has emptied it."""


class Differs(Exception):
    """This form was sent before, with other words: they can be changed through the receipt alone."""


class Withdrawn(Exception):
    """This form was sent before, and what it held was erased since: it is not stored again."""


def submit(*, number: str, draft: Draft, suspicious: bool = False) -> tuple[str, ...]:
    """Store a testimony, sealed, and return the six words of its receipt.

    The same number and draft again store nothing and return the same words. `suspicious` texts are held.
    The consent of today is stored: a form that showed another one has been refused before (`typed`).
    Raises Full, Differs, Withdrawn, receipt_words.TooBusy, or DatabaseError where nothing could be stored.
    """
    words = receipt_words.words_of(number)
    if _sent_before(number, draft):
        return words
    lookup = receipt_words.lookup(words)  # slow: outside the transaction
    try:
        with transaction.atomic():
            _store(number, lookup, draft, suspicious)
    except IntegrityError:
        if not _sent_before(number, draft):
            raise
    return words


def _sent_before(number: str, draft: Draft) -> bool:
    """Whether this form is stored, with these words or with a mentor's edit of them. Raises Differs."""
    row = Testimony.objects.filter(receipt__number_hash=receipt_words.number_hash(number)).first()
    if row and fingerprint(draft.text) not in (row.digest, row.agreed_digest):
        raise Differs
    return row is not None


def _store(number: str, lookup: str, draft: Draft, suspicious: bool) -> Testimony:
    number_hash = receipt_words.number_hash(number)
    if tombstones.known(tombstones.mark_of_form(number_hash)):
        raise Withdrawn
    if Testimony.objects.filter(state=State.HELD).count() >= FULL:
        raise Full
    flood = Testimony.objects.filter(state=State.WAITING).count() >= CEILING
    testimony = Testimony(
        state=State.HELD if suspicious or flood else State.WAITING,
        digest=fingerprint(draft.text), sealed=draft.sealed(),
        consent=consents.VERSION, consent_wording=consents.wording(), received=this_month(),
    )  # fmt: skip
    agreement.give(testimony, attribution(draft))
    testimony.save(force_insert=True)
    Receipt.objects.create(testimony=testimony, number_hash=number_hash, lookup=lookup)
    return testimony

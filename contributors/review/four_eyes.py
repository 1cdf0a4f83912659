"""The two keys to publish, and the turning of them. The database refuses where one is missing."""

import secrets
from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from contributors.drafts import Draft
from contributors.keeping.erasing import scrub
from contributors.models import AboutStage, Decision, State, Testimony
from contributors.months import next_month
from contributors.published import agreement
from contributors.published.attribution import Attribution, attribution
from contributors.review.mentoring import decide, opened, waiting
from contributors.writing.mirror import mirror
from sosguide.publishing.workflow import Refused, mentors, must_be_mentor

KEYS = (Decision.Kind.PRIVACY, Decision.Kind.ACCURACY)
TWO_PEOPLE = "The two keys are turned by two people where there are two mentors."
OTHERWISE_SHOWN = (
    "The contributor has not agreed to what may be shown today of who speaks. Save the same words once more: that asks "
    "for their yes."
)
SMALLEST, LARGEST = 100_000_000, 999_999_999  # public numbers: nine digits, drawn at random


def turn_privacy_key(*, testimony: Testimony, by: User, version: int, reasons: dict[str, str]) -> None:
    """The first key: nobody can be recognised. Every strong finding needs a reason why it may stay."""
    must_be_mentor(by)
    with transaction.atomic():
        row = waiting(testimony, version)
        found = mirror(opened(row))
        open_ones = [finding for finding in found.strong if not reasons.get(finding.key, "").strip()]
        if open_ones:
            raise Refused(f"Say why “{open_ones[0].excerpt}” may stay, or edit it.")
        note = "\n".join(f"{finding.excerpt}: {reasons[finding.key].strip()}" for finding in found.strong)
        _turn(row, Decision.Kind.PRIVACY, by, note)


def turn_accuracy_key(*, testimony: Testimony, by: User, version: int, note: str = "") -> None:
    """The second key: what it says of the law and the process is right, or is plainly one person's view."""
    must_be_mentor(by)
    with transaction.atomic():
        _turn(waiting(testimony, version), Decision.Kind.ACCURACY, by, note)


def publish(*, testimony: Testimony, by: User, version: int, month: date | None = None) -> Testimony:
    """Let a testimony join the batch of next month (`month` is for examples in development).

    Raises Refused without both keys, by two people where there are two, and the contributor's yes. All of it is
    asked here first, and not left to the database: PostgreSQL writes a statement that it refuses into its log,
    with the words.
    """
    must_be_mentor(by)
    try:
        with transaction.atomic():
            row = waiting(testimony, version)
            if not row.agreed:
                raise Refused("The contributor has not agreed to these words yet.")
            if len(keys_of(row)) < len(KEYS):
                raise Refused("Both keys must be turned for these words first.")
            if not ready(row):
                raise Refused(TWO_PEOPLE)
            draft = opened(row)
            if not agreement.covers(row, shown := attribution(draft)):
                raise Refused(OTHERWISE_SHOWN)
            _open(row, draft, shown, month or next_month())
            decide(row, Decision.Kind.APPROVED, by)
    except IntegrityError as error:
        raise Refused("The database refused: both keys are needed, by two people where there are two.") from error
    scrub()
    return row


def keys_of(testimony: Testimony) -> dict[str, list[Decision]]:
    """The keys turned for exactly these words; one may have been turned by several mentors."""
    rows = testimony.decisions.filter(kind__in=KEYS, version=testimony.version, digest=testimony.digest)
    turned: dict[str, list[Decision]] = {}
    for decision in rows.select_related("by").order_by("by__username"):
        turned.setdefault(decision.kind, []).append(decision)
    return turned


def ready(testimony: Testimony) -> bool:
    """Whether both keys are turned: by two people, or by one where there is no second mentor."""
    turned = keys_of(testimony)
    people = [{decision.by_id for decision in turned.get(kind, ())} for kind in KEYS]
    return all(people) and (len(set.union(*people)) > 1 or mentors().count() < len(KEYS))


def turnable(testimony: Testimony, by: User) -> Collection[str]:
    """The keys that this mentor may turn now.

    One who was alone may have turned both; when a second mentor comes, they can turn either of them too.
    """
    if ready(testimony):
        return ()
    turned = keys_of(testimony)
    mine = {kind for kind, decisions in turned.items() if by.pk in {decision.by_id for decision in decisions}}
    if mine and mentors().exclude(pk=by.pk).exists():
        return ()
    complete = len(turned) == len(KEYS)
    return [kind for kind in KEYS if kind not in mine and (complete or kind not in turned)]


def _turn(row: Testimony, kind: str, by: User, note: str) -> None:
    if kind not in turnable(row, by):
        turned = keys_of(row)
        raise Refused("This key has been turned already." if kind in turned else TWO_PEOPLE)
    decide(row, kind, by, note)


def _open(row: Testimony, draft: Draft, shown: Attribution, month: date) -> None:
    """Fill the public columns, as wide as they may be shown, and throw the rest away."""
    row.stages.all().delete()
    for stage in shown.stages:
        nation, slug = stage.split("/")
        AboutStage.objects.create(testimony=row, nation=nation, stage=slug)  # the database takes none afterwards
    row.state, row.words, row.sealed = State.PUBLISHED, draft.text, ""
    row.role, row.nation, row.band = shown.role, shown.nation, shown.band
    row.content_note, row.law_changed = draft.content_note, draft.law_changed
    row.month, row.number = month, _number()
    row.save()
    row.follow_ups.all().delete()
    row.decisions.filter(kind__in=KEYS).update(note="")  # a reason quotes what may have been taken out since


def _number() -> int:
    while True:
        number = secrets.randbelow(LARGEST - SMALLEST + 1) + SMALLEST
        if not Testimony.objects.filter(number=number).exists():
            return number

"""The two keys to publish, and the turning of them. The database refuses where one is missing."""

import secrets
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from contributors.actions.mentoring import must_be_mentor, waiting
from contributors.drafts import Draft, seal_text
from contributors.erasing import scrub
from contributors.mirror import mirror
from contributors.models import AboutStage, Decision, State, Testimony
from contributors.months import next_month, this_month
from contributors.showing import chair
from sosguide.publishing.actions import Refused

KEYS = (Decision.Kind.PRIVACY, Decision.Kind.ACCURACY)
SMALLEST, LARGEST = 100_000_000, 999_999_999  # public numbers: nine digits, drawn at random


def check_privacy(*, testimony: Testimony, by: Any, version: int, reasons: dict[str, str]) -> None:
    """The first key: nobody can be recognised. Every strong finding needs a reason why it may stay."""
    must_be_mentor(by)
    with transaction.atomic():
        row = waiting(testimony, version)
        found = mirror(Draft.unsealed(row.sealed))
        open_ones = [finding for finding in found.strong if not reasons.get(finding.key, "").strip()]
        if open_ones:
            raise Refused(f"Say why “{open_ones[0].excerpt}” may stay, or edit it.")
        note = "\n".join(f"{finding.excerpt}: {reasons[finding.key].strip()}" for finding in found.strong)
        _turn(row, Decision.Kind.PRIVACY, by, note)


def check_accuracy(*, testimony: Testimony, by: Any, version: int, note: str = "") -> None:
    """The second key: what it says of the law and the process is right, or is plainly one person's view."""
    must_be_mentor(by)
    with transaction.atomic():
        _turn(waiting(testimony, version), Decision.Kind.ACCURACY, by, note)


def publish(*, testimony: Testimony, by: Any, version: int, month: date | None = None) -> Testimony:
    """Let a testimony join the batch of next month (`month` is for examples at a desk).

    Raises Refused without both keys, by two people where there are two, and the contributor's yes.
    """
    must_be_mentor(by)
    try:
        with transaction.atomic():
            row = waiting(testimony, version)
            if not row.agreed:
                raise Refused("The contributor has not agreed to these words yet.")
            if len(keys_of(row)) < len(KEYS):
                raise Refused("It needs a privacy check and an accuracy check of these words first.")
            _open(row, month or next_month())
    except IntegrityError as error:
        raise Refused("The database refused: both keys are needed, by two people where there are two.") from error
    scrub()
    return row


def keys_of(testimony: Testimony) -> dict[str, Decision]:
    """The keys turned for exactly these words."""
    rows = testimony.decisions.filter(kind__in=KEYS, version=testimony.version, digest=testimony.digest)
    return {decision.kind: decision for decision in rows.select_related("by")}


def _turn(row: Testimony, kind: str, by: Any, note: str) -> None:
    if kind in keys_of(row):
        raise Refused("This key has been turned already.")
    Decision.objects.create(
        testimony=row, kind=kind, version=row.version, digest=row.digest, by=by, month=this_month(),
        note=seal_text(note),
    )  # fmt: skip


def _open(row: Testimony, month: date) -> None:
    """Fill the public columns, as wide as they may be shown, and throw the rest away."""
    draft = Draft.unsealed(row.sealed)
    shown = chair(role=draft.role, group=draft.group, nation=draft.nation, band=draft.band, stages=draft.stages)
    row.state, row.words, row.sealed = State.PUBLISHED, draft.text, ""
    row.role, row.nation, row.band = shown.role, shown.nation, shown.band
    row.month, row.number = month, _number()
    row.save()
    row.questions.all().delete()
    for stage in shown.stages:
        nation, slug = stage.split("/")
        AboutStage.objects.create(testimony=row, nation=nation, stage=slug)


def _number() -> int:
    while True:
        number = secrets.randbelow(LARGEST - SMALLEST + 1) + SMALLEST
        if not Testimony.objects.filter(number=number).exists():
            return number

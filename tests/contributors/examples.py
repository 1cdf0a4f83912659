"""Invented texts for development, each plainly marked. They are never shown where the site is public."""

import hashlib

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group

from contributors.drafts import Draft
from contributors.keys import fingerprint
from contributors.models import Testimony
from contributors.months import this_month
from contributors.published.roles import grouped_roles
from contributors.review.four_eyes import publish, turn_accuracy_key, turn_privacy_key
from contributors.writing.mirror import mirror
from contributors.writing.submit import submit
from sosguide.publishing.site import live as live_index
from sosguide.publishing.triggers import MENTOR
from sosguide.publishing.workflow import Refused

TEXTS = (
    (
        "social-worker", "england", "5-to-15", ("england/child-protection-conference",),
        "I sit beside families in that room, not against them, although I know it does not feel like that. I have "
        "written a long report, and I lie awake before I give it to a parent.\n\nI cannot decide alone. I say what I "
        "have seen and what I think, and then everybody at the table says theirs. What I wish families knew: when you "
        "tell me that I got something wrong, and show me, I change it.",
    ),
    (
        "teacher", "england", "over-15", ("england/child-protection-conference", "england/referral"),
        "I teach the child every day, and I am the one who rang. I still say good morning to the parents at the gate. "
        "I rang because I must, and because I was worried, not because I was sure.\n\nI do not decide what happens "
        "next. I come to the meeting to say what school sees: the good days too.",
    ),
    (
        "health-visitor", "england", "5-to-15", ("england/child-protection-conference",),
        "I weigh babies and listen. Most of what I write down is good. At the meeting I try to say that first.\n\nI "
        "cannot keep everything you tell me to myself, and I try to say so before you tell me, not after.",
    ),
    (
        "judge", "england", "over-15", ("england/final-hearing", "england/interim-care-order"),
        "I read every page before I come in. I read the parent’s statement twice. I have no view until I have heard "
        "you.\n\nI can only decide on what is put before me. If there is something I should know, tell your lawyer "
        "early. Nobody loses marks for crying.",
    ),
)  # fmt: skip


def publish_all() -> int:
    """Each goes the whole way: sent, checked twice, published this month. Returns how many were not there yet.

    Raises Refused where the site is public.
    """
    if not settings.DEVELOPMENT:
        raise Refused("Examples are never put where the site is public. This needs SOS_DEVELOPMENT=1.")
    mentors = [_mentor(f"example-mentor-{number}") for number in (1, 2)]
    new = [draft for draft in _drafts() if not _there(draft)]
    for draft in new:
        _publish(draft, *mentors)
    return len(new)


def _drafts() -> list[Draft]:
    groups = {slug: group for group, rows in grouped_roles(live_index.now()) for slug, _ in rows}
    return [
        Draft(text=text, role=role, group=groups.get(role, ""), nation=nation, band=band, stages=stages)
        for role, nation, band, stages, text in TEXTS
    ]


def _there(draft: Draft) -> bool:
    return Testimony.objects.filter(digest=fingerprint(draft.text)).exists()


def _mentor(name: str) -> AbstractUser:
    """A mentor who cannot sign in."""
    user, _ = get_user_model().objects.get_or_create(username=name)
    user.groups.add(Group.objects.get(name=MENTOR))
    return user


def _publish(draft: Draft, privacy: AbstractUser, accuracy: AbstractUser) -> None:
    submit(number=hashlib.sha256(draft.text.encode()).hexdigest()[:32], draft=draft)
    row = Testimony.objects.get(digest=fingerprint(draft.text))
    Testimony.objects.filter(pk=row.pk).update(example=True)
    reasons = {spot.key: "It is an example." for spot in mirror(draft).strong}
    turn_privacy_key(testimony=row, by=privacy, version=1, reasons=reasons)
    turn_accuracy_key(testimony=row, by=accuracy, version=1)
    publish(testimony=row, by=privacy, version=1, month=this_month())

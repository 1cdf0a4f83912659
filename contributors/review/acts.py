"""What a mentor can do with a testimony: a form, the verb it fills, the button, and what is said afterwards."""

from collections.abc import Callable
from typing import NamedTuple

from contributors.review import forms, four_eyes, mentoring


class Act(NamedTuple):
    """`said` may name {month}, in which what is approved now becomes public. `leaves`: back to the queue after it."""

    form: type[forms.ActForm]
    verb: Callable[..., object]
    button: str
    said: str
    leaves: bool = False


ACTS = {
    "privacy": Act(
        forms.PrivacyForm, four_eyes.turn_privacy_key, "Nobody can be recognised: turn the privacy key",
        "The privacy key is turned.",
    ),
    "accuracy": Act(
        forms.AccuracyForm, four_eyes.turn_accuracy_key, "What it says is right: turn the accuracy key",
        "The accuracy key is turned.",
    ),
    "publish": Act(
        forms.ReadForm, four_eyes.publish, "Approve for next month's batch",
        "Approved. It becomes public at the start of {month:%B %Y}, with the others of that month.", leaves=True,
    ),
    "ask": Act(forms.AskForm, mentoring.ask, "Ask", "Your question waits behind the receipt."),
    "edit": Act(
        forms.EditForm, mentoring.edit, "Store the edit: it needs the contributor's yes",
        "Edited. The contributor must agree through the receipt before it can be published.",
    ),
    "decline": Act(forms.DeclineForm, mentoring.decline, "Decline", "Declined, and counted.", leaves=True),
    "take_down": Act(
        forms.TakeDownForm, mentoring.take_down, "Take it down",
        "Taken down, and counted. It is gone from every page.",
    ),
    "annotate": Act(forms.AnnotateForm, mentoring.annotate, "Store the notes", "The notes are stored."),
    "risk": Act(forms.RiskForm, mentoring.report_risk, "Record it", "Recorded."),
}  # fmt: skip

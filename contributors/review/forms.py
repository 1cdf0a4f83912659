"""One form for each act of a mentor: its fields are the arguments of the act's verb, keyword by keyword."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator

from contributors.drafts import Draft
from contributors.models import ContentNote, Declined
from contributors.review.mentoring import CHANGED, LENGTH, NO_NOTE, NO_QUESTION, NO_REASON, NOTHING_DONE
from contributors.writing.cleaning import LIMIT, cleaned
from contributors.writing.mirror import Spot


def _line() -> forms.TextInput:
    return forms.TextInput({"class": "vTextField"})


class PlainTextField(forms.CharField):
    """Text as contributors and mentors write it to each other: without anything invisible, at most LIMIT characters."""

    def __init__(self, *, label: str, missing: str, rows: int = 3, too_long: str = LENGTH) -> None:
        """`missing` and `too_long` are shown to the mentor."""
        widget = forms.Textarea({"class": "vLargeTextField", "rows": rows, "cols": False, "spellcheck": "false"})
        super().__init__(
            label=label, widget=widget, error_messages={"required": missing},
            validators=[MaxLengthValidator(LIMIT, too_long)],
        )  # fmt: skip

    def to_python(self, value: object) -> str:
        """The text as it is stored."""
        return cleaned(super().to_python(value) or "")


class IdsField(forms.Field):
    """Identifiers of testimonies; anything else is left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Iterable[str] | None) -> set[UUID]:
        found = set()
        for text in value or ():
            try:
                found.add(UUID(text))
            except ValueError:
                continue
        return found


class ActForm(forms.Form):
    """What a mentor fills in for one act, on a testimony whose words are `draft`."""

    use_required_attribute = False
    from_draft: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, data: Mapping[str, Any] | None, *, act: str, button: str, draft: Draft, strong: Iterable[Spot] = ()
    ) -> None:
        """`strong` are the findings that the mirror does not let pass without a reason."""
        initial = {name: getattr(draft, name) for name in self.from_draft}
        super().__init__(data, auto_id=f"{act}-%s", initial=initial, label_suffix="")
        self.act, self.button, self.strong = act, button, tuple(strong)


class ReadForm(ActForm):
    """An act that counts only for the version that was read."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1,
        error_messages={"required": CHANGED, "invalid": CHANGED, "min_value": CHANGED},
    )  # fmt: skip


class PrivacyForm(ReadForm):
    """A reason for each strong finding, in a field `why-<its key>`; the verb refuses where one is missing."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for spot in self.strong:
            self.fields[f"why-{spot.key}"] = forms.CharField(
                label=f"“{spot.excerpt}” may stay, because", required=False, widget=_line()
            )

    def clean(self) -> dict[str, Any]:
        """The version, and the reasons by finding."""
        typed = self.cleaned_data
        reasons = {spot.key: typed.get(f"why-{spot.key}", "") for spot in self.strong}
        return {"version": typed.get("version"), "reasons": reasons}


class AccuracyForm(ReadForm):
    """A word for the other mentor."""

    note = forms.CharField(label="Note for the other mentor (optional)", required=False, widget=_line())


class AskForm(ActForm):
    """A question for the contributor."""

    text = PlainTextField(label="A question for the contributor", missing=NO_QUESTION)


class EditForm(ReadForm):
    """The words, edited."""

    from_draft = ("text",)
    text = PlainTextField(label="The words, edited", missing=LENGTH, rows=14)


class DeclineForm(ReadForm):
    """Why it is not published."""

    reason = forms.ChoiceField(
        label="Because", choices=[("", "Choose"), *Declined.Reason.choices],
        error_messages={"required": NO_REASON, "invalid_choice": NO_REASON},
    )  # fmt: skip


class TakeDownForm(ActForm):
    """Why it is taken down."""

    reason = DeclineForm.base_fields["reason"]


class AnnotateForm(ActForm):
    """What readers are warned of before the words."""

    from_draft = ("content_note", "law_changed")
    content_note = forms.ChoiceField(
        label="Before the words, say", required=False, choices=[("", "nothing"), *ContentNote.choices],
        error_messages={"invalid_choice": NO_NOTE},
    )  # fmt: skip
    law_changed = forms.BooleanField(label="The law has changed since this was written", required=False)


class RiskForm(ActForm):
    """What was done because a child may be at risk."""

    note = PlainTextField(label="What you did", missing=NOTHING_DONE)


class HeldForm(forms.Form):
    """Which held texts a mentor lets in, and whether the others on the page, or all others, are erased."""

    on_page, ticked = IdsField(required=False), IdsField(required=False)
    empty, empty_all = forms.BooleanField(required=False), forms.BooleanField(required=False)

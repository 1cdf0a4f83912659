"""What a field offers to choose from that the nations' files decide."""

from django import forms
from django.utils.text import capfirst

from sosguide.nations import Nation, in_order
from sosguide.publishing.models.columns import NationValueField


def choices(key: str, nation: Nation | None) -> list[tuple[str, str]]:
    """The values under a key of a nation's file, each with its words. For a page that has no nation yet: those of all,
    each with the words of the first nation that has it.
    """
    found: dict[str, str] = {}
    for one in [nation] if nation else in_order():
        for value, words in one.profile.values(key).items():
            found.setdefault(value, f"{value}: {words}")
    return list(found.items())


def choice_field(column: NationValueField, nation: Nation | None) -> forms.ChoiceField:
    """The form field for such a column.

    Where the page holds a value that is not offered, the empty line is shown for it: a browser would choose the first.
    """
    return forms.ChoiceField(
        choices=[("", "---------"), *choices(column.of_nation, nation)],
        required=not column.blank,
        label=capfirst(column.verbose_name),
        help_text=column.help_text,
        initial=column.default if column.has_default() else None,
    )

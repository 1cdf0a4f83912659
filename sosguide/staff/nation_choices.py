"""What a field offers to choose from that the nations' files decide. The column takes any word: editions are kept."""

from django import forms
from django.db import models
from django.utils.text import capfirst

from sosguide.nations import in_order

KEYS = {"force": "force", "place_line": "lines"}
"""The columns whose values are in the nations' files, and under which key."""


def choices(column: str) -> list[tuple[str, str]]:
    """The values of a column in all nations, each with the words of the first nation that has it; [] for others."""
    found: dict[str, str] = {}
    for nation in in_order() if column in KEYS else ():
        for value, words in nation.profile.values(KEYS[column]).items():
            found.setdefault(value, f"{value}: {words}")
    return list(found.items())


def choice_field(field: "models.Field[str, str]") -> forms.ChoiceField | None:
    """The form field for a column whose values the nations' files give; None for any other column."""
    offered = choices(field.name)
    if not offered:
        return None
    initial = field.default if field.has_default() else None
    blank = [] if initial else [("", "---------")]
    return forms.ChoiceField(
        choices=[*blank, *offered], label=capfirst(field.verbose_name), help_text=field.help_text, initial=initial
    )

"""The form of the calculator, in two steps: what happened; then on what day and, where hours count, at what time.

It says what is wrong in words one can act on.
"""

import re
from calendar import month_name, monthrange
from collections.abc import Collection, Mapping
from datetime import date, time
from typing import Any

from django import forms

from sosguide.nations import Event

YEARS = range(1990, 2100)
MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
TIME = re.compile(r"([0-9]{1,2})(?:[:. ]?([0-9]{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)
NOON, MINUTES = 12, 60


class Unreadable(Exception):
    """What was typed is not a day or an hour. `field` names the box to look at."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class EventForm(forms.Form):
    """One event and, from the second step on, its day. `by_hour` names the events that need the time as well."""

    event = forms.ChoiceField(
        error_messages={"required": "Choose what happened.", "invalid_choice": "Choose what happened from the list."}
    )
    day = forms.CharField(required=False)
    month = forms.CharField(required=False)
    year = forms.CharField(required=False)
    time = forms.CharField(required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, events: Collection[Event], by_hour: Collection[str]
    ) -> None:
        super().__init__(data)
        self.known = {event.slug: event for event in events}
        event_field = self.fields["event"]
        if isinstance(event_field, forms.ChoiceField):
            event_field.choices = [(event.slug, event.name) for event in events]
        self.by_hour = by_hour

    @property
    def chosen(self) -> Event | None:
        """What happened, once that is known."""
        return self.known.get(self.data.get("event", ""))

    @property
    def asks_time(self) -> bool:
        """Whether hours count after what happened."""
        return self.chosen is not None and self.chosen.slug in self.by_hour

    def clean(self) -> dict[str, Any]:
        """Add the day as `on`, and the hour as `at` where the event needs one; neither in the first step."""
        super().clean()
        values = self.cleaned_data
        if "day" not in self.data:
            return values
        try:
            values["on"] = read_date(*(values.get(part, "") for part in ("day", "month", "year")))
            if values.get("event") in self.by_hour:
                values["at"] = read_time(values.get("time", ""))
        except Unreadable as unreadable:
            self.add_error(unreadable.field, str(unreadable))
        return values


def read_date(day: str, month: str, year: str) -> date:
    """The day of three boxes. A month may be a number or a name, a year two figures. Raises Unreadable."""
    missing = [name for name, text in (("day", day), ("month", month), ("year", year)) if not text]
    if missing:
        raise Unreadable(missing[0], f"Give the {' and the '.join(missing)}.")
    month = str(next((number for name, number in MONTHS.items() if _is_name(month, name)), month))
    for name, text, most in (("day", day, 31), ("month", month, 12)):
        if not re.fullmatch("0?[1-9]|[1-9][0-9]", text) or int(text) > most:
            raise Unreadable(name, f"The {name} is a number from 1 to {most}. You wrote “{text[:20]}”.")
    if not re.fullmatch("[0-9]{2}|[0-9]{4}", year):
        raise Unreadable("year", f"Write the year in four figures, like 2026. You wrote “{year[:20]}”.")
    return _real_day(int(day), int(month), int(year) + (2000 if len(year) < len("2026") else 0))


def _is_name(typed: str, name: str) -> bool:
    return typed.isalpha() and len(typed) > len("ma") and name.startswith(typed.lower())


def _real_day(day: int, month: int, year: int) -> date:
    if year not in YEARS:
        raise Unreadable("year", f"Give a year from {YEARS[0]} to {YEARS[-1]}. You wrote {year}.")
    days = monthrange(year, month)[1]
    if day > days:
        name = f"{month_name[month]} {year}"
        raise Unreadable("day", f"There is no {day} {name}. That month has {days} days.")
    return date(year, month, day)


def read_time(text: str) -> time:
    """The hour of one box: 14:30, 02:30, 2.30pm, 2pm or noon. Raises Unreadable, also where it could be either half of
    the day: a limit in hours would end twelve hours too soon or too late.
    """
    text = text.strip()
    if not text:
        raise Unreadable("time", "Give the time too. This limit is counted in hours.")
    if text.lower() in ("noon", "midday"):
        return time(NOON)
    found = TIME.fullmatch(text)
    hour, minute, half = (int(found[1]), int(found[2] or 0), (found[3] or "").lower()) if found else (99, 0, "")
    either = found and not half and not text.startswith("0") and 1 <= hour <= NOON and minute < MINUTES
    if either:
        raise Unreadable("time", f"Is that morning or afternoon? Write {text[:20]}am or {text[:20]}pm.")
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0) if 1 <= hour <= NOON else 99
    try:
        return time(hour, minute)
    except ValueError:
        raise Unreadable("time", f"Write the time like 14:30 or 2.30pm. You wrote “{text[:20]}”.") from None

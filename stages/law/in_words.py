"""The answers of the calculator in words: the last day or hour, and what can be said once it is over. Plain Python."""

from datetime import datetime

from stages.law.time_limits import Due, in_words

NOON = 12


def to_say(due: Due) -> str:
    """What the reader can write or read out once the time is over, with its last day in place; "" without a day."""
    return due.clock.to_say(last_in_words(due)) if due.last else ""


def last_in_words(due: Due) -> str:
    """The last day of a limit, or its last hour; "" where no day is known."""
    if not due.last:
        return ""
    return f"{hour_in_words(due.hour)} on {in_words(due.last)}" if due.hour else in_words(due.last)


def hour_in_words(hour: datetime) -> str:
    """An hour as people write it: 9.05am, noon, midnight at the start of a day.

    >>> [hour_in_words(datetime(2026, 11, 30, *at)) for at in ((9, 5), (12, 0), (0, 0), (0, 5))]
    ['9.05am', 'noon', 'midnight at the start of the day,', '12.05am']
    """
    if hour.minute == 0 and hour.hour in (0, NOON):
        return "noon" if hour.hour else "midnight at the start of the day,"
    return f"{hour.hour % NOON or NOON}.{hour:%M}{'am' if hour.hour < NOON else 'pm'}"

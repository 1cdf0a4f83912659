"""What you can say when a limit is missed: one calm sentence for each who may have missed it. Plain Python."""

from datetime import datetime

from stages.law.time_limits import Due, in_words


def say_if_missed(due: Due) -> str:
    """A sentence to write or read out; "" where nobody else can miss it, or where no day is known."""
    limit = due.limit
    if due.binds_reader or due.event.wait or not due.last:
        return ""
    if limit.binds.startswith("the police"):
        return f"{_limit(due)} Under what power is my child being kept now? Please tell me in writing."
    if limit.binds.startswith("the court"):
        return f"{_limit(due)} Has the court given more time? Until when, and why?"
    return f"{_limit(due)} Please tell me in writing what happens now, and by what day."


def last_in_words(due: Due) -> str:
    """The last day of a limit, or its last hour; "" where no day is known."""
    if not due.last:
        return ""
    return f"{clock(due.hour)} on {in_words(due.last)}" if due.hour else in_words(due.last)


def clock(hour: datetime) -> str:
    """An hour as people write it: 9.05am."""
    return f"{hour.hour % 12 or 12}.{hour:%M}{'am' if hour.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon


def length_in_words(due: Due) -> str:
    """How long a limit is: 1 working day, 3 months."""
    unit = due.limit.unit.value
    return f"{due.limit.length} {unit.removesuffix('s') if due.limit.length == 1 else unit}"


def _limit(due: Due) -> str:
    what = due.limit.what
    return f"{what}: the limit is {length_in_words(due)} from {due.limit.starts}. That was {last_in_words(due)}."

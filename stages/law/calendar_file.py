"""The dates as a calendar file (RFC 5545). It says nothing of this site, its address or the reader. Plain Python."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from stages.law.in_words import to_say
from stages.law.time_limits import Due

LINE = 75  # octets; a longer line goes on after a line break and a space


def calendar_file(dues: Iterable[Due], *, now: datetime, quiet: bool = False) -> bytes:
    """One entry for each date that is known; `quiet` entries do not say what they are about."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dates//EN"]
    for due in dues:
        if due.last:
            lines += _entry(due, due.last, now, quiet)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _entry(due: Due, last: date, now: datetime, quiet: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid4()}"
    yield f"DTSTAMP:{_moment(now)}"
    if due.hour:
        yield f"DTSTART:{_moment(due.hour)}"
    else:
        yield f"DTSTART;VALUE=DATE:{due.first or last:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    if quiet:
        yield "SUMMARY:A date to remember"
    else:
        yield f"SUMMARY:{_escaped(_summary(due))}"
        yield f"DESCRIPTION:{_escaped(_about(due))}"
    yield "END:VEVENT"


def _summary(due: Due) -> str:
    if due.wait:
        return f"The wait ends: {due.fact.title}"
    return f"{'Between these days' if due.first else 'Last day'}: {due.fact.title}"


def _about(due: Due) -> str:
    """What the page says of it: how it is counted, on whom it falls, what a careful person would add, what to say."""
    clock = due.clock
    counted = f"{clock.in_words}, counted from: {clock.starts}. Falls on: {clock.binds}."
    said = [] if due.wait else [f"Afterwards you can say: {to_say(due)}"]
    return "\n".join(filter(None, [counted, *due.remarks, clock.passes, *said, clock.note]))


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """A line cut so that no piece is longer than LINE octets, and no letter is cut in two."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces) + "\r\n"

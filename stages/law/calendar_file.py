"""The dates as a calendar file (RFC 5545). It says nothing of this site, its address or the reader. Plain Python.

The name of an entry is the same at every download of the same date, so that a calendar replaces it and does not keep
two; it is made with a secret key, so that it tells nobody which date it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from stages.law.in_words import to_say
from stages.law.time_limits import Due

SAFE = "To be safe, do it by this day"
LINE = 75  # octets; a longer line goes on after a line break and a space


def calendar_file(dues: Iterable[Due], *, now: datetime, key: bytes, quiet: bool = False) -> bytes:
    """One entry for each date that is known, and one for the day that is safe; `quiet` entries do not say what they are
    about. `key` is a secret of at most 64 bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dates//EN"]
    for due in dues:
        if due.last:
            lines += _entry(due, due.last, now, key, quiet)
        if due.safe:
            safe = replace(due, first=None, remarks=())
            lines += _entry(safe, due.safe, now, key, quiet, SAFE)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _entry(due: Due, last: date, now: datetime, key: bytes, quiet: bool, kind: str = "") -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_name(due, kind, key)}"
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
        yield f"SUMMARY:{_escaped(f'{kind}: {due.fact.title}' if kind else _summary(due))}"
        yield f"DESCRIPTION:{_escaped(_about(due))}"
    yield "END:VEVENT"


def _name(due: Due, kind: str, key: bytes) -> UUID:
    told = f"{due.event.slug} {due.on} {due.fact.nation} {due.fact.slug} {kind}"
    return UUID(bytes=blake2b(told.encode(), key=key, digest_size=16).digest(), version=4)


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

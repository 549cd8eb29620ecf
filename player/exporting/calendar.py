"""A file for calendars (RFC 5545): appointments as other programs read them, with their times and reminders.

Times are those of whoever reads it, wherever they are: half past six is half past six. The same appointment
has the same name in every file, so that reading a newer one moves it and adds none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 75
"""Octets of a line at most, without its end."""
_REMIND_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment."""

    name: str
    """What it is known by, the same in every file."""
    day: date
    """When."""
    title: str
    """What it is called."""
    text: str = ""
    """What else there is to say."""
    time: str = ""
    """Time of day, ``07:30``; empty for the whole day."""
    seconds: float = 0.0
    """How long it takes."""


def calendar_text(title: str, events: Iterable[Event], made: datetime) -> str:
    """Return a calendar as the text of a file; ``made`` is when, with its time zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Limber//Limber//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(title)}",
    ]
    stamp = made.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    for event in events:
        lines += _event_lines(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event_lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.name)}@limber"
    yield f"DTSTAMP:{stamp}"
    if event.time:
        hour, minute = map(int, event.time.split(":"))
        start = datetime(event.day.year, event.day.month, event.day.day, hour, minute)
        yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{max(1, round(event.seconds / 60))}M"
    else:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    if event.time:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-PT{_REMIND_MINUTES}M"
        yield f"DESCRIPTION:{_escaped(event.title)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as it stands in a value; signs that no calendar takes are left out."""
    plain = "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or sign.isprintable())
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts that are short enough; no sign is cut in two."""
    part, size, most = "", 0, _LONGEST
    for sign in line:
        wide = len(sign.encode("utf-8"))
        if size + wide > most:
            yield part
            part, size = " ", 1
        part += sign
        size += wide
    yield part

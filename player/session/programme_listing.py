"""Listings of programmes: week by week as text to read, and as plain values for other programs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from player.language import counted, said
from player.session.programme import appointments
from player.session.weeks import WEEKDAYS

if TYPE_CHECKING:
    from player.session.programme import Appointment, Programme

_A_MONDAY = date(2024, 1, 1)


def programme_text(programme: Programme, start: date | None = None) -> str:
    """Return a programme, a line for each day; with dates where it starts on one, else from a Monday on."""
    lines = [programme.title]
    if programme.weeks > 1:
        lines[0] += f"  {counted('1 week', '{count} weeks', programme.weeks)}"
    week = 0
    for each in appointments(programme, start or _A_MONDAY):
        if each.week != week:
            week = each.week
            lines += ["", said("Week {number}", number=week)]
        lines.append(f"  {_day(each, dated=start is not None)}  {_what(each)}".rstrip())
    return "\n".join(lines) + "\n"


def programme_value(programme: Programme, start: date | None = None) -> dict[str, Any]:
    """Return ``title``, ``weeks`` and ``days``, each with its week, weekday, session and values."""
    return {
        "title": programme.title,
        "weeks": programme.weeks,
        "days": [
            {
                "week": each.week,
                "day": WEEKDAYS[each.date.weekday()],
                "date": each.date.isoformat() if start is not None else None,
                "time": each.time,
                "session": each.session,
                "values": dict(each.values),
                "measure": list(each.measure),
                "title": each.title,
                "note": each.note,
                "optional": each.optional,
            }
            for each in appointments(programme, start or _A_MONDAY)
        ],
    }


def _day(each: Appointment, *, dated: bool) -> str:
    day = said(WEEKDAYS[each.date.weekday()].capitalize())
    parts = [day, *([each.date.isoformat()] if dated else []), *([each.time] if each.time else [])]
    return " ".join(parts)


def _what(each: Appointment) -> str:
    parts = [f"{each.session:24}" if each.values or each.measure else each.session]
    parts += [f"{name} = {value}" for name, value in each.values]
    parts += [said("measure {test}", test=test) for test in each.measure]
    parts += [said("(optional)")] if each.optional else []
    return "  ".join(part for part in parts if part)

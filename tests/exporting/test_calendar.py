"""Files for calendars: what RFC 5545 asks of lines, texts and times, read back by a reader of their own."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as some

from player.exporting.calendar import Event, calendar_text

MADE = datetime(2026, 11, 26, 20, 30, tzinfo=timezone(timedelta(hours=2)))
MORNING = Event("six-1", date(2026, 11, 30), "Core foundation", "18 min", "7:30", 1085.0)


def read(text: str) -> list[dict[str, str]]:
    """Return the events of a calendar file, as a reader that follows the standard would."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    lines: list[str] = []
    for line in text.split("\r\n")[:-1]:
        assert len(line.encode()) <= 75
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    found: list[dict[str, str]] = []
    inside = ""
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        inside = (
            line[6:] if line.startswith("BEGIN:") else inside if not line.startswith("END:") else "VEVENT"
        )
        if found and not line.startswith(("BEGIN", "END")):
            name, value = line.split(":", 1)
            found[-1][f"{inside}.{name}" if inside == "VALARM" else name] = plain(value)
    return found


def plain(value: str) -> str:
    """Return a text as it was before it was escaped."""
    out, signs = "", iter(value)
    for sign in signs:
        escaped = next(signs) if sign == "\\" else sign
        out += "\n" if sign == "\\" and escaped in "nN" else escaped
    return out


def test_an_appointment_with_a_time_has_a_length_and_reminds() -> None:
    (event,) = read(calendar_text("Six weeks", [MORNING], MADE))
    assert event["UID"] == "six-1@limber" and event["SUMMARY"] == "Core foundation"
    assert event["DTSTART"] == "20261130T073000" and event["DURATION"] == "PT18M"
    assert event["DTSTAMP"] == "20261126T183000Z"
    assert event["VALARM.TRIGGER"] == "-PT10M" and event["VALARM.ACTION"] == "DISPLAY"


def test_one_without_a_time_is_a_day_that_leaves_one_free() -> None:
    event_on = Event("six-1", date(2026, 12, 31), "Core foundation")
    (event,) = read(calendar_text("Six weeks", [event_on], MADE))
    assert event["DTSTART;VALUE=DATE"] == "20261231" and event["DTEND;VALUE=DATE"] == "20270101"
    assert event["TRANSP"] == "TRANSPARENT" and "VALARM.ACTION" not in event


TEXTS = some.text(
    some.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")) | some.just("\n")
)


@given(TEXTS, TEXTS)
def test_every_text_comes_back_as_it_was(title: str, text: str) -> None:
    shown = "".join(sign for sign in title if sign == "\n" or sign.isprintable())
    kept = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    event = Event("a", date(2026, 11, 30), title, text)
    (back,) = read(calendar_text("Weeks; of, days\\", [event], MADE))
    assert back["SUMMARY"] == shown and back.get("DESCRIPTION", "") == kept

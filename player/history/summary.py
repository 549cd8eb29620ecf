"""What runs add up to: weeks, sides, and the table that other programs read. Pure; the days are those of the
time zone that is passed in."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from player.language import called, later, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from player.history.runs import Run, RunState

USUAL_DAYS = 3
"""Days a week that keep what has been gained; fewer lose it again (reviews of stretching programmes)."""
_LEAST_SECONDS = 60.0
"""A run with less work than this does not make a day count."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day."""

    date: date
    """Which."""
    seconds: float = 0.0
    """Seconds of work."""
    sessions: int = 0
    """How many runs with at least a minute of work."""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday."""

    days: tuple[Day, ...]
    """Monday to Sunday."""
    goal: int
    """How many days with a session keep it."""

    @property
    def monday(self) -> date:
        """Return its first day."""
        return self.days[0].date

    @property
    def active(self) -> int:
        """Return how many days had a session."""
        return sum(day.sessions > 0 for day in self.days)

    @property
    def kept(self) -> bool:
        """Return whether as many days had a session as were meant to."""
        return self.active >= self.goal

    @property
    def seconds(self) -> float:
        """Return the seconds of work."""
        return sum(day.seconds for day in self.days)


@dataclass(frozen=True, slots=True)
class Sides:
    """Seconds of work, by side."""

    left: float = 0.0
    """On the left."""
    right: float = 0.0
    """On the right."""
    both: float = 0.0
    """Where no side is named."""


def day_of(seconds: float, zone: tzinfo | None = None) -> date:
    """Return the day of a time in seconds since 1970; in the machine's own time zone where none is given."""
    return datetime.fromtimestamp(seconds, timezone.utc).astimezone(zone).date()


def weeks_of(
    runs: Iterable[Run], today: date, count: int, goal: int = USUAL_DAYS, zone: tzinfo | None = None
) -> tuple[Week, ...]:
    """Return the last weeks, the oldest first; the last one is that of today."""
    days: dict[date, Day] = {}
    for run in runs:
        when = day_of(run.began, zone)
        day = days.get(when, Day(when))
        counts = run.done >= _LEAST_SECONDS
        days[when] = Day(when, day.seconds + run.done, day.sessions + counts)
    first = today - timedelta(days=today.weekday(), weeks=count - 1)
    return tuple(
        Week(
            tuple(
                days.get(each, Day(each))
                for each in (first + timedelta(weeks=week, days=day) for day in range(7))
            ),
            goal,
        )
        for week in range(count)
    )


def streak_of(weeks: Sequence[Week]) -> int:
    """Return how many weeks in a row have been kept up to now. The week that is still going on counts once it
    is kept, and breaks nothing before."""
    past = list(weeks)
    if past and not past[-1].kept:
        past.pop()
    count = 0
    for week in reversed(past):
        if not week.kept:
            break
        count += 1
    return count


def sides_of(runs: Iterable[Run]) -> Sides:
    """Return the seconds of work by side."""
    seconds = {"left": 0.0, "right": 0.0, "": 0.0}
    for run in runs:
        for work in run.works:
            seconds[work.side] += work.done
    return Sides(seconds["left"], seconds["right"], seconds[""])


_ENDINGS: dict[RunState, str] = {
    "finished": later("finished"),
    "left": later("ended early"),
    "open": later("interrupted"),
    "put aside": later("interrupted"),
}
_COLUMNS: tuple[tuple[str, Callable[[Run], object]], ...] = (
    ("run", lambda run: run.identity),
    ("session", lambda run: run.title),
    ("file", lambda run: run.file),
    ("how it ended", lambda run: said(_ENDINGS[run.state])),
)
_HEAD = (
    *("date", "time", *(name for name, _ in _COLUMNS)),
    *("step", "what", "exercise", "side"),
    *("planned seconds", "done seconds", "skipped"),
    *("question", "answer"),
)


def csv_of(runs: Iterable[Run], zone: tzinfo | None = None) -> str:
    """Return the runs as a table: a line for each step and side, and for each answer.

    Texts that a spreadsheet would take for a formula get an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([called("column", name) for name in _HEAD])
    for run in runs:
        when = datetime.fromtimestamp(run.began, timezone.utc).astimezone(zone)
        start = (when.strftime("%Y-%m-%d"), when.strftime("%H:%M"), *(value(run) for _, value in _COLUMNS))
        rows: list[tuple[object, ...]] = [
            (
                *(work.step, work.title, work.exercise, said(work.side), round(work.planned, 1)),
                *(round(work.done, 1), said("yes") if work.skipped else "", "", ""),
            )
            for work in run.works
        ]
        rows += [("", "", "", said(each.side), "", "", "", each.question, each.value) for each in run.answers]
        for row in rows or [("",) * 9]:
            writer.writerow([_harmless(value) for value in (*start, *row)])
    return out.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value

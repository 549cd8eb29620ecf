"""Programmes: sessions over weeks, as frozen values, and the days that they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.session.weeks import Day


@dataclass(frozen=True, slots=True)
class WeekValues:
    """The values of a session's parameters in one week."""

    week: int
    """Which week, from 1."""
    values: tuple[tuple[str, str], ...] = ()
    """By name, as they are written in a file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a plan: what is done, on which days of which weeks."""

    line: int
    """Line of the file."""
    session: str
    """The session, as the file names it; nothing for a day on which something is only measured."""
    days: tuple[Day, ...]
    """On which days."""
    weeks: tuple[WeekValues, ...]
    """In which weeks, with which values."""
    measure: tuple[str, ...] = ()
    """Names of the tests that are taken again."""
    title: str = ""
    """What it is called."""
    note: str = ""
    """Shown in the calendar."""
    time: str = ""
    """Time of day, ``07:30``; nothing for any."""
    optional: bool = False
    """Whether it may be left out."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Sessions over weeks."""

    title: str
    """What it is called."""
    weeks: int
    """How many weeks it takes."""
    plan: tuple[Row, ...]
    """Its rows, in the order of the file."""
    summary: str = ""
    """One or two sentences."""
    language: str = "en"
    """BCP 47."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    license: str = ""
    """How it may be shared."""
    sources: tuple[str, ...] = ()
    """Where its doses come from."""
    level: str = ""
    """How demanding it is."""
    equipment: tuple[str, ...] = ()
    """What is needed."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    cautions: tuple[str, ...] = ()
    """Warnings."""
    cover: str = ""
    """The exercise whose figure stands for it."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """What is to be done on one day."""

    date: date
    """When."""
    week: int
    """Which week of the programme, from 1."""
    row: int
    """Index into ``Programme.plan``."""
    session: str
    """The session, as the programme names it; nothing where something is only measured."""
    values: tuple[tuple[str, str], ...] = ()
    """Values of its parameters, as they are written in a file."""
    measure: tuple[str, ...] = ()
    """Names of the tests that are taken again."""
    title: str = ""
    """What it is called, where the programme says so."""
    note: str = ""
    """Shown in the calendar."""
    time: str = ""
    """Time of day, ``07:30``; nothing for any."""
    optional: bool = False
    """Whether it may be left out."""


def appointments(programme: Programme, start: date) -> tuple[Appointment, ...]:
    """Return everything that is to be done, by day and time, where a programme starts on a date.

    A week of a programme has seven days from the day of its start; each day of the week lies in it once.
    """
    found = []
    for number, row in enumerate(programme.plan):
        for each in row.weeks:
            for day in row.days:
                when = start + timedelta(days=7 * (each.week - 1) + day.in_week(start))
                found.append(
                    Appointment(
                        when,
                        each.week,
                        number,
                        row.session,
                        each.values,
                        row.measure,
                        row.title,
                        row.note,
                        row.time,
                        row.optional,
                    )
                )
    return tuple(sorted(found, key=lambda each: (each.date, each.time or "99", each.row)))

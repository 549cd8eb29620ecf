"""Weeks and days of a programme as they are written: ``"1-3"``, ``"odd"``, ``["mon", "thu"]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from player.language import later, said
from player.session.problems import did_you_mean
from player.session.reading import ValueProblem, kind_of, shown

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Days of the week as they are written."""
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Their names in full."""
_RANGE = re.compile(r"(\d{1,3})\s*(?:(-|–|\.\.)\s*(\d{1,3})?)?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_WEEKS_HINT = later('write 3, "1-3", "4-", "odd", "even" or a list of them')
_DAYS_HINT = later('write days such as ["mon", "thu"], "daily", "weekdays", or 1 to 7 counted from the start')
DAY_SETS = {"daily": range(7), "weekdays": range(5), "weekend": range(5, 7)}
"""Words for several days, by the places of these days in the week."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Some weeks of a programme."""

    first: int
    """The first one, from 1."""
    last: int | None = None
    """The last one; None for up to the end."""
    step: int = 1
    """How far apart they are."""

    def hold(self, week: int) -> bool:
        """Return whether a week is one of them."""
        return (
            week >= self.first
            and (self.last is None or week <= self.last)
            and (week - self.first) % self.step == 0
        )


@dataclass(frozen=True, slots=True)
class Day:
    """A day of each week of a programme."""

    weekday: int | None = None
    """The day of the week, Monday 0; None where it is counted from the start."""
    number: int = 1
    """Or which day from the start, from 1 to 7."""

    def in_week(self, start: date) -> int:
        """Return how many days after the beginning of a week it lies, where the first begins on a date."""
        return self.number - 1 if self.weekday is None else (self.weekday - start.weekday()) % 7

    @property
    def name(self) -> str:
        """Return what people call it."""
        return (
            said("day {number}", number=self.number)
            if self.weekday is None
            else said(WEEKDAY_NAMES[self.weekday].capitalize())
        )


def read_weeks(value: Any) -> tuple[Weeks, ...]:
    """Return the weeks that a value names. Raises ``ValueProblem``."""
    if isinstance(value, list):
        if not value or len(value) > 104:
            raise ValueProblem("bad-value", said("no week is named"), said(_WEEKS_HINT))
        return tuple(weeks for entry in value for weeks in read_weeks(entry))
    if isinstance(value, int) and not isinstance(value, bool):
        return (_weeks(value, value),)
    if not isinstance(value, str):
        raise ValueProblem(
            "wrong-type",
            said("weeks are numbers or text, not {kind_of}", kind_of=kind_of(value)),
            said(_WEEKS_HINT),
        )
    text = value.strip().lower()
    if text in ("odd", "even"):
        return (Weeks(1 if text == "odd" else 2, None, 2),)
    found = _RANGE.fullmatch(text)
    if found is None:
        raise ValueProblem("bad-value", said("{value} names no weeks", value=shown(value)), said(_WEEKS_HINT))
    first = int(found[1])
    return (_weeks(first, first if found[2] is None else int(found[3]) if found[3] else None),)


def read_days(value: Any) -> tuple[Day, ...]:
    """Return the days that a value names. Raises ``ValueProblem``."""
    if isinstance(value, list):
        if not value or len(value) > 14:
            raise ValueProblem("bad-value", said("no day is named"), said(_DAYS_HINT))
        return tuple(dict.fromkeys(day for entry in value for day in read_days(entry)))
    if isinstance(value, int) and not isinstance(value, bool):
        if not 1 <= value <= 7:
            raise ValueProblem(
                "out-of-range", said("{value} is not between 1 and 7", value=shown(value)), said(_DAYS_HINT)
            )
        return (Day(number=value),)
    if not isinstance(value, str):
        raise ValueProblem(
            "wrong-type",
            said("days are names or numbers, not {kind_of}", kind_of=kind_of(value)),
            said(_DAYS_HINT),
        )
    text = value.strip().lower()
    if text in DAY_SETS:
        return tuple(Day(weekday) for weekday in DAY_SETS[text])
    for names in (WEEKDAYS, WEEKDAY_NAMES):
        if text in names:
            return (Day(names.index(text)),)
    known = (*WEEKDAYS, *DAY_SETS)
    raise ValueProblem(
        "bad-choice",
        said("{value} is no day", value=shown(value)),
        did_you_mean(text, known) or said(_DAYS_HINT),
    )


def read_clock(value: Any) -> str:
    """Return a time of day as ``07:30``. Raises ``ValueProblem``."""
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueProblem(
            "bad-value",
            said("{value} is no time of day", value=shown(value)),
            said('write for example "07:30"'),
        )
    return f"{int(found[1]):02}:{found[2]}"


def _weeks(first: int, last: int | None) -> Weeks:
    if first < 1 or (last is not None and last < first):
        raise ValueProblem("out-of-range", said("the weeks begin at 1 and run forward"), said(_WEEKS_HINT))
    return Weeks(first, last)

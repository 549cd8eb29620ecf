"""Charts as values: what was measured by side, how much it hurt, the minutes of each week, and the words that
stand above each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from player.history.changes import amount_text, change_text, pain_text, side_text, tighter_text, weeks_text
from player.history.measures import pain_of, series_of, tighter_of
from player.language import counted, day_text, month_text, said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from player.history.measures import Pain, Series
    from player.history.runs import Run, SideName
    from player.history.summary import Week

Mark: TypeAlias = Literal["disc", "square", "ring", "open square"]
"""The shape of a line's points."""
Hue: TypeAlias = Literal["first", "second"]
"""Which of the two colours a line has."""

_SIDES: tuple[SideName, ...] = ("left", "right", "")
_STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0)
_MOST_TICKS = 4
_HINTS = {"less": said("Less is better."), "more": said("More is better."), "": ""}


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one row of bars."""

    name: str
    """What stands at its end: ``Left``; nothing where it is alone."""
    values: tuple[float | None, ...]
    """One for each column, where there is one."""
    mark: Mark = "disc"
    """The shape of its points."""
    hue: Hue = "first"
    """Its colour."""
    dashed: bool = False
    """Whether it is dashed."""


@dataclass(frozen=True, slots=True)
class Column:
    """What belongs to one day, or to one week."""

    day: date
    """Which; of a week its first."""
    told: str
    """Its values in words: ``Sun 22 Nov: left 28°, right 22°, difference 6°``."""
    label: str = ""
    """What stands below it, if there is room."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart."""

    name: str
    """What it is known by: the test, ``pain`` or ``weeks``."""
    title: str
    """What it is about."""
    text: str
    """What has changed, in words."""
    columns: tuple[Column, ...]
    """In order of time."""
    lines: tuple[Line, ...]
    """What is drawn."""
    low: float
    """The lower end of its scale."""
    high: float
    """The upper end."""
    ticks: tuple[tuple[float, str], ...]
    """The lines of its scale, and what stands beside them."""
    error: float = 0.0
    """A change of less may be chance."""
    bars: bool = False
    """Whether bars are drawn, and not lines."""

    @property
    def table(self) -> str:
        """Return all of it in words, a sentence a column."""
        return ". ".join(column.told for column in self.columns)


@dataclass(frozen=True, slots=True)
class Tighter:
    """The side that was measured to be the tighter one."""

    side: SideName
    """Which."""
    text: str
    """That in words, with the test and the day."""
    used: bool
    """Whether sessions use it already."""


def charts_of(runs: Sequence[Run]) -> tuple[Chart, ...]:
    """Return a chart for each test that was taken, and one for pain where that was asked more than once."""
    found = [_test_chart(series) for series in series_of(runs)]
    pains = pain_of(runs)
    if len(pains) > 1:
        found.append(_pain_chart(pains))
    return tuple(found)


def week_chart(weeks: Sequence[Week]) -> Chart:
    """Return the minutes of each week, with how many sessions there were."""
    minutes = tuple(round(week.seconds / 60, 1) for week in weeks)
    columns = tuple(
        Column(
            week.monday,
            said(
                "Week of {day}: {minutes} min, {sessions}",
                day=day_text(week.monday),
                minutes=round(week.seconds / 60),
                sessions=counted("1 session", "{count} sessions", sum(day.sessions for day in week.days)),
            ),
            f"{week.monday.day} {month_text(week.monday)}",
        )
        for week in weeks
    )
    low, high, ticks = _scale(0.0, max((*minutes, 10.0)), "min")
    line = Line("", minutes)
    title = said("Minutes a week")
    return Chart("weeks", title, weeks_text(weeks), columns, (line,), low, high, ticks, bars=True)


def tighter_offer(runs: Sequence[Run], chosen: str) -> Tighter | None:
    """Return which side was measured to be tighter; None where none was, or none is."""
    side, series = tighter_of(series_of(runs))
    if not side or series is None:
        return None
    return Tighter(side, tighter_text(side, series), chosen == side)


def _test_chart(series: Series) -> Chart:
    unit, hint = series.test.unit, _HINTS[series.test.better]
    columns = []
    for result in series.results:
        parts = [_named(side, result.of(side), unit) for side in _SIDES if result.of(side) is not None]
        if result.left is not None and result.right is not None:
            gap = amount_text(abs(result.left - result.right), unit)
            parts.append(said("difference {gap}", gap=gap))
        columns.append(Column(result.day, f"{day_text(result.day)}: {', '.join(parts)}", _day(result.day)))
    lines = tuple(
        Line(
            side_text(side).capitalize(),
            tuple(result.of(side) for result in series.results),
            "square" if side == "right" else "disc",
            "second" if side == "right" else "first",
            side == "right",
        )
        for side in _SIDES
        if series.of(side)
    )
    values = [value for line in lines for value in line.values if value is not None]
    low, high, ticks = _scale(min(values), max(values), unit)
    title = f"{said(series.test.name)}. {hint}".strip() if hint else said(series.test.name)
    text = change_text(series)
    return Chart(series.name, title, text, tuple(columns), lines, low, high, ticks, error=series.test.error)


def _pain_chart(pains: Sequence[Pain]) -> Chart:
    """Return how much it hurt before and after, by side where that was asked; of a day the last time."""
    days = sorted({pain.day for pain in pains})
    sides = [side for side in _SIDES if any(pain.side == side for pain in pains)]
    by = {(pain.day, pain.side): pain for pain in pains}
    columns, lines = [], []
    for day in days:
        parts = []
        for side in sides:
            pain = by.get((day, side))
            if pain is not None:
                parts += [
                    " ".join(word for word in (side_text(side), name, f"{value:g}") if word)
                    for name, value in ((said("before"), pain.before), (said("after"), pain.after))
                    if value is not None
                ]
        columns.append(Column(day, f"{day_text(day)}: {', '.join(parts)}", _day(day)))
    for side in sides:
        hue: Hue = "second" if side == "right" else "first"
        for after in (False, True):
            values = tuple(_pain_value(by.get((day, side)), after=after) for day in days)
            if any(value is not None for value in values):
                name = said("after") if after else said("before")
                mark: Mark = (
                    ("square" if after else "open square") if side == "right" else "disc" if after else "ring"
                )
                told = " ".join(word for word in (side_text(side), name) if word)
                lines.append(Line(told[:1].upper() + told[1:], values, mark, hue, not after))
    ticks = tuple((float(tick), str(tick)) for tick in (0, 5, 10))
    title = said("Pain, 0 to 10")
    return Chart("pain", title, pain_text(pains), tuple(columns), tuple(lines), 0.0, 10.0, ticks)


def _pain_value(pain: Pain | None, *, after: bool) -> float | None:
    if pain is None:
        return None
    return pain.after if after else pain.before


def _named(side: SideName, value: float | None, unit: str) -> str:
    amount = amount_text(value or 0.0, unit)
    return f"{side_text(side)} {amount}" if side else amount


def _day(day: date) -> str:
    return f"{day.day} {month_text(day)}"


def _scale(least: float, most: float, unit: str) -> tuple[float, float, tuple[tuple[float, str], ...]]:
    """Return the ends of a scale that holds some values, and its lines: few, and round."""
    if least > 0 and least < most * 0.6:
        least = 0.0
    room = max(most - least, 1.0)
    step = next((step for step in _STEPS if room / step <= _MOST_TICKS), room / _MOST_TICKS)
    low = step * (least // step)
    high = step * -(-most // step)
    if high - low < step:
        high = low + step
    count = round((high - low) / step)
    ticks = tuple((low + step * place, amount_text(low + step * place, unit)) for place in range(count + 1))
    return low, high, ticks

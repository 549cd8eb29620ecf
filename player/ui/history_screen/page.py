"""The history as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from player.history.summary import Sides, Week, sides_of, streak_of, weeks_of
from player.language import counted, day_text, said
from player.ui.history_screen.charts import Chart, Tighter, charts_of, tighter_offer, week_chart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from player.history.runs import Run

WEEKS = 12
"""Weeks on the calendar."""
_RECENT = 4
"""Weeks that are added up by side."""
_LEAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class RunLine:
    """One use of a session."""

    title: str
    """The session's title."""
    when: str
    """When it was: ``Thu 26 Nov, 18:40``."""
    text: str
    """How much, on which sides, and what was left out."""
    ended: str
    """How it ended; empty where it was done to its end."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """All that the screen shows."""

    today: date
    """The day of today."""
    weeks: tuple[Week, ...] = ()
    """The last weeks, the oldest first."""
    streak: int = 0
    """How many weeks in a row have been kept."""
    sides: Sides = field(default_factory=Sides)
    """Seconds of work by side in the last four weeks."""
    lines: tuple[RunLine, ...] = ()
    """Sessions, the latest first."""
    minutes: Chart | None = None
    """The minutes of each week."""
    charts: tuple[Chart, ...] = ()
    """What was measured, and how much it hurt."""
    tighter: Tighter | None = None
    """The side that was measured to be the tighter one."""

    @property
    def streak_text(self) -> str:
        """Return the weeks in a row in words."""
        if not self.streak:
            return said("A new start")
        return counted("1 week in a row", "{count} weeks in a row", self.streak)

    @property
    def week_text(self) -> str:
        """Return this week in words."""
        if not self.weeks:
            return ""
        week = self.weeks[-1]
        more = week.goal - week.active
        done = said("{active} of {goal} days this week", active=week.active, goal=week.goal)
        if more <= 0:
            return said("{done}: kept", done=done)
        return counted("{done}, 1 to go", "{done}, {count} to go", more, done=done)


def page_of(runs: Sequence[Run], today: date, goal: int, tighter: str = "") -> HistoryPage:
    """Return what the screen shows of all runs; ``tighter`` is the side that sessions give more."""
    weeks = weeks_of(runs, today, WEEKS + 60, goal)
    recent = [run for run in runs if run.began >= _start_of(weeks[-_RECENT])]
    return HistoryPage(
        today=today,
        weeks=weeks[-WEEKS:],
        streak=streak_of(weeks),
        sides=sides_of(recent),
        lines=tuple(line_of(run) for run in reversed(runs) if _is_kept(run)),
        minutes=week_chart(weeks[-WEEKS:]),
        charts=charts_of(runs),
        tighter=tighter_offer(runs, tighter),
    )


def line_of(run: Run) -> RunLine:
    """Return a run in a few words."""
    then = datetime.fromtimestamp(run.began).astimezone()
    sides = sides_of((run,))
    parts = [said("{time} of work", time=time_text(run.done))]
    if sides.left or sides.right:
        parts.append(
            said("left {left}, right {right}", left=time_text(sides.left), right=time_text(sides.right))
        )
    skipped = list(dict.fromkeys(_skipped(run)))
    if skipped:
        more = said(" and {count} more", count=len(skipped) - 3) if len(skipped) > 3 else ""
        parts.append(said("left out {names}{more}", names=", ".join(skipped[:3]), more=more))
    parts += [f"{answer.question} {answer.value:g}" for answer in run.answers]
    ended = {"finished": "", "left": said("ended early")}.get(run.state, said("interrupted"))
    when = f"{day_text(then)}, {then.hour}:{then.minute:02}"
    return RunLine(run.title, when, " · ".join(parts), ended)


def time_text(seconds: float) -> str:
    """Return seconds as people read them: ``40 s``, ``12 min``, ``1 h 5 min``."""
    if seconds < 59.5:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    return said("{hours} h {rest} min", hours=hours, rest=rest) if hours else f"{minutes} min"


def _skipped(run: Run) -> list[str]:
    """Return what was gone past, with its side where only that one was."""
    whole: dict[str, None] = {}
    for work in run.works:
        if work.skipped:
            sides = [other for other in run.works if (other.step, other.turn) == (work.step, work.turn)]
            one_side = work.side and not all(other.skipped for other in sides)
            whole[f"{work.title} ({work.side})" if one_side else work.title] = None
    return list(whole)


def _start_of(week: Week) -> float:
    day = week.monday
    return datetime(day.year, day.month, day.day).astimezone().timestamp()


def _is_kept(run: Run) -> bool:
    """Return whether a run is listed: something was done in it, or answered."""
    return run.done >= _LEAST_SECONDS or bool(run.answers)

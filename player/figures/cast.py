"""The cast: which figure is shown at a moment of a session, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.figures.figure import Figure
from player.figures.motion import FigureState
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.figures.drawing import Drawing
    from player.timeline.moment import Moment
    from player.timeline.timeline import Phase


class Cast:
    """The figures of the exercises, each read when it is first shown."""

    def __init__(self, figure_of: Callable[[str], Figure | None]) -> None:
        """Take what gives an exercise's figure; None where it has none."""
        self._figure_of = figure_of
        self._figures: dict[str, Figure | None] = {}

    def drawing_at(self, moment: Moment, palette: str) -> Drawing | None:
        """Return what is seen at a moment, in the ``light`` or ``dark`` palette; None without a figure."""
        phase = moment.phase
        if phase.exercise is None:
            return None
        if phase.exercise not in self._figures:
            self._figures[phase.exercise] = self._figure_of(phase.exercise)
        figure = self._figures[phase.exercise]
        return figure.drawing_at(state_of(moment), phase.side, palette) if figure is not None else None


def state_of(moment: Moment) -> FigureState:
    """Return what a figure has to know of a moment."""
    phase = moment.phase
    part = moment.part
    place = phase.parts.index(part) if part is not None else 0
    return FigureState(
        kind=phase.kind,
        part=part.name if part is not None else None,
        part_progress=moment.part_progress,
        after=phase.parts[place - 1].name if part is not None and place else None,
        phase_progress=moment.progress,
        seconds=(moment.left if phase.open else moment.frame - phase.span.start) / RATE,
        previous_kind=_kind_before(moment.before, phase),
        cycle=phase.cycle,
        cycles=phase.cycles,
        rep=phase.rep or place // 2 + 1,
        reps=phase.reps or None,
        effort=(phase.effort or 100) / 100,
        pose=phase.pose or None,
        previous_pose=_pose_before(moment.before, phase),
    )


def _kind_before(before: Phase | None, phase: Phase) -> str | None:
    return before.kind if before is not None and _same_figure(before, phase) else None


def _pose_before(before: Phase | None, phase: Phase) -> str | None:
    return (before.pose or None) if before is not None and _same_figure(before, phase) else None


def _same_figure(before: Phase, phase: Phase) -> bool:
    return (before.exercise, before.side) == (phase.exercise, phase.side)

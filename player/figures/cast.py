"""The cast: which figure is shown at a moment of a session, and what it does.

Time is cut into the same steps in every beat of a movement, so that each rep shows the same pictures, and
what has been drawn and painted once serves the whole set.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.figures.figure import NOT_TURNED, Figure, Turned
from player.figures.motion import FigureState
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.figures.drawing import Drawing
    from player.timeline.frames import Span
    from player.timeline.moment import Moment
    from player.timeline.timeline import Phase, Side

_QUICK = 30
"""Pictures in a second of a movement."""
_CALM = 15
"""Pictures in a second while nothing but breath, glow and arrow moves."""
_MOVING = ("rep", "roll", "inhale", "exhale")
_GOING = 5 * RATE
"""In so many frames the figure has come to where a phase wants it."""


class Cast:
    """The figures of the exercises, each read when it is first shown."""

    def __init__(self, figure_of: Callable[[str], Figure | None]) -> None:
        """Take what gives an exercise's figure; None where it has none."""
        self._figure_of = figure_of
        self._figures: dict[str, Figure | None] = {}
        self._repeated: dict[tuple[object, ...], Drawing] = {}
        self._repeats: tuple[object, ...] = ()

    def drawing_at(
        self,
        moment: Moment,
        palette: str,
        frame: int | None = None,
        *,
        turned: Turned = NOT_TURNED,
        reduced: bool = False,
    ) -> Drawing | None:
        """Return what is seen at a moment, or at a later frame of the same beat of the same phase; None
        without a figure.

        ``palette`` and ``turned`` as in ``Figure.drawing_at``; with ``reduced`` motion only key poses are
        shown.
        """
        phase = moment.phase
        if phase.exercise is None:
            return None
        if phase.exercise not in self._figures:
            self._figures[phase.exercise] = self._figure_of(phase.exercise)
        figure = self._figures[phase.exercise]
        if figure is None:
            return None
        if phase.open:
            return _drawn(figure, moment, state_of(moment, reduced=reduced), palette, turned)
        picture = _picture_at(moment, moment.frame if frame is None else frame)
        if not _repeats(moment, figure):
            state = state_of(_at_picture(moment, picture), reduced=reduced)
            return _drawn(figure, moment, state, palette, turned)
        repeats = (phase.exercise, phase.side, palette, phase.kind, turned, phase.view, reduced)
        if repeats != self._repeats:
            self._repeats = repeats
            self._repeated.clear()
        part = moment.part
        key = (picture, part and part.name, part and part.span.start - phase.span.start, phase.span.length)
        found = self._repeated.get(key)
        if found is None:
            state = state_of(_at_picture(moment, picture), reduced=reduced)
            found = _drawn(figure, moment, state, palette, turned)
            self._repeated[key] = found
        return found


def _drawn(figure: Figure, moment: Moment, state: FigureState, palette: str, turned: Turned) -> Drawing:
    side, view = _side(moment.phase), moment.phase.view
    if _takes_turns(moment):
        return figure.drawing_in_turn(state, side, palette, turned, view)
    return figure.drawing_at(state, side, palette, turned, view)


def _takes_turns(moment: Moment) -> bool:
    """Whether the sides change from rep to rep, without time to turn round."""
    phase, before = moment.phase, moment.before
    return (
        phase.side is not None
        and phase.kind in ("rep", "hold")
        and before is not None
        and before.exercise == phase.exercise
        and before.kind != "change side"
        and before.side != phase.side
    )


def until_next_picture(moment: Moment, frame: int | None = None) -> int:
    """Return in how many frames from a moment, or from a later frame of the same beat, something else may be
    seen of a figure.
    """
    now = moment.frame if frame is None else frame
    span, count = _pictures(moment)
    index = (now - span.start) * count // max(1, span.length)
    return max(1, -(-span.length * (index + 1) // count) - (now - span.start))


def _pictures(moment: Moment) -> tuple[Span, int]:
    """The beat or phase that a moment is in, and in how many pictures it is shown."""
    phase = moment.phase
    span = moment.part.span if moment.part is not None else phase.span
    quick = phase.kind in _MOVING or moment.frame - phase.span.start < _GOING
    return span, max(1, round(span.length * (_QUICK if quick else _CALM) / RATE))


def _picture_at(moment: Moment, frame: int) -> tuple[int, int]:
    """Which picture of how many is due at a frame."""
    span, count = _pictures(moment)
    return (frame - span.start) * count // max(1, span.length), count


def _repeats(moment: Moment, figure: Figure) -> bool:
    """Whether the same was shown in the rep before: one that has grown to its full range, and goes on."""
    phase, before = moment.phase, moment.before
    return (
        moment.part is not None
        and before is not None
        and before.kind == phase.kind == "rep"
        and not (phase.pose or before.pose)
        and min(phase.rep, before.rep) > figure.motion.grow
        and _same_figure(before, phase)
    )


def _at_picture(moment: Moment, picture: tuple[int, int]) -> Moment:
    """The moment at which a picture begins."""
    index, count = picture
    span, _ = _pictures(moment)
    frame = span.start + round(index * span.length / count)
    return replace(
        moment,
        frame=frame,
        progress=moment.phase.span.fraction(frame),
        part_progress=index / count if moment.part is not None else moment.part_progress,
    )


def state_of(moment: Moment, *, reduced: bool = False) -> FigureState:
    """Return what a figure has to know of a moment; with ``reduced`` motion it only shows key poses."""
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
        ramp=phase.ramp / RATE,
        yields=phase.yields or (moment.before is not None and moment.before.yields),
        reduced=reduced,
    )


def _kind_before(before: Phase | None, phase: Phase) -> str | None:
    return before.kind if before is not None and _same_figure(before, phase) else None


def _pose_before(before: Phase | None, phase: Phase) -> str | None:
    return (before.pose or None) if before is not None and _same_figure(before, phase) else None


def _same_figure(before: Phase, phase: Phase) -> bool:
    return (before.exercise, _side(before)) == (phase.exercise, _side(phase))


def _side(phase: Phase) -> Side | None:
    return phase.side or phase.figure_side

"""The cast shows the figure of the phase's exercise, on its side, and tells it what the moment says."""

from __future__ import annotations

from dataclasses import replace

from player.figures.cast import Cast, state_of
from player.figures.figure import Figure
from player.timeline.frames import RATE, Span
from player.timeline.moment import Moment
from player.timeline.timeline import Part, Phase
from tests.figures.shown import figure_of

_PHASE = Phase(
    Span(0, 4 * RATE),
    "rep",
    "Swing",
    step=0,
    exercise="leg-swing",
    side="left",
    rep=3,
    reps=10,
    parts=(Part("out", Span(0, 2 * RATE)), Part("back", Span(2 * RATE, 4 * RATE))),
)


def _moment(phase: Phase, before: Phase | None = None, seconds: float = 3.0) -> Moment:
    frame = round(seconds * RATE)
    part = next((one for one in phase.parts if one.span.holds(frame)), None)
    return Moment(
        frame=frame,
        phase=phase,
        phase_index=1,
        before=before,
        progress=phase.span.fraction(frame),
        block_progress=0.5,
        left=phase.span.end - frame,
        elapsed=frame,
        remaining=0,
        part=part,
        part_progress=part.span.fraction(frame) if part else 0.0,
        caption="",
        ahead=None,
    )


def test_a_figure_is_told_part_rep_and_time() -> None:
    state = state_of(_moment(_PHASE))
    assert (state.kind, state.part, state.part_progress, state.after) == ("rep", "back", 0.5, "out")
    assert (state.rep, state.reps, state.seconds, state.phase_progress) == (3, 10, 3.0, 0.75)


def test_what_came_before_counts_only_for_the_same_figure() -> None:
    hold = replace(_PHASE, kind="hold", parts=(), pose="front")
    assert state_of(_moment(_PHASE, hold)).previous_kind == "hold"
    assert state_of(_moment(_PHASE, hold)).previous_pose == "front"
    assert state_of(_moment(_PHASE, replace(hold, side="right"))).previous_kind is None
    assert state_of(_moment(_PHASE, replace(hold, exercise="plank"))).previous_pose is None
    assert state_of(_moment(hold)).pose == "front"


def test_each_figure_is_read_once_and_an_unknown_one_shows_nothing() -> None:
    asked: list[str] = []

    def figure(identity: str) -> Figure | None:
        asked.append(identity)
        return figure_of("leg-swing") if identity == "leg-swing" else None

    cast = Cast(figure)
    first = cast.drawing_at(_moment(_PHASE), "light")
    assert first is not None
    assert first.view_box == figure_of("leg-swing").view_box("left")
    assert cast.drawing_at(_moment(_PHASE), "light") is first
    assert cast.drawing_at(_moment(replace(_PHASE, exercise="nothing")), "light") is None
    assert cast.drawing_at(_moment(replace(_PHASE, exercise="nothing")), "light") is None
    assert cast.drawing_at(_moment(replace(_PHASE, exercise=None)), "light") is None
    assert asked == ["leg-swing", "nothing"]

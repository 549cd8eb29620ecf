"""The cast shows the figure of the phase's exercise, on its side, and tells it what the moment says."""

from __future__ import annotations

from dataclasses import replace

from player.figures.cast import Cast, state_of, until_next_picture
from player.figures.drawing import Drawing
from player.figures.figure import Figure
from player.figures.looks import LIGHT
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


def _swing(rep: int) -> Phase:
    start = (rep - 1) * 4 * RATE + 7
    parts = (
        Part("out", Span(start, start + 2 * RATE)),
        Part("back", Span(start + 2 * RATE, start + 4 * RATE)),
    )
    return replace(_PHASE, span=Span(start, start + 4 * RATE), parts=parts, rep=rep)


def test_every_rep_shows_the_same_pictures() -> None:
    cast = Cast(lambda identity: figure_of(identity))
    shown: list[list[int]] = []
    for rep in (8, 9, 10):
        phase = _swing(rep)
        pictures = []
        for step in range(0, 4 * RATE, 900 + rep):
            moment = _moment(phase, _swing(rep - 1), (phase.span.start + step) / RATE)
            pictures.append(id(cast.drawing_at(moment, "light")))
        shown.append(list(dict.fromkeys(pictures)))
    assert shown[0] == shown[1] == shown[2]
    assert 30 < len(shown[0]) < 61


def test_a_later_frame_of_a_beat_needs_no_moment_of_its_own() -> None:
    cast = Cast(lambda identity: figure_of(identity))
    for before, phase in ((None, _PHASE), (_swing(8), _swing(9))):
        early, late = (_moment(phase, before, phase.span.start / RATE + seconds) for seconds in (0.25, 1.5))
        assert cast.drawing_at(early, "light", late.frame) is cast.drawing_at(late, "light")
        assert until_next_picture(early, late.frame) == until_next_picture(late)


def test_the_next_picture_of_a_movement_is_due_a_thirtieth_of_a_second_later() -> None:
    moment = _moment(_PHASE, _PHASE, 1.0)
    assert until_next_picture(moment) == RATE // 30
    assert until_next_picture(moment, moment.frame + 1) == RATE // 30 - 1
    hold = replace(_PHASE, kind="hold", parts=(), span=Span(0, 20 * RATE))
    assert until_next_picture(_moment(hold, None, 10.0)) == RATE // 15


def test_reps_that_take_turns_go_on_looking_the_same_way() -> None:
    cast = Cast(figure_of)
    rep = replace(_PHASE, exercise="dead-bug", rep=2, parts=())
    right = replace(rep, side="right")
    pictures = {
        "right": cast.drawing_at(_moment(right, rep, seconds=2.0), "light"),
        "left": cast.drawing_at(_moment(rep, right, seconds=2.0), "light"),
    }
    mirrored = cast.drawing_at(_moment(rep, replace(rep, rep=1), seconds=2.0), "light")
    boxes = {drawing.view_box for drawing in pictures.values() if drawing is not None}
    assert len(boxes) == 1
    assert pictures["left"] is not None
    assert mirrored is not None
    assert pictures["left"].shapes != mirrored.shapes
    assert cast.drawing_at(_moment(rep, right, seconds=2.0), "light") is pictures["left"]
    assert _heads_at(pictures["left"]) == _heads_at(pictures["right"]) != _heads_at(mirrored)


def _heads_at(drawing: Drawing | None) -> bool:
    """Whether the hair is on the left half of what is drawn."""
    assert drawing is not None
    x, _, width, _ = drawing.bounds()
    places = [shape.points[0] for shape in drawing.shapes if shape.fill == LIGHT.hair]
    return sum(places) / len(places) < x + width / 2

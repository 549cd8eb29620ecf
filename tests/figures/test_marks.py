"""Teaching marks: arrows of push and movement, the ghost of what comes next, the band of the working side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from player.figures.arrows import arrow_paths, movement_arrow
from player.figures.camera import camera_for
from player.figures.drawing import Shape
from player.figures.looks import LIGHT, look_of
from player.figures.motion import FigureState
from player.figures.reading import read_figure
from tests.figures.shown import NAMES, figure_of, table_of

_STRAP = "supine-strap-hamstring"


def test_getting_ready_shows_where_it_goes_and_how() -> None:
    marks = figure_of(_STRAP).marks_at(FigureState("prepare", seconds=2.0, phase_progress=0.2))
    assert marks.ghost == "stretch"
    assert marks.trail == (("start", "start", 0.0), ("stretch", "stretch", 0.0))
    drawn = figure_of(_STRAP).drawing_at(FigureState("prepare", seconds=2.0, phase_progress=0.2))
    see_through = [shape for shape in drawn.shapes if shape.opacity == 0.26 and not shape.smooth]
    assert len(see_through) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_ghost_is_a_pose_that_is_not_the_start(name: str) -> None:
    figure = figure_of(name)
    ghost = figure.marks_at(FigureState("prepare", seconds=2.0, phase_progress=0.2)).ghost
    assert ghost != figure.motion.start
    others = {name for path in figure.motion.paths.values() for name in path} - {figure.motion.start}
    assert ghost in others if others else not ghost


def test_the_arrow_of_a_movement_goes_while_the_figure_comes_and_is_gone_when_it_is_there() -> None:
    figure = figure_of(_STRAP)
    moving = figure.marks_at(FigureState("stretch", seconds=1.0, phase_progress=0.05))
    there = figure.marks_at(FigureState("stretch", seconds=9.0, phase_progress=0.5))
    assert moving.trail
    assert moving.fresh > 0.5
    assert there.trail == ()


@pytest.mark.parametrize("name", ["squat", "romanian-deadlift", "cobra", "chin-tuck", "good-morning"])
def test_an_arrow_that_moves_the_head_does_not_lie_on_it(name: str) -> None:
    figure = figure_of(name)
    marks = figure.marks_at(FigureState("prepare", seconds=2.0, phase_progress=0.2))
    assert marks.trail
    way = [figure.stance_at(mix).skeleton() for mix in marks.trail]
    heads = [figure.camera.flat(bones.points["head"]) for bones in way]
    shapes = movement_arrow(arrow_paths(way, figure.camera, marks.moves), LIGHT, 1.0)
    assert shapes
    box = figure.view_box()
    for shape in shapes:
        points = np.array(shape.points).reshape(-1, 2)
        for head in heads:
            assert float(np.hypot(*(points * (1.0, -1.0) - head).T).min()) > 0.06
        assert (points > box[:2]).all()
        assert (points < (box[0] + box[2], box[1] + box[3])).all()


@pytest.mark.parametrize("name", [name for name in NAMES if figure_of(name).wrong])
def test_a_mistake_is_another_position_than_the_right_ones(name: str) -> None:
    figure = figure_of(name)
    for wrong, text in figure.wrong.items():
        assert text
        for pose in set(figure.poses) - set(figure.wrong):
            apart = np.subtract(figure.poses[wrong].angles, figure.poses[pose].angles)
            assert float(np.abs(apart).max()) > 8.0


def test_most_exercises_that_can_go_wrong_show_how() -> None:
    assert sum(1 for name in NAMES if figure_of(name).wrong) >= 39


def test_a_mistake_may_be_seen_from_where_it_shows() -> None:
    figure = figure_of("sit-to-stand")
    assert figure.poses["knees-in"].view == "front"
    turned = figure.wrong_drawing("knees-in", None, "light", (40.0, 0.0))
    assert turned == figure.wrong_drawing("knees-in")
    table = {"poses": {"a": {"view": "below"}}}
    assert [place for place, _ in read_figure(table)[1]] == ["poses.a.view"]


@pytest.mark.parametrize("name", ["double-knee-to-chest", "squat", "bird-dog"])
def test_a_glow_is_painted_once_though_it_lies_on_seat_and_thigh(name: str) -> None:
    figure = figure_of(name)
    state = FigureState("hold", seconds=9.0, phase_progress=0.5)
    look = look_of("light")
    tones = {look.warm, look.cool}
    glows = [shape for shape in figure.drawing_at(state, "right").shapes if shape.fill in tones]
    assert any(muscle.startswith("gluteus") for muscle in figure.work.target)
    # five layers of the tone itself and a lighter one in the middle
    assert 0 < len(glows) <= 5 * len(figure.marks_at(state).glows)


def test_the_first_rep_shows_the_way_there_and_back_and_later_reps_do_not() -> None:
    figure = figure_of("squat")
    down = figure.marks_at(FigureState("rep", part="lower", rep=1))
    up = figure.marks_at(FigureState("rep", part="lift", rep=1))
    assert down.trail == (("top", "top", 0.0), ("bottom", "bottom", 0.0))
    assert up.trail == (down.trail[1], down.trail[0])
    assert figure.marks_at(FigureState("rep", part="lower", rep=2)).trail == ()


_QUIET = {"hold", "inhale", "exhale", "stretch", "contract", "relax", "pull", "deepen"}


@pytest.mark.parametrize("name", NAMES)
def test_every_movement_has_an_arrow_that_covers_no_head(name: str) -> None:
    figure = figure_of(name)
    box = figure.view_box()
    for kind, path in figure.motion.paths.items():
        if kind in _QUIET or len(path) < 2:
            continue
        legs = len(path) if len(path) > 2 else 2
        for leg in range(legs):
            state = FigureState(kind, part_progress=(leg + 0.5) / legs)
            marks = figure.marks_at(state)
            assert marks.trail, kind
            way = [figure.stance_at(mix).skeleton() for mix in marks.trail]
            paths = arrow_paths(way, figure.camera, marks.moves)
            assert paths, kind
            for points in paths:
                assert (points > (box[0], -(box[1] + box[3]))).all()
                assert (points < (box[0] + box[2], -box[1])).all()
                for bones in (way[0], way[-1]):
                    head = figure.camera.flat(bones.points["head"])
                    assert float(np.hypot(*(points - head).T).min()) > 0.045


def test_an_arrow_goes_past_poses_that_are_only_gone_through() -> None:
    figure = figure_of("hip-out")
    there = figure.marks_at(FigureState("rep", part_progress=0.1)).trail
    assert [first for first, _, _ in there] == ["stand", "up", "out"]
    assert figure.marks_at(FigureState("rep", part_progress=0.5)).trail == there
    back = figure.marks_at(FigureState("rep", part_progress=0.9)).trail
    assert [first for first, _, _ in back] == ["out", "stand"]
    # while it stays in a pose, the arrow tells how it came there
    stays = figure_of("squat-toe-raise")
    for part, way in ((0.25, ["stand", "squat"]), (0.4, ["squat", "toes"]), (0.6, ["squat", "toes"])):
        told = stays.marks_at(FigureState("rep", part_progress=part)).trail
        assert [first for first, _, _ in told] == way
    round_it = figure_of("hip-circles").marks_at(FigureState("rep", part_progress=0.6)).trail
    assert [first for first, _, _ in round_it] == ["front", "out", "behind", "back", "front"]


def test_a_breath_has_an_arrow_out_of_the_belly_and_back_to_it() -> None:
    figure = figure_of("diaphragm-breathing")
    ups = []
    for kind in ("inhale", "exhale"):
        marks = figure.marks_at(FigureState(kind, seconds=1.0, phase_progress=0.25))
        bones = [figure.stance_at(mix).skeleton() for mix in marks.trail]
        (path,) = arrow_paths(bones, figure.camera, marks.moves)
        ups.append(float(path[-1][1] - path[0][1]))
        assert float(path[:, 1].min()) > float(figure.camera.flat(bones[0].points["lumbar"])[1])
    assert ups[0] > 0.05 > -0.05 > ups[1]
    resting = figure_of("standing")
    one, two = (resting.marks_at(FigureState("hold", seconds=seconds)).moves for seconds in (1.0, 3.0))
    assert (one, two) == (("inhale",), ("exhale",))
    assert figure_of("plank").marks_at(FigureState("hold", seconds=1.0)).moves == ()
    # who only rests is not led through the breath
    assert figure_of("rest-supine").marks_at(FigureState("hold", seconds=1.0)).moves == ()


def test_a_gliding_chin_has_a_level_arrow_before_the_face() -> None:
    figure = figure_of("chin-tuck")
    for part, way in ((0.1, -1.0), (0.6, 1.0)):
        marks = figure.marks_at(FigureState("rep", part_progress=part))
        trail = [figure.stance_at(mix).skeleton() for mix in marks.trail]
        (path,) = arrow_paths(trail, figure.camera, marks.moves)
        went = path[-1] - path[0]
        assert went[0] * way > 0.15
        assert abs(went[1]) < 0.15 * abs(went[0])
        chins = figure.camera.flat(
            np.array([bones.at("head", "head", 0.048, -0.052, 0.0) for bones in trail])
        )
        assert path[:, 0].min() > chins[:, 0].max()
        assert chins[:, 1].min() - 0.03 < path[:, 1].mean() < chins[:, 1].max() + 0.03


def test_the_front_of_a_neck_glows_on_the_neck() -> None:
    figure = figure_of("chin-tuck")
    drawn = figure.drawing_at(FigureState("hold", seconds=9.0, phase_progress=0.5))
    glow = [shape for shape in drawn.shapes if shape.fill == LIGHT.cool]
    assert glow
    bones = figure.stance_of("tuck").skeleton()
    low, high = (figure.camera.flat(bones.points[name]) for name in ("neck", "atlas"))
    for shape in glow:
        x, y = np.asarray(shape.points, dtype=float).reshape(-1, 2).T
        assert low[1] - 0.02 < -y.max() <= -y.min() < high[1] + 0.03
        assert x.max() > high[0]


def test_a_pelvis_that_tips_lying_has_its_arrow_over_the_belly() -> None:
    figure = figure_of("pelvic-tilt")
    marks = figure.marks_at(FigureState("rep", part_progress=0.1))
    trail = [figure.stance_at(mix).skeleton() for mix in marks.trail]
    (path,) = arrow_paths(trail, figure.camera, marks.moves)
    bones = trail[0]
    chest, knee = (figure.camera.flat(bones.points[name]) for name in ("neck", "working.knee"))
    middle = path.mean(axis=0)
    assert chest[0] < middle[0] < (figure.camera.flat(bones.points["pelvis"])[0] + knee[0]) / 2
    # towards the head as the back goes flat
    assert path[-1][0] < path[0][0]


def test_what_an_arrow_goes_with_is_named_and_known() -> None:
    table = {"poses": {"a": {}, "b": {}}, "motion": {"rep": ["a", "b"]}}
    for moves, through in (("nose", "a"), (["head", "head", "head"], "a"), ("head", "c"), (3, "b")):
        told = read_figure({**table, "motion": {"rep": ["a", "b"], "moves": moves, "through": through}})[1]
        assert [where for where, _ in told] == ["motion.through" if moves == "head" else "motion.moves"]


def _bands(shapes: tuple[Shape, ...]) -> list[Shape]:
    return [shape for shape in shapes if shape.fill in ("#1c212b", "#ffffff") and not shape.smooth]


def test_the_working_side_wears_a_striped_band_which_needs_no_colour() -> None:
    leg = figure_of(_STRAP)
    bands = _bands(leg.drawing_of("start", "right").shapes)
    assert [shape.fill for shape in bands] == ["#1c212b", "#ffffff"]
    ankle = leg.camera.flat(leg.stance_of("start").skeleton().points["working.ankle"])
    middle = np.asarray(bands[1].points, dtype=float).reshape(-1, 2).mean(axis=0) * (1.0, -1.0)
    assert float(np.hypot(*(middle - ankle))) < 0.08
    assert _bands(figure_of("squat").drawing_of("top", "right").shapes) == []
    assert _bands(leg.drawing_of("start").shapes) == []


def test_a_mistake_is_seen_small_and_struck_through_while_getting_ready() -> None:
    figure = figure_of("romanian-deadlift")
    state = FigureState("prepare", seconds=2.0, phase_progress=0.2)
    with_it = figure.drawing_at(state, "left")
    plain, _ = read_figure(
        {key: value for key, value in table_of("romanian-deadlift").items() if key != "wrong"}
    )
    assert plain is not None
    assert "rounded" in figure.wrong
    assert len(with_it.shapes) > len(plain.drawing_at(state, "left").shapes) + 20
    cross = with_it.shapes[-4:]
    assert [shape.stroke for shape in cross] == ["#ffffff", "#ffffff", LIGHT.arrow, LIGHT.arrow]
    left, top, width, height = with_it.view_box
    for shape in cross:
        x, y = np.asarray(shape.points, dtype=float).reshape(-1, 2).T
        assert left < x.min() < x.max() < left + width
        assert top < y.min() < y.max() < top + height


def test_a_mistake_without_its_pose_is_told() -> None:
    table = {"poses": {"a": {}}, "wrong": {"b": "Back rounds"}}
    assert [where for where, _ in read_figure(table)[1]] == ["wrong.b"]
    assert [where for where, _ in read_figure({**table, "wrong": {"a": 3}})[1]] == ["wrong.a"]
    assert [where for where, _ in read_figure({**table, "wrong": "a"})[1]] == ["wrong"]


def test_with_reduced_motion_nothing_builds_up_or_slides() -> None:
    figure = figure_of(_STRAP)
    state = FigureState("contract", seconds=0.1, phase_progress=0.02, previous_kind="stretch", reduced=True)
    calm = figure.marks_at(state)
    assert calm.strength == figure.marks_at(replace(state, seconds=3.0)).strength > 0.5
    assert calm.slide == figure.marks_at(replace(state, seconds=3.4)).slide == 0.0


def test_an_effort_glows_as_it_is_built_up() -> None:
    figure = figure_of(_STRAP)
    state = FigureState("contract", seconds=1.0, phase_progress=0.2, previous_kind="stretch", ramp=2.0)
    assert 0.3 < figure.marks_at(state).strength < figure.marks_at(replace(state, seconds=2.0)).strength


@pytest.mark.parametrize("view", ["side", "front", "three-quarter", "top"])
def test_a_session_may_set_the_view(view: str) -> None:
    figure = figure_of("squat")
    state = FigureState("hold", seconds=3.0, phase_progress=0.5)
    asked = figure.drawing_at(state, view=view)
    other, _ = read_figure({**table_of("squat"), "view": view})
    assert other is not None
    assert camera_for(view) is not None
    assert asked == other.drawing_at(state)


def test_a_turned_left_side_is_still_the_mirror_of_the_right() -> None:
    figure = figure_of(_STRAP)
    right = figure.drawing_of("stretch", "right", turned=(30.0, 20.0))
    left = figure.drawing_of("stretch", "left", turned=(-30.0, 20.0))
    assert left == right.mirrored()
    assert right != figure.drawing_of("stretch", "right")
    assert figure.drawing_of("stretch", "right", turned=(360.0, 0.0)).view_box == figure.view_box()

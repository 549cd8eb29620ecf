"""What rests on the floor is on the floor, and what is planted stays where it is."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.contacts import contact_point, resting_height
from player.figures.figure import Figure
from player.figures.motion import FigureState, position_at
from player.figures.placing import between
from player.figures.skeleton import Skeleton
from tests.figures.shown import NAMES, figure_of, states_of

_LIMBS = ("ankle", "wrist", "knee", "elbow", "toe", "fingertips")


@pytest.mark.parametrize("name", NAMES)
def test_contacts_of_every_key_pose_rest_on_the_floor(name: str) -> None:
    figure = figure_of(name)
    for pose_name, pose in figure.poses.items():
        bones = figure.stance_of(pose_name).skeleton()
        for contact in pose.contacts:
            if contact not in pose.supports:
                height = float(contact_point(bones, contact)[1])
                assert height == pytest.approx(resting_height(contact), abs=0.01), (pose_name, contact)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sinks_into_the_floor_in_any_frame(name: str) -> None:
    figure = figure_of(name)
    for state in states_of(figure):
        bones = figure.skeleton_at(state)
        for joint, point in bones.points.items():
            assert float(point[1]) > 0.0, (state, joint)


@pytest.mark.parametrize("name", NAMES)
def test_what_two_poses_have_planted_does_not_slide_between_them(name: str) -> None:
    figure = figure_of(name)
    for path in figure.motion.paths.values():
        if len(path) < 2:
            continue
        first, second = figure.stance_of(path[0]), figure.stance_of(path[1])
        planted = [
            contact
            for contact, anchor in first.anchors.items()
            if second.anchors.get(contact) is anchor and contact != "head"
        ]
        for amount in np.linspace(0.0, 1.0, 17):
            bones = between(first, second, float(amount)).skeleton()
            for contact in planted:
                point = contact_point(bones, contact)
                far = np.abs(point - first.anchors[contact].point).max()
                assert far < 0.01, (path, contact, amount)


@pytest.mark.parametrize("name", NAMES)
def test_key_poses_are_met_without_a_jump(name: str) -> None:
    figure = figure_of(name)
    for path in figure.motion.paths.values():
        if len(path) == 2:
            first, second = figure.stance_of(path[0]), figure.stance_of(path[1])
            for here, amount in ((first, 1e-4), (second, 1.0 - 1e-4)):
                assert _furthest(here.skeleton(), between(first, second, amount).skeleton()) < 0.004


@pytest.mark.parametrize("name", NAMES)
def test_joints_move_smoothly_within_a_phase(name: str) -> None:
    figure = figure_of(name)
    for kind in figure.motion.paths:
        before = None
        for frame in range(121):
            part = frame / 120
            state = FigureState(
                kind, part_progress=part, phase_progress=part, seconds=4 * part, rep=9, cycles=3
            )
            bones = figure.skeleton_at(state)
            if before is not None:
                # at 30 frames a second, no joint goes faster than about one stature a second
                assert _furthest(before, bones) < 0.045, (kind, frame)
            before = bones


_ORDERS = (
    ("stretch", "contract", "relax", "deepen", "contract"),
    ("stretch", "contract", "pull", "deepen", "contract"),
    ("prepare", "hold", "rest"),
    ("prepare", "rep", "rest"),
    ("prepare", "roll", "rest"),
    ("inhale", "hold", "exhale", "inhale"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_phase_begins_where_the_one_before_it_ended(name: str) -> None:
    figure = figure_of(name)
    for order in _ORDERS:
        cycle, previous = 1, None
        end = None
        for place, kind in enumerate(order):
            if kind not in figure.motion.paths and kind not in ("prepare", "rest"):
                break
            if place and kind == "contract" and previous == "deepen":
                cycle += 1
            start = _state(kind, previous, cycle, 0.0)
            if end is not None:
                assert _furthest(end, figure.skeleton_at(start)) < 0.006, (order, place)
            end = figure.skeleton_at(_state(kind, previous, cycle, 1.0))
            previous = kind


def _state(kind: str, previous: str | None, cycle: int, part: float) -> FigureState:
    return FigureState(
        kind,
        part_progress=part,
        phase_progress=part,
        seconds=6 * part,
        previous_kind=previous,
        cycle=cycle,
        cycles=3,
        rep=2 if kind == "roll" else 12,
    )


def test_a_swing_grows_over_the_first_reps() -> None:
    figure = figure_of("leg-swing")

    def reach(rep: int) -> float:
        return position_at(figure.motion, FigureState("rep", part_progress=0.5, seconds=9, rep=rep)).now[2]

    assert reach(1) < reach(3) < reach(6) == reach(7) == 1.0


def test_each_cycle_of_deepening_goes_further() -> None:
    figure = figure_of("supine-strap-hamstring")

    def raised(cycle: int) -> float:
        state = FigureState(
            "deepen", phase_progress=1.0, seconds=20, previous_kind="relax", cycle=cycle, cycles=3
        )
        return -float(figure.skeleton_at(state).points["working.ankle"][0])

    assert raised(1) < raised(2) < raised(3)


def test_an_isometric_contraction_does_not_move() -> None:
    figure = figure_of("supine-strap-hamstring")
    frames = [
        figure.skeleton_at(
            FigureState("contract", phase_progress=part, seconds=6 * part, previous_kind="stretch")
        )
        for part in (0.0, 0.3, 0.6, 1.0)
    ]
    assert max(_furthest(frames[0], other) for other in frames[1:]) < 1e-9


def _furthest(one: Skeleton, two: Skeleton) -> float:
    return max(float(np.abs(one.points[name] - two.points[name]).max()) for name in one.points)


def test_the_hand_stays_on_the_chair_while_the_leg_swings() -> None:
    figure: Figure = figure_of("leg-swing")
    places = [
        figure.skeleton_at(FigureState("rep", part_progress=step / 12, seconds=step, rep=9)).points[
            "other.wrist"
        ]
        for step in range(12)
    ]
    assert max(float(np.abs(place - places[0]).max()) for place in places) < 0.01

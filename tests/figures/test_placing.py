"""What rests on the floor is on the floor, and what is planted stays where it is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from player.figures.camera import Camera
from player.figures.contacts import contact_point, resting_height, spot_place
from player.figures.figure import Figure
from player.figures.furniture import furniture
from player.figures.looks import LIGHT
from player.figures.motion import FigureState
from player.figures.placing import between
from player.figures.positions import position_at
from player.figures.skeleton import Skeleton
from tests.figures.shown import NAMES, figure_of, frames_of, kinds_of, text_of

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
    for state, bones in frames_of(name):
        heights = {joint: float(point[1]) for joint, point in bones.points.items()}
        assert min(heights.values()) > 0.0, (state, min(heights, key=heights.__getitem__))


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
    for kind in kinds_of(figure):
        # a rep of four seconds, or longer where it goes through many poses, at 15 frames a second
        frames = max(60, 24 * len(figure.motion.paths[kind]))
        before = None
        for frame in range(frames + 1):
            part = frame / frames
            state = FigureState(
                kind, part_progress=part, phase_progress=part, seconds=frames / 15 * part, rep=9, cycles=3
            )
            bones = figure.skeleton_at(state)
            if before is not None:
                # no joint goes faster than about one stature a second
                assert _furthest(before, bones) < 0.09, (kind, frame)
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


def test_an_isometric_contraction_only_braces() -> None:
    figure = figure_of("supine-strap-hamstring")
    frames = [
        figure.skeleton_at(
            FigureState("contract", phase_progress=part, seconds=6 * part, previous_kind="stretch")
        )
        for part in (0.0, 0.3, 0.6, 1.0)
    ]
    # a finger's breadth, as what is pushed against gives
    assert max(_furthest(frames[0], other) for other in frames[1:]) < 0.015
    assert _furthest(frames[1], frames[3]) < 1e-9


def _furthest(one: Skeleton, two: Skeleton) -> float:
    assert tuple(one.points) == tuple(two.points)
    here, there = (np.concatenate(tuple(bones.points.values())) for bones in (one, two))
    return float(np.abs(here - there).max())


def test_the_hand_stays_on_the_chair_while_the_leg_swings() -> None:
    figure: Figure = figure_of("leg-swing")
    places = [
        figure.skeleton_at(FigureState("rep", part_progress=step / 12, seconds=step, rep=9)).points[
            "other.wrist"
        ]
        for step in range(12)
    ]
    assert max(float(np.abs(place - places[0]).max()) for place in places) < 0.01


_HOLDING = tuple(name for name in NAMES if re.search(r"hands? on (working|other)", text_of(name)))


@pytest.mark.parametrize("name", _HOLDING)
def test_hands_that_hold_a_leg_go_with_it(name: str) -> None:
    figure = figure_of(name)
    for path in figure.motion.paths.values():
        first, second = figure.stance_of(path[0]), figure.stance_of(path[-1])
        held = [name for name, anchor in first.anchors.items() if anchor.holds]
        if any(
            second.anchors[hand].holds != first.anchors[hand].holds for hand in held if hand in second.anchors
        ):
            continue
        for amount in (0.0, 0.3, 0.6, 1.0):
            stance = between(first, second, amount)
            bones = stance.skeleton()
            for hand in held:
                if hand in stance.anchors:
                    assert _to_spot(bones, hand, first.anchors[hand].holds) < 0.025, (path, hand, amount)


def _to_spot(bones: Skeleton, hand: str, holds: str) -> float:
    """How far a wrist is from where it holds a leg."""
    side = hand.partition(".")[0]
    place = spot_place(bones, side, holds)
    return float(np.abs(bones.points[f"{side}.wrist"] - place).max())


def test_a_hand_lets_go_where_the_next_pose_holds_nothing() -> None:
    figure = figure_of("romanian-deadlift")
    between_them = between(figure.stance_of("stand"), figure.stance_of("hinge"), 0.5)
    assert not [anchor for anchor in between_them.anchors.values() if anchor.holds]


@pytest.mark.parametrize(("name", "pose"), [("sit-to-stand", "sit"), ("chair-hamstring", "reach")])
def test_a_seat_is_right_under_who_sits_on_it(name: str, pose: str) -> None:
    figure = figure_of(name)
    first = figure.stance_of(figure.motion.start).skeleton()
    behind, before = furniture({"chair": ("pelvis",)}, first, Camera(0.0, 0.0), LIGHT)
    assert before == []
    sits = figure.stance_of(pose).skeleton()
    seat = float(contact_point(sits, "pelvis")[1]) - resting_height("pelvis")
    tops = [-min(shape.points[1::2]) for shape in behind]
    assert min(abs(top - seat) for top in tops) < 0.012


def test_a_wall_stands_where_the_back_leans_on_it() -> None:
    figure = figure_of("wall-sit")
    backs = []
    for pose in ("lean", "sit"):
        bones = figure.stance_of(pose).skeleton()
        backs.append(float(contact_point(bones, "pelvis")[0]) - resting_height("pelvis"))
    assert backs[0] == pytest.approx(backs[1], abs=0.01)


def test_what_stands_about_is_inside_the_picture() -> None:
    for name in ("glider", "sit-to-stand", "wall-sit", "doorway-hamstring", "standing-step-hamstring"):
        figure = figure_of(name)
        left, top, width, height = figure.view_box()
        x, y, wide, tall = figure.drawing_of(figure.motion.start).bounds()
        assert x >= left and y >= top, name
        assert x + wide <= left + width and y + tall <= top + height, name


def test_a_walking_lunge_goes_on_while_the_viewer_goes_along() -> None:
    figure = figure_of("walking-lunge")

    def stance(part: float) -> tuple[Skeleton, float]:
        state = FigureState("rep", part_progress=part, phase_progress=part, seconds=4 * part, rep=2)
        now = position_at(figure.motion, state).now
        seen = figure.stance_at(now)
        return seen.skeleton(), seen.travelled

    (first, start), (last, end) = stance(0.0), stance(1.0)
    assert start == 0.0
    assert end == pytest.approx(0.616)
    assert _furthest(first, last) < 0.002
    # where the front foot stands on the floor, it stays
    places = [
        bones.points["working.ankle"][0] + gone for bones, gone in map(stance, np.linspace(0.5, 1.0, 9))
    ]
    assert max(places) - min(places) < 0.002


def test_the_foot_of_a_glider_stays_on_its_cloth_all_the_way() -> None:
    figure = figure_of("glider")
    first, second = figure.stance_of("stand"), figure.stance_of("slide")
    for part in np.linspace(0.0, 1.0, 9):
        bones = between(first, second, float(part)).skeleton()
        low = float(contact_point(bones, "other.ball")[1])
        assert low == pytest.approx(resting_height("other.ball"), abs=0.003)

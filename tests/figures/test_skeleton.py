"""The bones keep their lengths, and the anatomy means what clinicians mean."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.joints import CHANNELS, SIDES
from player.figures.pose import Pose, parse_pose
from player.figures.skeleton import FOREARM, SHIN, THIGH, UPPER_ARM, Skeleton, bones_of
from tests.figures.shown import NAMES, figure_of, frames_of

_LENGTHS = (
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHIN),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "wrist", FOREARM),
)


def _standing(**sides: object) -> Skeleton:
    pose, faults = parse_pose({"root": "standing", **sides})
    assert faults == []
    return bones_of(pose.angles, np.array((0.0, 0.53, 0.0)))


@pytest.mark.parametrize("name", NAMES)
def test_bones_have_the_same_length_in_every_frame(name: str) -> None:
    frames = frames_of(name)
    for start, end, length in _LENGTHS:
        for side in SIDES:
            ways = np.array(
                [bones.points[f"{side}.{end}"] - bones.points[f"{side}.{start}"] for _, bones in frames]
            )
            np.testing.assert_allclose(np.linalg.norm(ways, axis=1), length, atol=1e-9, rtol=0.0)


@pytest.mark.parametrize("name", NAMES)
def test_every_bone_keeps_a_right_handed_frame(name: str) -> None:
    figure = figure_of(name)
    for pose in figure.poses:
        for frame in figure.stance_of(pose).skeleton().frames.values():
            np.testing.assert_allclose(frame.T @ frame, np.eye(3), atol=1e-6)
            assert float(np.linalg.det(frame)) == pytest.approx(1.0, abs=1e-6)


def test_an_adult_who_stands_is_one_stature_tall() -> None:
    bones = _standing()
    assert float(bones.points["head"][1]) + 0.066 == pytest.approx(1.0, abs=0.006)
    assert float(bones.points["working.shoulder"][1]) == pytest.approx(0.818, abs=0.004)
    assert float(bones.points["working.ankle"][1]) == pytest.approx(0.039, abs=1e-9)


@pytest.mark.parametrize(
    ("joint", "movement", "point", "axis", "sign"),
    [
        ("hip", "flexion", "ankle", 0, 1),
        ("hip", "abduction", "ankle", 2, 1),
        ("hip", "rotation", "toe", 2, 1),
        ("knee", "flexion", "ankle", 0, -1),
        ("ankle", "flexion", "toe", 1, 1),
        ("toes", "flexion", "toe", 1, -1),
        ("shoulder", "flexion", "wrist", 0, 1),
        ("shoulder", "abduction", "wrist", 2, 1),
        ("elbow", "flexion", "wrist", 0, 1),
        ("wrist", "flexion", "fingertips", 2, -1),
        ("fingers", "flexion", "fingertips", 2, -1),
    ],
)
def test_a_positive_angle_moves_the_limb_as_its_name_says(
    joint: str, movement: str, point: str, axis: int, sign: int
) -> None:
    neutral = _standing().points[f"working.{point}"]
    moved = _standing(working={joint: {movement: 30}}).points[f"working.{point}"]
    assert sign * float((moved - neutral)[axis]) > 0.005


def test_the_two_sides_are_mirror_images() -> None:
    rng = np.random.default_rng(7)
    angles = tuple(float(value) for value in rng.uniform(-40, 60, len(CHANNELS)))
    pose = Pose(angles)
    here = bones_of(pose.angles, np.zeros(3))
    there = bones_of(pose.mirrored().angles, np.zeros(3))
    swap = {"working": "other", "other": "working"}
    for name, point in here.points.items():
        side, dot, joint = name.partition(".")
        twin = there.points[f"{swap[side]}.{joint}" if dot else name]
        np.testing.assert_allclose(point * (1.0, 1.0, -1.0), twin, atol=1e-12)


@pytest.mark.parametrize("joint", ["pelvis", "lumbar", "thorax", "neck"])
def test_a_bend_goes_towards_the_working_side(joint: str) -> None:
    pose, faults = parse_pose({joint: {"bend": 20}})
    assert faults == []
    assert float(bones_of(pose.angles, np.zeros(3)).points["head"][2]) > 0.01


def test_a_neck_that_glides_takes_the_head_back_and_leaves_it_level() -> None:
    heads = []
    for degrees in (30.0, -25.0):
        pose, faults = parse_pose({"root": "standing", "neck": {"glide": degrees}})
        assert faults == []
        heads.append(bones_of(pose.angles, np.zeros(3)))
    forwards, back = heads
    assert forwards.frames["head"] == pytest.approx(back.frames["head"])
    assert 0.04 < forwards.points["head"][0] - back.points["head"][0] < 0.07

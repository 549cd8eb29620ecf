"""Poses are read as the format says; mistakes are told, all of them, with a way out."""

from __future__ import annotations

import pytest

from player.figures.joints import CHANNELS
from player.figures.pose import Pose, beyond_range, mix, parse_pose
from player.figures.reading import range_warnings
from tests.figures.shown import NAMES, figure_of


def test_the_example_of_the_format_is_read() -> None:
    pose, faults = parse_pose(
        {
            "root": "supine",
            "working": {"hip": {"flexion": 80}, "knee": {"flexion": 0}},
            "other": {"hip": {"flexion": 0}, "ankle": {"flexion": -10}},
            "contact": ["pelvis", "shoulders"],
            "prop": {"strap": ["working.foot", "hands"]},
        }
    )
    assert faults == []
    assert pose.angle("working.hip.flexion") == 80
    assert pose.angle("other.ankle.flexion") == -10
    assert pose.angle("pelvis.flexion") == -90
    assert pose.contacts == ("pelvis", "shoulders")
    assert pose.props == {"strap": ("working.foot", "working.hand", "other.hand")}


def test_both_left_right_near_and_far_name_the_sides() -> None:
    pose, faults = parse_pose(
        {
            "both": {"knee": {"flexion": 20}},
            "left": {"knee": {"flexion": 30}},
            "near": {"elbow": {"flexion": 5}},
        }
    )
    assert faults == []
    assert pose.angle("working.knee.flexion") == 20
    assert pose.angle("other.knee.flexion") == 30
    assert pose.angle("working.elbow.flexion") == 5


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ({"root": "floating"}, "root"),
        ({"wrking": {}}, "wrking"),
        ({"working": {"hipp": {"flexion": 1}}}, "working.hipp"),
        ({"working": {"hip": {"bend": 1}}}, "working.hip.bend"),
        ({"working": {"hip": {"flexion": "far"}}}, "working.hip.flexion"),
        ({"working": {"hip": {"flexion": True}}}, "working.hip.flexion"),
        ({"working": {"hip": {"flexion": 1e9}}}, "working.hip.flexion"),
        ({"working": {"hip": 40}}, "working.hip"),
        ({"working": 40}, "working"),
        ({"contact": ["nose"]}, "contact"),
        ({"contact": ["hands on clouds"]}, "contact"),
        ({"contact": 3}, "contact"),
        ({"prop": {"sword": ["hands"]}}, "prop.sword"),
        ({"prop": {"strap": ["working.nose"]}}, "prop.strap"),
        ({"prop": "strap"}, "prop"),
        ({"breath": "deep"}, "breath"),
    ],
)
def test_a_mistake_is_told_at_its_key(table: dict[str, object], path: str) -> None:
    _, faults = parse_pose(table)
    assert [where for where, _ in faults] == [path]
    assert len(faults[0][1]) > 10


def test_all_mistakes_are_told_at_once() -> None:
    _, faults = parse_pose({"root": "x", "contact": ["y"], "prop": {"z": []}, "neck": 4})
    assert {path for path, _ in faults} == {"root", "contact", "prop.z", "neck"}


def test_angles_beyond_the_normal_range_are_told() -> None:
    pose, _ = parse_pose({"working": {"knee": {"flexion": 170}, "hip": {"flexion": 90}}})
    assert [path for path, _ in beyond_range(pose)] == ["working.knee.flexion"]


@pytest.mark.parametrize("name", NAMES)
def test_shipped_poses_stay_within_the_normal_range(name: str) -> None:
    assert range_warnings(figure_of(name)) == []


def test_mirroring_twice_gives_the_very_same_pose() -> None:
    pose, _ = parse_pose(
        {
            "lumbar": {"bend": 5, "rotation": -3},
            "working": {"hip": {"flexion": 40, "rotation": 7}},
            "contact": ["other.foot", "working.hand on chair"],
            "prop": {"chair": ["working.hand"]},
        }
    )
    assert pose.mirrored() != pose
    assert pose.mirrored().mirrored() == pose
    assert pose.mirrored().angle("other.hip.flexion") == 40


def test_mixing_goes_straight_from_one_pose_to_the_other() -> None:
    one, two = Pose((0.0,) * len(CHANNELS)), Pose((10.0,) * len(CHANNELS))
    assert mix(one, two, 0.25) == (2.5,) * len(CHANNELS)


def test_a_pose_can_be_moved_from_where_it_would_stand() -> None:
    pose, faults = parse_pose({"moved": {"up": 0.2, "side": 0.3}})
    assert faults == []
    assert pose.moved == (0.0, 0.2, 0.3)
    assert pose.mirrored().moved == (0.0, 0.2, -0.3)
    _, faults = parse_pose({"moved": {"far": 1}})
    assert [path for path, _ in faults] == ["moved"]

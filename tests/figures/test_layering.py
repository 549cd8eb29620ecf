"""What is nearer is painted later, from every direction; what hangs together stays together."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.layering import Part, ordered
from player.figures.looks import LIGHT, MEAN
from player.figures.person import person_of
from player.figures.tubes import seen_from
from tests.figures.shown import figure_of


def _ball(name: str, x: float, depth: float, **more: object) -> Part:
    return Part(name, np.array(((x, 0.0),)), np.array((depth,)), np.array((0.05,)), **more)  # type: ignore[arg-type]


def test_the_nearer_of_two_parts_that_overlap_is_painted_later() -> None:
    assert ordered([_ball("near", 0.0, 0.1), _ball("far", 0.02, 0.0)]) == ["far", "near"]
    assert ordered([_ball("far", 0.0, 0.0), _ball("near", 0.02, 0.1)]) == ["far", "near"]


def test_parts_that_hang_together_follow_each_other_where_nothing_else_speaks() -> None:
    parts = [
        _ball("thigh", 0.0, 0.0),
        _ball("aside", 5.0, 0.0),
        _ball("shin", 1.0, 0.0, joint=np.zeros(2), belongs_to="thigh"),
    ]
    order = ordered(parts)
    assert order.index("shin") == order.index("thigh") + 1


def _place(exercise: str, pose: str, camera: Camera, part: str) -> int:
    bones = figure_of(exercise).stance_of(pose).skeleton()
    person = person_of(seen_from(bones, body_of(MEAN), camera, 0.0), LIGHT)
    return person.last_of((part,))


@pytest.mark.parametrize("turn", [90.0, 70.0, 110.0])
def test_from_the_front_reaching_arms_hide_the_chest_and_from_behind_the_chest_hides_them(
    turn: float,
) -> None:
    front, back = Camera(turn, 5.0), Camera(turn + 180.0, 5.0)
    for side in ("working", "other"):
        arm = (
            _place("squat", "bottom", front, f"{side}.fore"),
            _place("squat", "bottom", back, f"{side}.fore"),
        )
        assert arm[0] > _place("squat", "bottom", front, "shirt")
        assert arm[1] < _place("squat", "bottom", back, "shirt")


def test_the_leg_of_the_side_that_is_looked_at_hides_the_other() -> None:
    for turn, near, far in ((0.0, "working", "other"), (180.0, "other", "working")):
        camera = Camera(turn, 5.0)
        assert _place("squat", "top", camera, f"{near}.thigh") > _place(
            "squat", "top", camera, f"{far}.thigh"
        )

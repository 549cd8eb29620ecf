"""A dragged joint goes where it is dragged, as far as the body lets it."""

from __future__ import annotations

import numpy as np
import pytest

from player.editing.joint_drag import HANDLES, drag
from player.figures.camera import VIEWS, Camera
from player.figures.joints import CHANNELS, INDEX, normal_range
from player.figures.skeleton import bones_of
from tests.figures.shown import figure_of

BY_POINT = {handle.point: handle for handle in HANDLES}
STILL = tuple(0.0 for _ in CHANNELS)
ROOT = np.zeros(3)


def _moved(angles: tuple[float, ...], changes: dict[str, float]) -> tuple[float, ...]:
    moved = list(angles)
    for channel, degrees in changes.items():
        moved[INDEX[channel]] = degrees
    return tuple(moved)


@pytest.mark.parametrize("view", ["side", "three-quarter", "front"])
@pytest.mark.parametrize("point", sorted(BY_POINT))
def test_a_place_that_can_be_reached_is_reached(view: str, point: str) -> None:
    camera, handle = Camera(*VIEWS[view]), BY_POINT[point]
    reachable = list(STILL)
    for channel, _ in handle.channels[:2]:
        limits = normal_range(channel)
        assert limits is not None
        reachable[INDEX[channel]] = min(12.0, limits.most)
    goal = camera.flat(bones_of(tuple(reachable), ROOT).points[point])
    changes = drag(STILL, ROOT, camera, handle, (float(goal[0]), float(goal[1])))
    found = camera.flat(bones_of(_moved(STILL, dict(changes)), ROOT).points[point])
    assert float(np.abs(found - goal).max()) < 0.01


def test_nothing_is_bent_beyond_its_normal_range() -> None:
    camera = Camera(*VIEWS["side"])
    for handle in HANDLES:
        changes = drag(STILL, ROOT, camera, handle, (-3.0, 3.0))
        for channel, degrees in changes.items():
            limits = normal_range(channel)
            assert limits is not None
            if not channel.startswith("pelvis."):
                assert limits.least <= degrees <= limits.most


def test_what_is_beyond_already_is_not_snapped_back() -> None:
    angles = _moved(STILL, {"working.knee.flexion": -20.0})
    here = Camera(*VIEWS["side"]).flat(bones_of(angles, ROOT).points["working.ankle"])
    changes = drag(
        angles, ROOT, Camera(*VIEWS["side"]), BY_POINT["working.ankle"], (float(here[0]), float(here[1]))
    )
    assert changes["working.knee.flexion"] == pytest.approx(-20.0)


def test_with_the_parent_alone_only_one_angle_changes() -> None:
    figure = figure_of("supine-strap-hamstring")
    stance = figure.stance_of("stretch")
    changes = drag(
        stance.pose.angles,
        stance.root,
        figure.camera,
        BY_POINT["working.ankle"],
        (0.0, 0.4),
        parent_only=True,
    )
    assert list(changes) == ["working.knee.flexion"]

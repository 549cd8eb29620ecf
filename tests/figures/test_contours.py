"""Outlines of tubes hold together from every direction."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.chains import Chain
from player.figures.contours import Outlines, silhouettes
from player.figures.looks import MEAN
from player.figures.tubes import seen_from
from tests.figures.shown import figure_of

_BALL = tuple(
    (float(s), *(float(np.sqrt(max(0.0, 0.01 - (0.2 * s - 0.1) ** 2))),) * 4) for s in np.linspace(0, 1, 21)
)


def _area(outlines: Outlines) -> list[float]:
    """The signed area of each polygon."""
    points = np.asarray(outlines.points, dtype=float).reshape(-1, 2)
    found, place = [], 0
    for run in outlines.runs:
        x, y = points[place : place + run].T
        found.append(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2)
        place += run
    assert place == len(points)
    return found


@pytest.mark.parametrize("turn", [0.0, 30.0, 55.0, 75.0, 90.0])
def test_a_ball_is_round_from_every_direction(turn: float) -> None:
    chain = Chain(_BALL, lengths=(0.2,), samples=41)
    joints = np.array(((0.0, 0.0, 0.0), (0.2, 0.0, 0.0)))
    tube = chain.tube(joints, np.array(((0.0, 1.0, 0.0),)), np.array(((0.0, 0.0, 1.0),)))
    seen = silhouettes([tube], Camera(turn, 0.0))
    middle = Camera(turn, 0.0).flat(np.array((0.1, 0.0, 0.0)))
    edge, _ = seen.outlines([(0, len(tube.shown))])
    out = np.asarray(edge.points, dtype=float).reshape(-1, 2) * (1.0, -1.0) - middle
    far = np.hypot(out[:, 0], out[:, 1])
    assert float(far.max()) == pytest.approx(0.1, rel=0.05)
    round_about = np.arctan2(out[:, 1], out[:, 0])
    for way in np.linspace(-np.pi, np.pi, 24):
        close = np.cos(round_about - way) > 0.9
        assert float(far[close].max()) == pytest.approx(0.1, rel=0.06)


@pytest.mark.parametrize("turn", range(0, 360, 30))
@pytest.mark.parametrize("tilt", [-20, 5, 45, 88])
def test_the_polygons_of_a_part_all_go_round_the_same_way(turn: int, tilt: int) -> None:
    bones = figure_of("childs-pose").stance_of("rest").skeleton()
    seen = seen_from(bones, body_of(MEAN), Camera(turn, tilt), 0.5)
    for name in seen.tubes:
        for outlines in seen.all.outlines([seen.span(name)]):
            assert np.isfinite(np.asarray(outlines.points)).all()
            # seen with y down, anticlockwise polygons have a negative area
            assert max(_area(outlines)) < 2e-5

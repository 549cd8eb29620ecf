"""Outlines of tubes hold together from every direction."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.chains import Chain, Tube
from player.figures.contours import Flat, silhouettes
from player.figures.looks import MEAN
from player.figures.tubes import seen_from
from player.figures.union import joined
from tests.figures.shown import figure_of

_BALL = tuple(
    (float(s), *(float(np.sqrt(max(0.0, 0.01 - (0.2 * s - 0.1) ** 2))),) * 4) for s in np.linspace(0, 1, 21)
)


def _areas(corners: Flat, runs: tuple[int, ...]) -> list[float]:
    """The signed area of each polygon."""
    assert sum(runs) == len(corners)
    found, place = [], 0
    for run in runs:
        ring = corners[place : place + run]
        found.append(float(np.sum((ring.conj() * np.roll(ring, -1)).imag)) / 2)
        place += run
    return found


@pytest.mark.parametrize("turn", [0.0, 30.0, 55.0, 75.0, 90.0])
def test_a_ball_is_round_from_every_direction(turn: float) -> None:
    chain = Chain(_BALL, lengths=(0.2,), samples=41)
    axes = Camera(turn, 0.0).axes
    joints, up, right = (axes @ np.array(way) for way in ((0.2, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
    count = len(chain.s)
    tube = Tube(
        chain.points_of @ np.array((np.zeros(3), joints)),
        np.tile(joints / 0.2, (count, 1)),
        np.tile(up, (count, 1)),
        np.tile(right, (count, 1)),
        chain.widths,
        chain.shown,
    )
    seen = silhouettes(tube)
    (area,) = seen.areas([seen.outline([(0, len(tube.shown))])])
    edge = joined(area).edge
    out = edge - complex(joints[0], joints[1]) / 2
    far = np.abs(out)
    assert float(far.max()) == pytest.approx(0.1, rel=0.05)
    round_about = np.angle(out)
    for way in np.linspace(-np.pi, np.pi, 24):
        close = np.cos(round_about - way) > 0.9
        assert float(far[close].max()) == pytest.approx(0.1, rel=0.06)


@pytest.mark.parametrize("turn", range(0, 360, 30))
@pytest.mark.parametrize("tilt", [-20, 5, 45, 88])
def test_the_polygons_of_a_part_all_go_round_the_same_way(turn: int, tilt: int) -> None:
    bones = figure_of("childs-pose").stance_of("rest").skeleton()
    seen = seen_from(bones, body_of(MEAN), Camera(turn, tilt), 0.5)
    for name in seen.rig.spans:
        (area,) = seen.all.areas([seen.all.outline([seen.span(name)])])
        for corners in (area.edge, area.lit):
            assert np.isfinite(corners).all()
            assert min(_areas(corners, area.runs)) > -2e-5

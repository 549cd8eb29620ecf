"""Fewer points look the same."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures.drawing import Shape
from player.figures.key_poses import still, telling_pose
from player.figures.simplify import simplified
from tests.figures.shown import figure_of

TOLERANCE = 0.0005


@pytest.mark.parametrize("name", ["plank", "squat", "supine-strap-hamstring"])
def test_an_outline_keeps_its_shape_with_fewer_points(name: str) -> None:
    figure = figure_of(name)
    whole = still(figure, telling_pose(figure), "right")
    fewer = simplified(whole, TOLERANCE)
    assert fewer.view_box == whole.view_box
    count = [sum(len(shape.points) for shape in drawing.shapes) for drawing in (whole, fewer)]
    assert count[1] < 0.74 * count[0]
    for old, new in zip(whole.shapes, fewer.shapes, strict=True):
        assert (new.fill, new.opacity, new.closed) == (old.fill, old.opacity, old.closed)
        if new.smooth != old.smooth:
            assert max(_distance(point, _rings(new)[0]) for point in _curve(old)) < TOLERANCE * 1.05
            continue
        assert len(new.runs) == len(old.runs)
        assert sum(new.runs) in (0, len(new.points) // 2)
        for before, after in zip(_rings(old), _rings(new), strict=True):
            assert max(_distance(point, after) for point in before[::7]) < TOLERANCE * 1.05


def _curve(shape: Shape) -> np.ndarray:
    """Points on a bent outline: the middles of its curves."""
    bends = np.array(shape.points).reshape(-1, 2)
    before, after = np.roll(bends, 1, axis=0), np.roll(bends, -1, axis=0)
    middles: np.ndarray = (before + 6 * bends + after) / 8
    return middles


def _rings(shape: Shape) -> list[np.ndarray]:
    """The broken lines of a shape, closed ones with their first point at the end again."""
    points = np.array(shape.points).reshape(-1, 2)
    parts = np.split(points, np.cumsum(shape.runs)[:-1]) if shape.runs else [points]
    return [np.concatenate((part, part[:1])) if shape.closed else part for part in parts]


def _distance(point: np.ndarray, line: np.ndarray) -> float:
    """How far a point is from a broken line."""
    starts, ways = line[:-1], np.diff(line, axis=0)
    lengths = np.maximum((ways**2).sum(axis=1), 1e-18)
    along = np.clip(((point - starts) * ways).sum(axis=1) / lengths, 0.0, 1.0)
    return float(np.hypot(*(starts + ways * along[:, None] - point).T).min())

"""Areas become two shapes each; what has been outlined before is outlined no more, wherever it goes."""

from __future__ import annotations

import numpy as np
import pytest

from player.figures import areas
from player.figures.areas import MOST, Kept
from player.figures.body import body_of
from player.figures.camera import Camera
from player.figures.contours import Area
from player.figures.drawing import Shape
from player.figures.looks import LIGHT, MEAN
from player.figures.person import person_of
from player.figures.skeleton import Skeleton
from player.figures.tubes import seen_from
from player.figures.union import joined
from tests.figures.shown import figure_of


@pytest.fixture
def unions(monkeypatch: pytest.MonkeyPatch) -> list[Area]:
    """The areas that have been united since nothing was kept."""
    told: list[Area] = []

    def union(area: Area) -> Area:
        told.append(area)
        return joined(area)

    monkeypatch.setattr(areas, "_KEPT", Kept())
    monkeypatch.setattr(areas, "joined", union)
    return told


def _shapes(bones: Skeleton) -> list[Shape]:
    person = person_of(seen_from(bones, body_of(MEAN), Camera(17.0, 9.0), 0.0), LIGHT)
    return [shape for _, drawn in person.runs for shape in drawn]


def _moved(bones: Skeleton, far: float) -> Skeleton:
    way = np.array((far, 0.0, 0.0))
    return Skeleton({name: point + way for name, point in bones.points.items()}, bones.frames)


def test_who_only_goes_along_is_outlined_once(unions: list[Area]) -> None:
    bones = figure_of("squat").stance_of("bottom").skeleton()
    here = _shapes(bones)
    count = len(unions)
    assert count > 10
    there = _shapes(_moved(bones, 0.25))
    assert len(unions) == count
    way = Camera(17.0, 9.0).flat(np.array((0.25, 0.0, 0.0)))
    for one, other in zip(here, there, strict=True):
        assert one.runs == other.runs
        gone = np.asarray(other.points).reshape(-1, 2) - np.asarray(one.points).reshape(-1, 2)
        np.testing.assert_allclose(gone, np.tile((way[0], -way[1]), (len(gone), 1)), atol=3e-5)


def test_what_was_drawn_before_changes_no_picture(unions: list[Area]) -> None:
    figure = figure_of("squat")
    bones = figure.stance_of("bottom").skeleton()
    alone = _shapes(bones)
    for step in range(12):
        _shapes(_moved(figure.stance_of("top").skeleton(), step / 40 + 1e-7 * step))
        _shapes(_moved(bones, step * 3e-7))
    assert _shapes(bones) == alone


def test_what_nobody_asks_for_is_forgotten(unions: list[Area]) -> None:
    kept = Kept()
    outline = ((np.zeros(3, np.complex128), np.array([3])),) * 2
    for number in range(2000):
        kept.keep((bytes([number % 256, number // 256]), (3,)), (outline[0], outline[1]))
        assert kept.get((b"\0\0", (3,))) is not None
    assert len(kept) <= 2 * MOST
    assert kept.get((bytes([9, 0]), (3,))) is None

"""The pictures of a start, which do not wait for numpy, are those of any other time."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainterPath

from player.figures.drawing import Shape
from player.ui.drawing_painting import _drawn
from player.ui.outlines import path_of

_POINTS = (0.0, 0.0, 1.0, 0.25, 0.75, 1.0, 0.25, 0.5, -0.5, 0.75, -0.25, 0.125)


def _elements(path: QPainterPath) -> list[tuple[object, float, float]]:
    found = (path.elementAt(place) for place in range(path.elementCount()))
    return [(each.type, each.x, each.y) for each in found]


@pytest.mark.parametrize(
    "shape",
    [
        Shape(_POINTS, "#000000"),
        Shape(_POINTS, stroke="#000000", closed=False),
        Shape(_POINTS, stroke="#000000", closed=False, smooth=False),
    ],
)
def test_outlines_are_the_same_without_numpy(shape: Shape) -> None:
    there, here = _elements(path_of(shape, 200.0, 10.0, 20.0)), _elements(_drawn(shape, 200.0, 10.0, 20.0))
    assert [kind for kind, _, _ in here] == [kind for kind, _, _ in there]
    for one, other in zip(here, there, strict=True):
        assert one[1:] == pytest.approx(other[1:], abs=1e-3)

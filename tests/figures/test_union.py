"""Several polygons become the outline of what they cover together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from player.figures.contours import Area
from player.figures.drawing import Shape, packed
from player.figures.union import joined, united, without
from tests.figures.shown import figure_of

SQUARE = ((0.0, 0.0), (0.2, 0.0), (0.2, 0.2), (0.0, 0.2))


def shape_of(*polygons: tuple[tuple[float, float], ...]) -> Shape:
    points = [value for polygon in polygons for corner in polygon for value in corner]
    return Shape(
        packed(points), "#336699", 0.8, smooth=False, runs=tuple(len(polygon) for polygon in polygons)
    )


def moved(polygon: tuple[tuple[float, float], ...], x: float, y: float) -> tuple[tuple[float, float], ...]:
    return tuple((px + x, py + y) for px, py in polygon)


def winding(shape: Shape, x: float, y: float) -> int:
    """How often the outline goes round a point."""
    points = np.array(shape.points, dtype=float).reshape(-1, 2)
    times = 0
    for part in np.split(points, np.cumsum(shape.runs)[:-1]) if shape.runs else [points]:
        for (ax, ay), (bx, by) in zip(part, np.roll(part, -1, axis=0), strict=True):
            if (ay <= y) != (by <= y) and (x < ax + (y - ay) / (by - ay) * (bx - ax)):
                times += 1 if by > ay else -1
    return times


def test_two_squares_that_overlap_are_one_ring() -> None:
    shape = united(shape_of(SQUARE, moved(SQUARE, 0.1, 0.1)))
    assert shape.runs == ()
    assert len(shape.points) == 2 * 8
    assert (shape.fill, shape.opacity, shape.smooth) == ("#336699", 0.8, False)


def test_squares_apart_stay_two() -> None:
    assert united(shape_of(SQUARE, moved(SQUARE, 0.5, 0.0))).runs == (4, 4)


def test_a_hole_stays_open() -> None:
    bars = (
        ((0.0, 0.0), (0.6, 0.0), (0.6, 0.2), (0.0, 0.2)),
        ((0.0, 0.4), (0.6, 0.4), (0.6, 0.6), (0.0, 0.6)),
    )
    posts = (
        ((0.0, 0.0), (0.2, 0.0), (0.2, 0.6), (0.0, 0.6)),
        ((0.4, 0.0), (0.6, 0.0), (0.6, 0.6), (0.4, 0.6)),
    )
    frame = united(shape_of(*bars, *posts))
    assert winding(frame, 0.3, 0.3) == 0
    assert winding(frame, 0.1, 0.1) != 0


def test_what_has_no_area_is_left_as_it_is() -> None:
    flat = shape_of(((0.0, 0.0), (0.1, 0.0), (0.2, 0.0)), ((0.3, 0.0), (0.4, 0.0), (0.5, 0.0)))
    assert united(flat) == flat


@settings(max_examples=60)
@given(
    some.lists(some.tuples(some.floats(-0.4, 0.4), some.floats(-0.4, 0.4)), min_size=2, max_size=8),
    some.tuples(some.floats(-0.6, 0.6), some.floats(-0.6, 0.6)),
)
def test_a_point_is_covered_as_before(places: list[tuple[float, float]], point: tuple[float, float]) -> None:
    squares = [moved(SQUARE, x, y) for x, y in places]
    edges = [min(abs(point[0] - x), abs(point[1] - y)) for square in squares for x, y in square]
    if min(edges) < 0.001:
        return
    before = shape_of(*squares)
    assert (winding(united(before), *point) != 0) == (winding(before, *point) != 0)


@pytest.mark.parametrize("name", ["plank", "squat", "supine-strap-hamstring", "clamshell"])
def test_no_part_of_a_figure_is_painted_over_itself(name: str) -> None:
    figure = figure_of(name)
    for pose in figure.poses:
        shapes = figure.drawing_of(pose, "right").shapes
        assert max(len(shape.runs) for shape in shapes) <= 4
        assert sum(len(shape.points) for shape in shapes) < 2 * 3500


def test_what_is_covered_is_left_out() -> None:
    (left,) = without([shape_of(SQUARE)], [shape_of(moved(SQUARE, 0.1, 0.0))])
    assert winding(left, 0.05, 0.1) != 0
    assert winding(left, 0.15, 0.1) == 0
    assert without([shape_of(SQUARE)], [shape_of(SQUARE)]) == []


def test_what_is_not_covered_stays_the_same() -> None:
    inside = shape_of(tuple((0.05 + x / 8, 0.05 + y / 8) for x, y in SQUARE))
    areas = [shape_of(SQUARE), inside]
    assert without(areas, [shape_of(moved(SQUARE, 0.3, 0.0))]) == areas
    cut, whole = without(areas, [shape_of(moved(SQUARE, 0.1, 0.0))])
    assert whole is inside
    assert winding(cut, 0.15, 0.1) == 0


def test_a_union_knows_where_each_corner_goes_without_shade() -> None:
    one, two = np.array((0, 0.2, 0.2 + 0.2j, 0.2j)), np.array((0.1, 0.3, 0.3 + 0.1j, 0.1 + 0.1j))
    edge = np.concatenate((one, two))
    whole = joined(Area(edge, edge - 0.01j, (4, 4)))
    assert whole.runs == (len(whole.edge),)
    assert np.allclose(whole.lit, whole.edge - 0.01j, atol=1e-5)
    assert {complex(round(corner.real, 4), round(corner.imag, 4)) for corner in whole.edge} == {
        *map(complex, (0, 0.3, 0.3 + 0.1j, 0.2 + 0.1j, 0.2 + 0.2j, 0.2j)),
        *(corner for corner in map(complex, (0.1, 0.2)) if np.isclose(whole.edge, corner, atol=1e-4).any()),
    }

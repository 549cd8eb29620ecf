"""Fewer points: outlines for files and paper, where nobody sees a tenth of a pixel.

What is bent is cut into straight pieces first. Then Douglas and Peucker's way: of the points between two, the
furthest from their line stays if it is further than a tolerance, and so on between the two and it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from player.figures.drawing import Drawing, Shape, packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEW = 6
"""Points of an outline that is left as it is."""
_BENT = 16
"""A bent area of more control points than this has so many that it is nearly straight between them ..."""
_PARTS = (0.0, 0.25, 0.5, 0.75)
"""... and is cut here on the way from one to the next."""


def simplified(drawing: Drawing, tolerance: float) -> Drawing:
    """Return a drawing whose outlines have fewer points; none moves by more than `tolerance`, in parts of
    stature."""
    return Drawing(tuple(_fewer(shape, tolerance) for shape in drawing.shapes), drawing.view_box)


def _fewer(shape: Shape, tolerance: float) -> Shape:
    if shape.smooth and shape.closed and shape.stroke is None and len(shape.points) > 2 * _BENT:
        shape = _straightened(shape)
    if shape.smooth or len(shape.points) <= 2 * _FEW:
        return shape
    points = np.array(shape.points, dtype=np.float64).reshape(-1, 2)
    if not shape.runs:
        kept = points[_kept_of(points, tolerance, closed=shape.closed)]
        return replace(shape, points=packed(kept.ravel().tolist()))
    parts = np.split(points, np.cumsum(shape.runs)[:-1])
    fewer = [part[_kept_of(part, tolerance, closed=True)] for part in parts]
    whole = np.concatenate(fewer)
    return replace(shape, points=packed(whole.ravel().tolist()), runs=tuple(len(part) for part in fewer))


def _straightened(shape: Shape) -> Shape:
    """The outline of a bent area in short straight pieces."""
    bends = np.array(shape.points, dtype=np.float64).reshape(-1, 2)
    ends = (bends + np.roll(bends, -1, axis=0)) / 2
    starts = np.roll(ends, 1, axis=0)
    pieces = [(1 - t) ** 2 * starts + 2 * t * (1 - t) * bends + t * t * ends for t in _PARTS]
    return replace(shape, points=packed(np.stack(pieces, axis=1).ravel().tolist()), smooth=False)


def _kept_of(points: NDArray[np.float64], tolerance: float, *, closed: bool) -> NDArray[np.intp]:
    """Return the places of the points that stay of a line or a ring."""
    if len(points) <= _FEW:
        return np.arange(len(points))
    if not closed:
        return _kept(points, tolerance)
    # a ring is cut where it is furthest from its first point
    far = int(np.argmax(((points - points[0]) ** 2).sum(axis=1)))
    ring = np.concatenate((points, points[:1]))
    there, back = _kept(ring[: far + 1], tolerance), _kept(ring[far:], tolerance) + far
    return np.concatenate((there, back[1:-1]))


def _kept(points: NDArray[np.float64], tolerance: float) -> NDArray[np.intp]:
    """Return the places of the points that stay, the first and the last among them."""
    stay = np.zeros(len(points), dtype=bool)
    stay[[0, -1]] = True
    parts = [(0, len(points) - 1)]
    while parts:
        start, end = parts.pop()
        if end - start < 2:
            continue
        line = points[end] - points[start]
        away = points[start + 1 : end] - points[start]
        length = float(np.hypot(*line))
        distance = (
            np.abs(line[0] * away[:, 1] - line[1] * away[:, 0]) / length
            if length > 1e-12
            else np.hypot(away[:, 0], away[:, 1])
        )
        furthest = int(np.argmax(distance))
        if distance[furthest] > tolerance:
            middle = start + 1 + furthest
            stay[middle] = True
            parts += [(start, middle), (middle, end)]
    return np.flatnonzero(stay)

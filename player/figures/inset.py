"""The inset: a small "not like this" in a free corner of a picture, struck through with a cross."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from player.figures.drawing import Box, Drawing, Shape, packed
from player.figures.looks import Look

_SIZES = (0.42, 0.36, 0.30)
"""Parts of the picture's height, the largest first; the largest that hides nothing is taken."""
_WIDEST = 0.40
"""Part of the picture's breadth that it takes at most."""
_CROSS = 0.040
"""Half the size of the cross, parts of stature."""
_EDGE = 0.012
_FEW = 12
"""Corners of what is a plain area."""


def with_inset(drawing: Drawing, wrong: Drawing, look: Look, busy: Iterable[Shape]) -> Drawing:
    """A drawing with another one small in the corner in which it hides least of the `busy` shapes; it hides
    no arrow of a movement.
    """
    box = _place(drawing.view_box, wrong.view_box, list(busy))
    left, top, width, _ = wrong.view_box
    scale = box[2] / width
    small = [_moved(shape, scale, box[0] - left * scale, box[1] - top * scale) for shape in wrong.shapes]
    arrows = [shape for shape in drawing.shapes if shape.fill == look.way]
    shapes = (*drawing.shapes, _card(box, look), *small, *arrows, *_cross(box, small, look))
    return Drawing(shapes, drawing.view_box)


def _place(whole: Box, small: Box, busy: list[Shape]) -> Box:
    left, top, width, height = whole
    best, least = whole, float("inf")
    points = np.concatenate([_spread(shape) for shape in busy])
    for size in _SIZES:
        scale = min(size * height / small[3], _WIDEST * width / small[2])
        wide, tall = small[2] * scale, small[3] * scale
        for x in (left + _EDGE, left + width - wide - _EDGE):
            for y in (top + _EDGE, top + height - tall - _EDGE):
                inside = (abs(points - (x + wide / 2, y + tall / 2)) < (wide / 2, tall / 2)).all(axis=1)
                hidden = float(inside.mean())
                if hidden < least:
                    best, least = (x, y, wide, tall), hidden
        if least <= 0.0:
            break
    return best


def _spread(shape: Shape) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Points on a shape; a plain area with few corners, such as a wall, has some inside as well."""
    points = np.asarray(shape.points, dtype=float).reshape(-1, 2)
    if shape.smooth or shape.fill is None or len(points) > _FEW:
        return points
    low, high = points.min(axis=0), points.max(axis=0)
    inside = np.stack(np.meshgrid(*(np.linspace(low[way], high[way], _FEW) for way in (0, 1))), axis=-1)
    return np.concatenate((points, inside.reshape(-1, 2)))


def _moved(shape: Shape, scale: float, x: float, y: float) -> Shape:
    points = np.asarray(shape.points, dtype=float).reshape(-1, 2) * scale + (x, y)
    return replace(shape, points=packed(points.ravel().tolist()), width=shape.width * scale)


def _card(box: Box, look: Look) -> Shape:
    left, top, width, height = box
    corners = ((0, 0), (1, 0), (1, 1), (0, 1))
    ring = [value for x, y in corners for _ in (0, 1, 2) for value in (left + x * width, top + y * height)]
    return Shape(packed(ring), look.floor, 0.08)


def _cross(box: Box, small: list[Shape], look: Look) -> list[Shape]:
    """A cross in the corner in which it hides least: its shape says it without its colour."""
    half = min(_CROSS, box[3] * 0.11)
    inner = half * 1.5
    points = np.concatenate([np.asarray(shape.points, dtype=float).reshape(-1, 2) for shape in small])
    corners = [(x, y) for y in (box[1] + inner, box[1] + box[3] - inner) for x in _ends(box, inner)]
    hidden = [int((np.abs(points - corner).max(axis=1) < inner).sum()) for corner in corners]
    x, y = corners[hidden.index(min(hidden))]
    return [
        Shape(packed(line), None, 1.0, colour, width, closed=False, smooth=False)
        for colour, width in (("#ffffff", half * 0.75), (look.arrow, half * 0.45))
        for line in (
            (x - half, y - half, x + half, y + half),
            (x - half, y + half, x + half, y - half),
        )
    ]


def _ends(box: Box, inner: float) -> tuple[float, float]:
    """How far from the left a cross is at either side of a card."""
    return box[0] + inner, box[0] + box[2] - inner

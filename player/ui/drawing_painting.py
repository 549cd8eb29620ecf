"""Painting a drawing: its outlines as painter paths in pixels, the furthest first.

A path is handed over as a whole, in the form in which Qt stores paths (`QDataStream`): point by point,
Python would take longer than the painting.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from struct import pack
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDataStream, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from player.figures.drawing import Drawing, Shape

_MOVE, _LINE, _CURVE, _MORE = 0, 1, 2, 3
_WINDING = 1
"""Qt's number for filling by the non-zero winding rule."""

_Elements = tuple[list[int], list[float], list[float]]
"""Kinds, x and y of a path's elements."""


def path_of(shape: Shape, scale: float = 1.0, left: float = 0.0, top: float = 0.0) -> QPainterPath:
    """A shape's outline (see `player.figures.drawing`), scaled, with its origin at (left, top)."""
    xs = [x * scale + left for x in shape.points[0::2]]
    ys = [y * scale + top for y in shape.points[1::2]]
    if len(xs) < 2:
        return QPainterPath()
    if shape.runs:
        kinds, xs, ys = _polygons(xs, ys, shape.runs)
    elif not shape.smooth or len(xs) == 2:
        if shape.closed:
            xs.append(xs[0])
            ys.append(ys[0])
        kinds = [_MOVE] + [_LINE] * (len(xs) - 1)
    else:
        kinds, xs, ys = _curves(xs, ys) if shape.closed else _open_curves(xs, ys)
    count = len(kinds)
    elements: list[float] = [0.0] * (3 * count)
    elements[0::3], elements[1::3], elements[2::3] = kinds, xs, ys
    start = count - 1 - kinds[::-1].index(_MOVE)
    written = pack(f">i{'idd' * count}ii", count, *elements, start, _WINDING)
    path = QPainterPath()
    QDataStream(QByteArray(written)) >> path
    return path


def _polygons(xs: list[float], ys: list[float], runs: Sequence[int]) -> _Elements:
    """Each polygon ends with its first corner."""
    kinds: list[int] = []
    across: list[float] = []
    down: list[float] = []
    place = 0
    for run in runs:
        kinds += (_MOVE, *[_LINE] * run)
        across += (*xs[place : place + run], xs[place])
        down += (*ys[place : place + run], ys[place])
        place += run
    return kinds, across, down


def _curves(xs: list[float], ys: list[float]) -> _Elements:
    """The quadratic curves of a closed spline, as cubic ones."""
    across, down = (_cubic(each, _halves(each), (each[-1] + each[0]) / 2) for each in (xs, ys))
    return [_MOVE, *[_CURVE, _MORE, _MORE] * len(xs)], across, down


def _open_curves(xs: list[float], ys: list[float]) -> _Elements:
    """The same of an open spline, which begins and ends at its ends."""
    across, down = (_cubic(each[1:-1], [*_halves(each[1:-1])[:-1], each[-1]], each[0]) for each in (xs, ys))
    return [_MOVE, *[_CURVE, _MORE, _MORE] * (len(xs) - 2)], across, down


def _halves(values: list[float]) -> list[float]:
    return [(a + b) / 2 for a, b in zip(values, values[1:] + values[:1], strict=True)]


def _cubic(bends: list[float], ends: list[float], start: float) -> list[float]:
    """One coordinate of cubic curves that are the same as quadratic ones."""
    found = [start]
    for bend, end in zip(bends, ends, strict=True):
        found += (start + (bend - start) * (2 / 3), end + (bend - end) * (2 / 3), end)
        start = end
    return found


def paint_drawing(painter: QPainter, drawing: Drawing, target: QRectF) -> None:
    """Paint a drawing's view box into a rectangle."""
    paint_shapes(painter, drawing, target, rooms_of(drawing, target), target)


def rooms_of(drawing: Drawing, target: QRectF) -> tuple[QRectF, ...]:
    """What each shape takes up: an outline stays within its control points."""
    left, top, width, _ = drawing.view_box
    scale = target.width() / width
    x, y = target.x() - left * scale, target.y() - top * scale
    rooms = []
    for shape in drawing.shapes:
        across, down = shape.points[0::2], shape.points[1::2]
        room = 2.0 + (shape.width * scale if shape.stroke is not None else 0.0)
        first, high = min(across), min(down)
        wide = (max(across) - first) * scale + 2 * room
        tall = (max(down) - high) * scale + 2 * room
        rooms.append(QRectF(first * scale + x - room, high * scale + y - room, wide, tall))
    return tuple(rooms)


def paint_shapes(
    painter: QPainter, drawing: Drawing, target: QRectF, rooms: Sequence[QRectF], area: QRectF
) -> None:
    """Paint those shapes that reach into an area.

    Paths are in pixels, and see-through areas have see-through brushes: both are far faster than a scaled
    painter and its opacity.
    """
    left, top, width, _ = drawing.view_box
    scale = target.width() / width
    x, y = target.x() - left * scale, target.y() - top * scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape, room in zip(drawing.shapes, rooms, strict=True):
        if room.intersects(area):
            painter.setPen(_pen(shape, scale))
            painter.setBrush(_brush(shape))
            painter.drawPath(path_of(shape, scale, x, y))


def _brush(shape: Shape) -> QBrush:
    if shape.fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    return QBrush(_colour(shape.fill, shape.opacity))


def _pen(shape: Shape, scale: float) -> QPen:
    if shape.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(shape.stroke, shape.opacity), shape.width * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


@lru_cache(maxsize=256)
def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour

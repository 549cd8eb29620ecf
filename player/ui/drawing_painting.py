"""Painting a drawing: its outlines as painter paths in pixels, the furthest first.

A path is handed over as a whole, in the form in which Qt stores paths (`QDataStream`): point by point,
Python would take longer than the painting.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from player.figures.drawing import Drawing, Shape

_Array = NDArray[np.float64]
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE, _CURVE, _MORE = 0, 1, 2, 3
_WINDING = (1).to_bytes(4, "big")
"""Qt's number for filling by the non-zero winding rule."""


def path_of(shape: Shape, scale: float = 1.0, left: float = 0.0, top: float = 0.0) -> QPainterPath:
    """A shape's outline (see `player.figures.drawing`), scaled, with its origin at (left, top)."""
    points = np.asarray(shape.points, dtype=float).reshape(-1, 2) * scale + (left, top)
    if len(points) < 2:
        return QPainterPath()
    if shape.runs:
        places, kinds = _polygons(points, shape.runs)
    elif not shape.smooth or len(points) == 2:
        places, kinds = _polygons(points, (len(points),), closed=shape.closed)
    else:
        places, kinds = _curves(points, closed=shape.closed)
    elements = np.empty(len(places), _ELEMENT)
    elements["kind"], elements["x"], elements["y"] = kinds, places[:, 0], places[:, 1]
    start = len(places) - 1 - int(np.argmax(kinds[::-1] == _MOVE))
    written = b"".join(
        (len(places).to_bytes(4, "big"), elements.tobytes(), start.to_bytes(4, "big"), _WINDING)
    )
    path = QPainterPath()
    QDataStream(QByteArray(written)) >> path
    return path


def _polygons(
    points: _Array, runs: tuple[int, ...], *, closed: bool = True
) -> tuple[_Array, NDArray[np.int32]]:
    """Corners and their kinds; a closed polygon ends with its first corner."""
    lengths = np.array(runs)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    kinds = np.full(len(points), _LINE, np.int32)
    kinds[starts] = _MOVE
    if not closed:
        return points, kinds
    ends = starts + lengths
    return np.insert(points, ends, points[starts], axis=0), np.insert(kinds, ends, _LINE)


def _curves(points: _Array, *, closed: bool) -> tuple[_Array, NDArray[np.int32]]:
    """The quadratic curves through a spline's control points, as cubic ones."""
    if closed:
        bends = points
        ends = (points + np.roll(points, -1, axis=0)) / 2
        start = ends[-1]
    else:
        bends = points[1:-1]
        ends = np.concatenate(((points[1:-2] + points[2:-1]) / 2, points[-1:]))
        start = points[0]
    begins = np.concatenate((start[None], ends[:-1]))
    cubic = np.stack((begins + (bends - begins) * (2 / 3), ends + (bends - ends) * (2 / 3), ends), axis=1)
    kinds = np.tile(np.array((_CURVE, _MORE, _MORE), np.int32), len(bends))
    return np.concatenate((start[None], cubic.reshape(-1, 2))), np.concatenate(([_MOVE], kinds)).astype(
        np.int32
    )


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
        points = np.asarray(shape.points, dtype=float).reshape(-1, 2)
        room = 2.0 + (shape.width * scale if shape.stroke is not None else 0.0)
        (first, high), (last, low) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        wide, tall = (last - first) * scale + 2 * room, (low - high) * scale + 2 * room
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

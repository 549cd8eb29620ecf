"""Painting a drawing: its outlines in pixels, the furthest first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from player.figures.drawing import Curve, Line, commands

if TYPE_CHECKING:
    from player.figures.drawing import Drawing, Shape

_FAINT = 0.1
"""What can be seen so little has edges that need no smoothing; Qt takes ten times as long to smooth them."""


def paint_drawing(painter: QPainter, drawing: Drawing, target: QRectF) -> None:
    """Paint a drawing's view box into a rectangle."""
    _paint(painter, drawing.shapes, *_placing(drawing, target))


def rooms_of(drawing: Drawing, target: QRectF) -> tuple[QRectF, ...]:
    """What each shape takes up in a rectangle into which the view box is painted."""
    from player.ui import outlines

    return outlines.rooms_of(drawing.shapes, *_placing(drawing, target))


def paint_shapes(
    painter: QPainter, drawing: Drawing, target: QRectF, rooms: Sequence[QRectF], area: QRectF
) -> None:
    """Paint those shapes that reach into an area."""
    reach = [shape for shape, room in zip(drawing.shapes, rooms, strict=True) if room.intersects(area)]
    _paint(painter, reach, *_placing(drawing, target))


def _placing(drawing: Drawing, target: QRectF) -> tuple[float, float, float]:
    """Pixels of one stature, and where the drawing's origin is."""
    left, top, width, _ = drawing.view_box
    scale = target.width() / width
    return scale, target.x() - left * scale, target.y() - top * scale


def _paint(painter: QPainter, shapes: Sequence[Shape], scale: float, left: float, top: float) -> None:
    """Paths are in pixels, and see-through areas have see-through brushes: both are far faster than a scaled
    painter and its opacity.
    """
    for shape, path in zip(shapes, _paths(shapes, scale, left, top), strict=True):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, shape.opacity >= _FAINT)
        painter.setPen(_pen(shape.stroke, shape.opacity, shape.width * scale))
        painter.setBrush(_brush(shape.fill, shape.opacity))
        painter.drawPath(path)


def _paths(shapes: Sequence[Shape], scale: float, left: float, top: float) -> list[QPainterPath]:
    """The outlines in pixels. The covers of a start do not wait for numpy, which all that moves brings."""
    if "numpy" not in sys.modules:
        return [_drawn(shape, scale, left, top) for shape in shapes]
    from player.ui import outlines

    return outlines.paths_of(shapes, scale, left, top)


def _drawn(shape: Shape, scale: float, left: float, top: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for move in commands(shape):
        x, y = move.x * scale + left, move.y * scale + top
        if isinstance(move, Curve):
            path.quadTo(move.cx * scale + left, move.cy * scale + top, x, y)
        elif isinstance(move, Line):
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    if shape.closed and not shape.smooth:
        path.closeSubpath()
    return path


@lru_cache(maxsize=256)
def _brush(fill: str | None, opacity: float) -> QBrush:
    return QBrush(Qt.BrushStyle.NoBrush) if fill is None else QBrush(_colour(fill, opacity))


@lru_cache(maxsize=64)
def _pen(stroke: str | None, opacity: float, width: float) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(stroke, opacity), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour

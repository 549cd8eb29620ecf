"""Painting a drawing: its outlines as painter paths in pixels, the furthest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTransform

if TYPE_CHECKING:
    from player.figures.drawing import Drawing, Shape


def path_of(shape: Shape) -> QPainterPath:
    """A shape's outline in stature units (see `player.figures.drawing`)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    p = tuple(shape.points)
    count = len(p) // 2
    if count < 2:
        return path
    if not shape.smooth or count == 2:
        path.moveTo(p[0], p[1])
        for i in range(1, count):
            path.lineTo(p[2 * i], p[2 * i + 1])
    elif shape.closed:
        path.moveTo((p[-2] + p[0]) / 2, (p[-1] + p[1]) / 2)
        x, y = p[0], p[1]
        for i in range(2, 2 * count, 2):
            next_x, next_y = p[i], p[i + 1]
            path.quadTo(x, y, (x + next_x) / 2, (y + next_y) / 2)
            x, y = next_x, next_y
        path.quadTo(x, y, (x + p[0]) / 2, (y + p[1]) / 2)
    else:
        path.moveTo(p[0], p[1])
        for i in range(2, 2 * count - 2, 2):
            x, y = p[i], p[i + 1]
            last = i == 2 * count - 4
            end_x, end_y = (p[-2], p[-1]) if last else ((x + p[i + 2]) / 2, (y + p[i + 3]) / 2)
            path.quadTo(x, y, end_x, end_y)
    if shape.closed:
        path.closeSubpath()
    return path


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
        first, last = min(across) * scale + x - room, max(across) * scale + x + room
        high, low = min(down) * scale + y - room, max(down) * scale + y + room
        rooms.append(QRectF(first, high, last - first, low - high))
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
    place = QTransform.fromTranslate(target.x(), target.y()).scale(scale, scale).translate(-left, -top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape, room in zip(drawing.shapes, rooms, strict=True):
        if room.intersects(area):
            painter.setPen(_pen(shape, scale))
            painter.setBrush(_brush(shape))
            painter.drawPath(place.map(path_of(shape)))


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


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour

"""Pills: words in a round frame that are on or off, and rows of them as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from player.ui.fonts import font
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Iterable

LOW = 44
"""Least height of anything that can be pressed, in pixels."""
_TICK = 1.0
"""The room for a tick, of the height of the words."""


def pill_size(text: str, pixels: int, *, ticked: bool = False) -> QSize:
    """Return the size at which the words of a pill fit, with room for a tick if it has one."""
    words = QFontMetricsF(font(pixels, QFont.Weight.DemiBold)).horizontalAdvance(text)
    return QSize(round(words + pixels * (1.9 + _TICK * ticked)), max(LOW, round(pixels * 2.5)))


def paint_pill(
    painter: QPainter, theme: Theme, box: QRectF, text: str, pixels: int, *, on: bool, under: bool
) -> None:
    """Paint a pill's ground and words; ``under`` is whether the mouse is over it."""
    radius = pill_radius(box)
    ground = theme.accent if on else mix(theme.card, theme.ink, 0.07 if under else 0.0)
    painter.setPen(QPen(QColor(theme.accent if on else theme.edge), 1.5))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, radius, radius)
    painter.setFont(font(pixels, QFont.Weight.DemiBold if on else QFont.Weight.Medium))
    painter.setPen(QColor(theme.on_accent if on else theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_ticked_pill(
    painter: QPainter, theme: Theme, box: QRectF, text: str, pixels: int, *, on: bool, under: bool
) -> None:
    """Paint a pill that tells by a tick, besides its colour, that it is on."""
    if not on:
        paint_pill(painter, theme, box, text, pixels, on=on, under=under)
        return
    paint_pill(painter, theme, box, "", pixels, on=on, under=under)
    painter.drawText(box.adjusted(pixels * 1.1, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)
    side = pixels * 0.62
    left, top = box.left() + pixels * 0.62, box.center().y() - side / 2
    pen = QPen(QColor(theme.on_accent), max(1.8, pixels * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = ((0.0, 0.55), (0.36, 0.92), (1.0, 0.12))
    painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in points])


def pill_radius(box: QRectF) -> float:
    """Return how round the corners of a pill are."""
    return min(box.height() / 2, 14)


def in_rows(sizes: Iterable[QSize], width: int) -> tuple[list[tuple[int, int, int, int]], int]:
    """Return where things stand in a width, row by row, and the height of all."""
    boxes, left, top, tall = [], 0, 0, 0
    for size in sizes:
        if left and left + size.width() > width:
            left, top, tall = 0, top + tall, 0
        boxes.append((left, top, min(size.width(), width), size.height()))
        left += size.width()
        tall = max(tall, size.height())
    return boxes, top + tall

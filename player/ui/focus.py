"""The ring around whatever has the keyboard: the same everywhere, and never missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from player.ui.theme import Theme

WIDTH = 3.0
"""Thickness of the ring in pixels; WCAG 2.4.13 asks for 2."""
_GAP = 2.0
"""Thickness of the line inside it, in pixels: it keeps the ring apart from what is filled with its colour."""


def paint_focus(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """Paint the ring along a box with round corners, and inside it a line in the colour of cards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = (WIDTH + _GAP) / 2
    within = box.adjusted(inside, inside, -inside, -inside)
    painter.setPen(QPen(QColor(theme.card), _GAP))
    painter.drawRoundedRect(within, max(0.0, radius - inside), max(0.0, radius - inside))
    painter.setPen(QPen(QColor(theme.focus), WIDTH))
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()

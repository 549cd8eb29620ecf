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


def paint_focus(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """Paint the ring along a box with round corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.focus), WIDTH))
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()

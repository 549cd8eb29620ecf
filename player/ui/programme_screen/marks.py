"""The marks of days: a shape for each, so that no colour has to be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from player.ui.icons import paint_icon

if TYPE_CHECKING:
    from player.ui.programme_screen.page import Mark
    from player.ui.theme import Theme


def paint_mark(painter: QPainter, theme: Theme, mark: Mark, centre: QPointF, side: float) -> None:
    """Paint how it is with a day: done is a tick on a full disc, today a full ring with a dot, coming a ring,
    not done a ring of dashes, left out a small ring, paused two bars, rest a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    reach = side / 2
    disc = QRectF(centre.x() - reach, centre.y() - reach, side, side)
    if mark == "done":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(disc)
        inner = disc.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
        paint_icon(painter, "done", inner, QColor(theme.on_accent))
    elif mark == "paused":
        paint_icon(painter, "pause", disc.adjusted(2, 2, -2, -2), QColor(theme.muted))
    elif mark == "rest":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.edge))
        painter.drawEllipse(centre, side * 0.08, side * 0.08)
    else:
        pen = QPen(QColor(theme.accent if mark == "today" else theme.edge), max(1.8, side * 0.09))
        if mark == "open":
            pen.setDashPattern([1.6, 1.6])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        shrink = side * (0.28 if mark == "left out" else 0.06)
        painter.drawEllipse(disc.adjusted(shrink, shrink, -shrink, -shrink))
        if mark == "today":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(centre, side * 0.2, side * 0.2)
    painter.restore()

"""The ring around whatever has the keyboard: the same everywhere, and never missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:
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


_MOVES = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize)


class FocusRing(QWidget):
    """The ring over a widget that scrolls what it paints, and would scroll a ring of its own with it."""

    def __init__(self, theme: Theme, around: QAbstractScrollArea) -> None:
        """Take what it is drawn around: all of it but its scroll bar."""
        super().__init__(around)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        around.viewport().installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        around = self.parentWidget()
        if event.type() in _MOVES and isinstance(around, QAbstractScrollArea):
            box = around.rect()
            if around.verticalScrollBar().isVisible():
                box.setRight(around.viewport().geometry().right())
            self.setGeometry(box)
            self.setVisible(around.hasFocus())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_focus(painter, self._theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6)
        painter.end()

"""A slider: a thin line with a round head."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from player.ui.focus import paint_focus
from player.ui.theme import Theme


class LevelSlider(QAbstractSlider):
    """A level, from 0 to 100 unless another range is set; by mouse, wheel and arrow keys."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setValue(100)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setOrientation(Qt.Orientation.Horizontal)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def _go_to(self, x: float) -> None:
        share = (x - 14) / max(1, self.width() - 28)
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))

    def sizeHint(self) -> QSize:
        return QSize(190, 44)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        room = self.width() - 28
        head = 14 + room * (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.track))
        painter.drawRoundedRect(QRectF(14, middle - 3, room, 6), 3, 3)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(QRectF(14, middle - 3, head - 14, 6), 3, 3)
        painter.drawEllipse(QRectF(head - 10, middle - 10, 20, 20))
        if self.hasFocus():
            paint_focus(painter, self._theme, QRectF(head - 14, middle - 14, 28, 28), 14)
        painter.end()

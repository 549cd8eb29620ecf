"""A slim scroll bar in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from player.ui.theme import Theme, mix

_WIDTH = 14


class SlimScrollBar(QScrollBar):
    """An upright bar without buttons: a handle on nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, on_card: bool = False) -> None:
        """Take whether it stands on the colour of cards, not of the window."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._on_card = on_card
        self.setFixedWidth(_WIDTH)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        handle = QRectF(self.style().subControlRect(control, option, part, self)).adjusted(4, 2, -3, -2)
        painter = QPainter(self)
        ground = self._theme.card if self._on_card else self._theme.window
        painter.fillRect(self.rect(), QColor(ground))
        if self.maximum() > self.minimum():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            share = 0.5 if self.isSliderDown() else 0.3
            painter.setBrush(QColor(mix(ground, self._theme.muted, share)))
            painter.drawRoundedRect(handle, handle.width() / 2, handle.width() / 2)
        painter.end()

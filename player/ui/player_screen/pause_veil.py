"""What lies over figure and ring in a pause: that it is one, where we are, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.ui.fonts import fitted, font
from player.ui.icons import paint_icon
from player.ui.painted import Painted, paint_lines
from player.ui.theme import Theme


class PauseVeil(Painted):
    """A dim sheet with a big pause sign; pressing it goes on."""

    pressed = Signal()
    """The veil was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._place = ""
        self._pixels = 20
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_pixels(self, pixels: int) -> None:
        """Set the font size of where we are."""
        self._pixels = pixels
        self.update()

    def show_place(self, place: str) -> None:
        """Say where we are."""
        if place != self._place:
            self._place = place
            self.setAccessibleName(f"Paused: {place}")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.window)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        middle = QRectF(self.rect()).center()
        radius = min(self.height() * 0.20, self.width() * 0.2)
        centre = QPointF(middle.x(), middle.y() - radius * 0.75)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawEllipse(centre, radius, radius)
        side = radius * 1.05
        sign = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        paint_icon(painter, "pause", sign, QColor(self._theme.on_accent))
        self._paint_words(painter, centre.y() + radius)
        painter.end()

    def _paint_words(self, painter: QPainter, top: float) -> None:
        width = self.width() - 40
        rows = (
            ("Paused", self._pixels * 1.9, QFont.Weight.Bold, self._theme.ink, 1),
            (self._place, self._pixels * 1.0, QFont.Weight.Medium, self._theme.ink, 2),
            ("Space goes on", self._pixels * 0.8, QFont.Weight.Normal, self._theme.muted, 1),
        )
        for text, wished, weight, colour, most in rows:
            fit = fitted(text, width, round(wished * 3.2), round(wished), 11, weight, most)
            height = wished * (1.35 * len(fit.lines) + 0.35)
            painter.setFont(font(fit.pixels, weight))
            painter.setPen(QColor(colour))
            paint_lines(painter, fit.lines, QRectF(20, top, width, height), "centre")
            top += height

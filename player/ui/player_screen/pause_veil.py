"""What lies over figure and ring in a pause: that it is one, where we are, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.fonts import balanced, fitted, font
from player.ui.icons import paint_icon
from player.ui.painted import PaintedText, paint_lines
from player.ui.player_screen.wording import go_on_text
from player.ui.theme import Theme

_SPACING = 1.5
"""Height of a row in parts of its font size."""


class PauseVeil(PaintedText):
    """A dim sheet with a big pause sign; pressing it goes on."""

    pressed = Signal()
    """The veil was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._place = ""
        self._key = "Space"
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
            self.setAccessibleName(said("Paused: {place}", place=place))
            self.update()

    def set_key(self, key: str) -> None:
        """Name the key that goes on; empty where there is none."""
        self._key = key
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.window)
        veil.setAlphaF(1.0 if self._theme.high else 0.97)
        painter.fillRect(self.rect(), veil)
        rows = self._rows()
        needed = sum(wished * _SPACING * most for _, wished, _, _, most in rows)
        room = self.height() * 0.94
        # large text makes the sign smaller before it becomes smaller itself
        radius = min(self.height() * 0.20, max(self.height() * 0.12, (room - needed) / 2), self.width() * 0.2)
        squeeze = min(1.0, (room - 2 * radius) / needed)
        top = (self.height() - 2 * radius - needed * squeeze) / 2
        middle = self.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawEllipse(QPointF(middle, top + radius), radius, radius)
        side = radius * 1.05
        sign = QRectF(middle - side / 2, top + radius - side / 2, side, side)
        paint_icon(painter, "pause", sign, QColor(self._theme.on_accent))
        top += 2 * radius
        for text, wished, weight, colour, most in rows:
            size = round(wished * squeeze)
            height = size * _SPACING * most
            fit = balanced(fitted(text, self.width() - 40, round(height), size, 11, weight, most), weight)
            painter.setFont(font(fit.pixels, weight))
            painter.setPen(QColor(colour))
            paint_lines(painter, fit.lines, QRectF(20, top, self.width() - 40, height), "centre")
            top += height
        painter.end()

    def _rows(self) -> tuple[tuple[str, float, QFont.Weight, str, int], ...]:
        theme, pixels = self._theme, self._pixels
        return (
            (said("Paused"), pixels * 1.9, QFont.Weight.Bold, theme.ink, 1),
            (self._place, pixels * 1.0, QFont.Weight.Medium, theme.ink, 2),
            (go_on_text(self._key), pixels * 0.8, QFont.Weight.Normal, theme.muted, 1),
        )

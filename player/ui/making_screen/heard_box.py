"""What was not understood of the sentence, and what is to be told about it, in a box below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.announcing import announce
from player.ui.fonts import font, wrapped
from player.ui.making_screen.page import Heard
from player.ui.painted import PaintedText, paint_lines
from player.ui.theme import Theme, mix

_INSIDE = 12
"""Pixels between the frame and the words."""


class HeardBox(PaintedText):
    """The box; it is hidden while there is nothing to tell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 15
        self._heard = Heard()
        self.hide()

    def show_heard(self, heard: Heard) -> bool:
        """Show what was heard, and let a screen reader say it; return whether that is something else."""
        if heard == self._heard:
            return False
        self._heard = heard
        self.setAccessibleName(" ".join(self._texts()))
        self.setVisible(bool(self._texts()))
        if self._texts():
            announce(self, self.accessibleName())
        self.update()
        return True

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width; none where there is nothing to tell."""
        texts, metrics = self._texts(), QFontMetricsF(self._font())
        count = sum(len(wrapped(text, metrics, width - 2 * _INSIDE)) for text in texts)
        return round(metrics.lineSpacing() * count) + 16 if texts else 0

    def _texts(self) -> list[str]:
        return [text for text in (heard_text(self._heard.unknown), *self._heard.remarks) if text]

    def _font(self) -> QFont:
        return font(self._pixels, QFont.Weight.Medium)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box, used = self._theme, QRectF(self.rect()), self._font()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mix(theme.line, theme.warning, 0.4)), 1.2))
        painter.setBrush(QColor(mix(theme.card, theme.warning, 0.10)))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 10, 10)
        painter.setFont(used)
        painter.setPen(QColor(theme.ink))
        metrics, room = QFontMetricsF(used), box.width() - 2 * _INSIDE
        lines = [line for text in self._texts() for line in wrapped(text, metrics, room)]
        paint_lines(painter, tuple(lines), box.adjusted(_INSIDE, 4, -_INSIDE, -4))
        painter.end()


def heard_text(unknown: tuple[str, ...]) -> str:
    """Return what is said of words that were not understood."""
    return said("Not understood: {words}.", words=", ".join(unknown)) if unknown else ""

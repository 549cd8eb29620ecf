"""A card that offers something: a sentence, and a button where there is something to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.ui.buttons import WordButton
from player.ui.fonts import font, wrapped
from player.ui.icons import IconName
from player.ui.painted import Painted, Words
from player.ui.theme import Theme, mix


class OfferCard(Painted):
    """The card."""

    taken = Signal()
    """The person wants it."""

    def __init__(self, theme: Theme, icon: IconName | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self.words = Words(theme, self, most_lines=8)
        self.button = WordButton(theme, "", "plain", icon, self)
        self._icon = icon
        self.button.clicked.connect(self.taken)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.words.set_theme(theme)
        self.button.set_theme(theme)

    def show_offer(self, text: str, button: str, pixels: int) -> None:
        """Show a sentence, and what the button says; without words there is no button."""
        self._pixels = pixels
        self.words.set_text(text)
        self.words.set_sizes(pixels, pixels)
        self.button.set_words(button, self._icon)
        self.button.setVisible(bool(button))
        self.button.set_font_pixels(pixels)
        self.setAccessibleName(text)

    def place(self, width: int) -> int:
        """Arrange it for a width; return the height it needs."""
        pixels = self._pixels
        pad = round(pixels * 0.9)
        size = self.button.sizeHint()
        shown = self.button.isVisibleTo(self)
        beside = shown and width - 3 * pad - size.width() > pixels * 14
        room = width - 2 * pad - (size.width() + pad if beside else 0)
        lines = wrapped(self.words.text, QFontMetricsF(font(pixels)), room)
        tall = round(QFontMetricsF(font(pixels)).lineSpacing() * len(lines)) + 4
        self.words.set_most_lines(max(1, len(lines)))
        if beside:
            height = max(tall, size.height()) + 2 * round(pixels * 0.6)
            self.words.setGeometry(pad, (height - tall) // 2, room, tall)
            self.button.setGeometry(
                width - pad - size.width(), (height - size.height()) // 2, size.width(), size.height()
            )
            return height
        self.words.setGeometry(pad, round(pixels * 0.7), room, tall)
        bottom = round(pixels * 0.7) + tall
        if shown:
            wide = min(size.width(), width - 2 * pad + 8)
            self.button.setGeometry(pad - 4, bottom + 4, wide, size.height())
            bottom = self.button.geometry().bottom() + 1
        return bottom + round(pixels * 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mix(theme.line, theme.accent, 0.4)), 1.2))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.05)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        painter.end()

"""The sheet on which a programme is chosen: a card for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import WordButton
from player.ui.painted import Painted
from player.ui.programme_screen.page import ProgrammeCard
from player.ui.programme_screen.texts import Texts
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.ui.library_screen.card_painting import PaintDrawing

_HEAD = said("Weeks that build on one another")
_WHY = said(
    "A programme brings a session on its days, a little more from week to week. Missed days do no harm: it "
    "waits, and goes on when you do."
)


class ProgrammeCardView(Painted):
    """One programme."""

    spoken_as = "text"
    chosen = Signal(str)
    """Its name: it is to be looked at closer."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._pixels = 16
        self._texts = Texts()
        self._cover = QRect()
        self.card = ProgrammeCard("", "")
        self.look = WordButton(theme, said("See the weeks"), "main", parent=self)
        self.look.clicked.connect(lambda: self.chosen.emit(self.card.name))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.look.set_theme(theme)

    def show_card(self, card: ProgrammeCard, pixels: int) -> None:
        """Show a programme in a size of text."""
        self.card, self._pixels = card, pixels
        parts = (card.title, card.facts, card.summary, *card.cautions, card.trouble)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))
        self.look.set_font_pixels(pixels)
        self.look.setVisible(not card.trouble)
        self.look.setAccessibleName(said("See the weeks of “{title}”", title=card.title))

    def place(self, width: int) -> int:
        """Arrange it for a width; return the height it needs."""
        pixels, card, write = self._pixels, self.card, self._texts.write
        self._texts.clear()
        pad = round(pixels * 1.1)
        side = min(round(pixels * 9), round(width * 0.32))
        beside = width >= pixels * 26
        self._cover = QRect(0, 0, side if beside else width, 0 if beside else round(pixels * 8))
        left = (side + pad) if beside else pad
        room, top = width - left - pad, pad if beside else self._cover.height() + round(pixels * 0.7)
        top = write(card.title, left, top, room, round(pixels * 1.3), QFont.Weight.Bold)
        top = write(card.facts, left, top + 3, room, round(pixels * 0.92), QFont.Weight.DemiBold, "accent")
        top = write(card.summary, left, top + 6, room, pixels, ink="muted")
        for text in card.cautions:
            top = write(text, left, top + 6, room, round(pixels * 0.94), QFont.Weight.Medium)
        top = write(card.trouble, left, top + 6, room, pixels)
        size = self.look.sizeHint()
        self.look.setGeometry(left - 4, top + round(pixels * 0.6), min(room, size.width()), size.height())
        return top + round(pixels * 0.6) + (size.height() if not card.trouble else 0) + pad - 4

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 16, 16)
        cover = QRectF(self._cover)
        if not cover.height():
            cover.setHeight(self.height())
        painter.save()
        painter.setClipRect(cover)
        painter.setBrush(QColor(mix(theme.card, theme.phase("stretch"), 0.10)))
        painter.drawRoundedRect(box, 16, 16)
        painter.restore()
        if self.card.cover is not None and self._paint is not None:
            most = min(cover.height(), self._pixels * 9)
            inner = QRectF(cover.x(), cover.center().y() - most / 2, cover.width(), most)
            self._paint(painter, self.card.cover, inner.adjusted(14, 10, -14, -10))
        painter.setPen(QPen(QColor(theme.line), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 16, 16)
        self._texts.paint(painter, theme)
        painter.end()


class ChooseSheet(Painted):
    """The sheet; ``place`` arranges it for a width and gives it its height."""

    spoken_as = "text"
    chosen = Signal(str)
    """The name of a programme that is to be looked at closer."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._pixels = 16
        self._count = 0
        self._texts = Texts()
        self.views: list[ProgrammeCardView] = []
        self.setAccessibleName(f"{_HEAD}. {_WHY}")

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for view in self.views:
            view.set_theme(theme)

    def show_cards(self, cards: tuple[ProgrammeCard, ...], pixels: int) -> None:
        """Show programmes in a size of text."""
        self._pixels, self._count = pixels, len(cards)
        while len(self.views) < len(cards):
            view = ProgrammeCardView(self._theme, self._paint, self)
            view.chosen.connect(self.chosen)
            self.views.append(view)
        for place, view in enumerate(self.views):
            view.setVisible(place < len(cards))
            if place < len(cards):
                view.show_card(cards[place], pixels)

    def place(self, width: int) -> None:
        """Arrange the cards for a width, two beside one another where there is room."""
        pixels = self._pixels
        margin, gap = max(12, round(width * 0.03)), round(pixels * 1.1)
        self._texts.clear()
        room = width - 2 * margin
        top = self._texts.write(_HEAD, margin + 4, 6, room - 8, round(pixels * 1.9), QFont.Weight.Bold)
        wide = min(room - 8, pixels * 56)
        top = self._texts.write(_WHY, margin + 4, top + 4, wide, round(pixels * 1.05), ink="muted") + pixels
        columns = 2 if room >= pixels * 62 else 1
        cell = (room - gap * (columns - 1)) // columns
        shown = self.views[: self._count]
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            tall = max(view.place(cell) for view in row)
            for place, view in enumerate(row):
                view.setGeometry(margin + place * (cell + gap), top, cell, tall)
            top += tall + gap
        self.setFixedHeight(top + 4)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        self._texts.paint(painter, self._theme)
        painter.end()

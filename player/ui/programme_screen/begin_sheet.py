"""The sheet of a programme before it is begun: what it is, what to heed, and the weeks as they would come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.icons import paint_icon
from player.ui.painted import Painted
from player.ui.programme_screen.page import BeginPage
from player.ui.programme_screen.plan_calendar import PlanCalendar
from player.ui.programme_screen.texts import Texts
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.ui.library_screen.card_painting import PaintDrawing

_TWO_COLUMNS = 60


class BeginSheet(Painted):
    """The sheet; ``place`` arranges it for a width and gives it its height."""

    spoken_as = "text"
    looked = Signal(str)
    """The key of an appointment that is to be looked at."""
    grown = Signal()
    """It needs another height now."""

    def __init__(self, theme: Theme, paint: PaintDrawing | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._pixels = 16
        self._page: BeginPage | None = None
        self._texts = Texts()
        self._cover = QRect()
        self._heed = QRect()
        self.calendar = PlanCalendar(theme, self)
        self.calendar.looked.connect(self.looked)
        self.calendar.grown.connect(self.grown)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.calendar.set_theme(theme)

    def show_page(self, page: BeginPage, pixels: int) -> None:
        """Show a programme in a size of text."""
        self._page, self._pixels = page, pixels
        self.calendar.show_weeks(page.weeks, page.start, pixels)
        card = page.card
        parts = (card.title, card.facts, card.summary, *card.cautions, page.instead_of)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    def place(self, width: int, seen: int) -> None:
        """Arrange everything for a width, in two columns where there is room; of its height so many pixels
        are seen at a time."""
        if self._page is None:
            return
        pixels, card = self._pixels, self._page.card
        margin, gap = max(12, round(width * 0.03)), round(pixels * 1.6)
        room = width - 2 * margin
        beside = width >= pixels * _TWO_COLUMNS
        left = round((room - gap) * 0.38) if beside else room
        write = self._texts.write
        self._texts.clear()
        tall = min(round(left * 0.5), pixels * 12, round(seen * 0.35)) if card.cover is not None else 0
        self._cover = QRect(margin, 8, left, tall)
        top = 8 + tall + (round(pixels * 0.8) if tall else 0)
        top = write(card.title, margin + 4, top, left - 8, round(pixels * 1.75), QFont.Weight.Bold)
        top = write(card.facts, margin + 4, top + 5, left - 8, pixels, QFont.Weight.DemiBold, "accent")
        top = write(card.summary, margin + 4, top + 7, left - 8, pixels, ink="muted")
        top = self._place_heed(margin, top + round(pixels * 0.8), left)
        if beside:
            x, first, wide = margin + left + gap, 8, room - left - gap
        else:
            x, first, wide = margin, top + pixels, room
        height = self.calendar.place(wide)
        self.calendar.setGeometry(x, first, wide, height)
        self.setFixedHeight(max(top, first + height) + pixels)
        self.update()

    def _place_heed(self, x: int, top: int, width: int) -> int:
        """Put the warnings, and what would end, in a box of their own."""
        pixels, page = self._pixels, self._page
        assert page is not None
        texts = (*page.card.cautions, page.instead_of)
        self._heed = QRect()
        if not any(texts):
            return top
        bottom = top + round(pixels * 0.7)
        for text in filter(None, texts):
            bottom = self._texts.write(
                text, x + round(pixels * 3), bottom, width - round(pixels * 4), pixels, QFont.Weight.Medium
            )
            bottom += round(pixels * 0.3)
        self._heed = QRect(x, top, width, bottom - top + round(pixels * 0.4))
        return self._heed.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, page = self._theme, self._page
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(theme.window))
        if page is not None and page.card.cover is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(theme.card, theme.phase("stretch"), 0.10)))
            painter.drawRoundedRect(QRectF(self._cover), 16, 16)
            if self._paint is not None:
                self._paint(painter, page.card.cover, QRectF(self._cover).adjusted(18, 14, -18, -10))
        if self._heed.height():
            painter.setPen(QPen(QColor(mix(theme.line, theme.error, 0.3)), 1.2))
            painter.setBrush(QColor(mix(theme.card, theme.error, 0.06)))
            painter.drawRoundedRect(QRectF(self._heed).adjusted(1, 1, -1, -1), 14, 14)
            side = self._pixels * 1.4
            spot = QRectF(
                self._heed.x() + self._pixels * 0.9, self._heed.y() + self._pixels * 0.65, side, side
            )
            paint_icon(painter, "warning", spot, QColor(theme.error))
        self._texts.paint(painter, theme)
        painter.end()


def day_words(start_text: str) -> str:
    """Return when it would begin, in words."""
    return said("Begins {day}", day=start_text)

"""The card of something that can be done now: its figure, what it is, and the button that begins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import Rank, WordButton
from player.ui.painted import Painted
from player.ui.programme_screen.marks import paint_mark
from player.ui.programme_screen.page import DueLine
from player.ui.programme_screen.texts import Texts
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.ui.library_screen.card_painting import PaintDrawing


class DueCard(Painted):
    """One card; ``quiet`` is for what one need not do."""

    spoken_as = "text"
    started = Signal(str)
    """The key of what is to be begun."""
    looked = Signal(str)
    """The key of what is to be looked at before."""

    def __init__(
        self, theme: Theme, paint: PaintDrawing | None, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._paint = paint
        self._quiet = quiet
        self._calls = False
        self._pixels = 16
        self._texts = Texts()
        self._cover = QRect()
        self.line = DueLine("", "", "")
        rank: Rank = "plain" if quiet else "main"
        self.start = WordButton(theme, said("Start"), rank, "play", self)
        self.look = WordButton(theme, said("Look at it first"), "quiet", parent=self)
        self.start.clicked.connect(lambda: self.started.emit(self.line.key))
        self.look.clicked.connect(lambda: self.looked.emit(self.line.key))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.start.set_theme(theme)
        self.look.set_theme(theme)

    def show_line(self, line: DueLine, pixels: int, *, first: bool = True) -> None:
        """Show what can be done, in a size of text; ``first`` is what one does first."""
        self.line, self._pixels, self._calls = line, pixels, first and not self._quiet and not line.done
        words = said("Do it today") if self._quiet else said("Once more") if line.done else said("Start")
        self.start.set_words(words, "restart" if line.done else "play")
        self.start.set_rank("main" if self._calls else "plain")
        state = said("Done.") if line.done else ""
        parts = (line.label, line.title, line.text, line.note)
        spoken = ". ".join(part.rstrip(".") for part in parts if part)
        self.setAccessibleName(f"{spoken}. {state}".strip())
        self.start.setAccessibleName(f"{words}: {line.title}, {line.text}")
        self.look.setAccessibleName(said("Look at it first: {title}", title=line.title))
        for button in (self.start, self.look):
            button.set_font_pixels(pixels if not self._quiet else round(pixels * 0.95))
        self.updateGeometry()

    def place(self, width: int) -> int:
        """Arrange it for a width; return the height it needs."""
        pixels, pad = self._pixels, round(self._pixels * 0.9)
        side = 0 if self._quiet else min(round(pixels * 7.5), width // 4)
        if side < pixels * 4:
            side = 0
        self._cover = QRect(pad, pad, side, side)
        left = pad + (side + pad if side else 0)
        room = width - left - pad
        texts, top = self._texts, pad
        texts.clear()
        line = self.line
        mark = round(pixels * 1.7) if line.done else 0
        texts_left, texts_room = left + mark, room - mark
        small = round(pixels * 0.88)
        if line.label:
            top = texts.write(line.label, texts_left, top, texts_room, small, QFont.Weight.DemiBold, "accent")
        size = pixels if self._quiet else round(pixels * 1.25)
        top = texts.write(line.title, texts_left, top, texts_room, size, QFont.Weight.Bold)
        top = texts.write(line.text, texts_left, top + 2, texts_room, pixels, ink="muted")
        if line.note:
            top = texts.write(line.note, texts_left, top + 3, texts_room, pixels)
        return self._place_buttons(left, room, top + round(pixels * 0.5), pad, side)

    def _place_buttons(self, left: int, room: int, top: int, pad: int, side: int) -> int:
        start, look = self.start.sizeHint(), self.look.sizeHint()
        room += 4
        beside = start.width() + look.width() + 2 <= room
        spare = room - start.width() - (look.width() + 2 if beside else 0)
        wide = min(room, start.width() + (0 if self._quiet else max(0, min(spare, round(self._pixels * 2)))))
        self.start.setGeometry(left - 4, top, wide, start.height())
        x, y = (left + wide - 2, top) if beside else (left - 4, top + start.height() + 2)
        self.look.setGeometry(x, y, min(room, look.width()), look.height())
        bottom = y + look.height()
        return max(bottom + pad - 6, (side + 2 * pad) if side else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, pixels = self._theme, self._pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        calls = self._calls
        painter.setPen(QPen(QColor(theme.accent if calls else theme.line), 1.6 if calls else 1.2))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.05) if calls else theme.card))
        painter.drawRoundedRect(box, 16, 16)
        if self._cover.height():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(theme.card, theme.phase("stretch"), 0.10)))
            painter.drawRoundedRect(QRectF(self._cover), 12, 12)
            if self.line.cover is not None and self._paint is not None:
                self._paint(painter, self.line.cover, QRectF(self._cover).adjusted(8, 8, -8, -8))
        if self.line.done:
            left = self._cover.right() + 1 + round(pixels * 0.9) if self._cover.height() else pixels * 0.9
            spot = QRectF(left, pixels * 0.95, pixels * 1.3, pixels * 1.3)
            paint_mark(painter, theme, "done", spot.center(), spot.height())
        self._texts.paint(painter, theme)
        painter.end()

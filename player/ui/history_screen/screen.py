"""The history screen: its sheet under a line with the way back and the table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.focus import paint_focus
from player.ui.history_screen.offer import OfferCard
from player.ui.history_screen.page import HistoryPage
from player.ui.history_screen.sheet import MEASURE, HistorySheet
from player.ui.painted import Painted, Words
from player.ui.scrolling import SheetArea
from player.ui.theme import Theme

_NOTHING = said("Nothing has been done yet. Every session that you do is kept here, on this computer alone.")
_RING = 6
"""Pixels around what scrolls, for the ring when the arrow keys scroll it."""
_CLOSED = said("The history cannot be read.")


class HistoryScreen(Painted):
    """The whole screen."""

    spoken_as = "page"
    left = Signal()
    """The person went back."""
    table_wanted = Signal()
    """The person wants the history as a table."""
    measure_wanted = Signal()
    """The person wants to be measured."""
    tighter_chosen = Signal(str)
    """The side that sessions are to give more."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self._page: HistoryPage | None = None
        self.setAccessibleName(said("What you have done"))
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("What you have done"))
        self.table = WordButton(theme, said("Save as a table…"), "plain", parent=self)
        self.table.clicked.connect(self.table_wanted)
        self.sheet = HistorySheet(theme)
        self.sheet.measure_wanted.connect(self.measure_wanted)
        self.sheet.tighter_chosen.connect(self.tighter_chosen)
        self.area = SheetArea(theme, self.sheet, self)
        self.invite = OfferCard(theme, "play", self)
        self.invite.taken.connect(self.measure_wanted)
        self.empty = Words(theme, self, ink="muted", where="centre", most_lines=4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, page: HistoryPage | None, trouble: str = "") -> None:
        """Show a history; where there is none, say why in a sentence."""
        self._page = page
        something = page is not None and bool(page.lines)
        self.area.setVisible(something)
        self.table.setVisible(something)
        self.empty.setVisible(not something)
        self.invite.setVisible(page is not None and not something)
        self.empty.set_text(_NOTHING if page is not None else trouble or _CLOSED)
        self._arrange()
        self.area.scroll_to(0)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in (self.way_back, self.title, self.table, self.area, self.sheet, self.invite, self.empty):
            child.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def _arrange(self) -> None:
        pixels = round(16 * self._scale)
        margin, width = max(12, round(self.width() * 0.03)), self.width()
        side = round_side(self._scale)
        self.way_back.setGeometry(margin - 4, 10, side, side)
        self.table.set_font_pixels(min(pixels, 24))
        size = self.table.sizeHint()
        line = max(side, size.height())
        self.table.setGeometry(width - margin - size.width(), 10, size.width(), size.height())
        room = (self.table.x() if self.table.isVisibleTo(self) else width - margin) - margin - side - 16
        below = room < pixels * 12
        if below:
            room = width - 2 * margin - side - 12
            self.table.move(width - margin - size.width(), 10 + line)
        self.title.set_sizes(round(28 * self._scale), 16)
        self.title.setGeometry(margin + side + 8, 10, max(0, room), side)
        top = (self.table.geometry().bottom() if below else 10 + line) + 8
        room = self.area.fit(_RING, top, width - 2 * _RING, self.height() - top - _RING)
        self.empty.set_sizes(round(20 * self._scale), 13)
        self.empty.setGeometry(margin + 20, top, width - 2 * margin - 40, self.height() - top - 60)
        if self._page is not None and not self._page.lines:
            self._arrange_invite(pixels, margin, top)
        if self._page is not None:
            self.sheet.show_page(self._page, pixels)
            self.sheet.place(room)

    def _arrange_invite(self, pixels: int, margin: int, top: int) -> None:
        """Put the invitation to be measured below what is said of an empty history, if there is room."""
        self.invite.show_offer(MEASURE, said("Measuring day"), pixels)
        wide = min(self.width() - 2 * margin, pixels * 46)
        tall = self.invite.place(wide)
        y = min(self.height() - tall - margin, top + round((self.height() - top) * 0.5))
        self.invite.setVisible(y - top >= pixels * 5)
        if self.invite.isVisibleTo(self):
            self.invite.setGeometry((self.width() - wide) // 2, y, wide, tall)
            self.empty.setGeometry(margin + 20, top, self.width() - 2 * margin - 40, y - top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.area.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if self.hasFocus():
            around = QRectF(0, self.area.y(), self.width(), self.height() - self.area.y())
            paint_focus(painter, self._theme, around.adjusted(2, -1, -2, -2), 10)
        painter.end()

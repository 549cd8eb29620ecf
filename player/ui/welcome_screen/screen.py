"""The page of the first start, and the page of the safety card."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.page import Page
from player.ui.painted import Words
from player.ui.scrolling import SheetArea
from player.ui.theme import Theme
from player.ui.welcome_screen.sheet import SafetySheet


class SafetyPage(Page):
    """The safety card; in the first start with a greeting, a question, and a first session."""

    begun = Signal()
    """The person has read it and wants a first session, or what they came for."""
    tighter_chosen = Signal(str)
    """``left``, ``right``, or empty where the person does not know."""

    def __init__(
        self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None, *, greets: bool = False
    ) -> None:
        """Take whether this is the first start."""
        super().__init__(theme, parent)
        self._scale = text_scale
        self._greets = greets
        heading = said("Welcome to Limber") if greets else said("Before you move")
        self.setAccessibleName(heading)
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.way_back.setVisible(not greets)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(heading)
        self.sheet = SafetySheet(theme, greets=greets)
        self.sheet.tighter_chosen.connect(self.tighter_chosen)
        self.area = SheetArea(theme, self.sheet, self)
        text = said("I have read it: to a first session") if greets else said("Back")
        self.yes = WordButton(theme, text, "main", "play" if greets else None, self)
        self.yes.clicked.connect(self.begun if greets else self.left)
        self.no = WordButton(theme, said("I choose myself"), "plain", parent=self)
        self.no.clicked.connect(self.left)
        self.no.setVisible(greets)

    def show_way_on(self, *, first: bool) -> None:
        """Show whether it leads to a first session, or to the one that the person has opened."""
        on = said("I have read it: to a first session") if first else said("I have read it: to my session")
        self.yes.set_words(on, "play")
        self.no.set_words(said("I choose myself") if first else said("To the library"))
        self._arrange()

    def show_tighter(self, side: str) -> None:
        """Show which side is the tighter one."""
        self.sheet.tighter.show_value(side)

    def take_focus(self) -> None:
        """Give the keyboard to the button that goes on."""
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in (self.way_back, self.title, self.area, self.sheet, self.yes, self.no):
            child.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        self._scale = scale
        self._arrange()

    def _arrange(self) -> None:
        pixels, width = round(16 * self._scale), self.width()
        margin = max(12, round(width * 0.03))
        side = round_side(self._scale)
        self.way_back.setGeometry(margin - 4, 10, side, side)
        left = margin + 4 if self._greets else margin + side + 8
        self.title.set_sizes(round(30 * self._scale), 16)
        self.title.setGeometry(left, 10, width - left - margin, side)
        foot = self._arrange_foot(margin)
        self.sheet.set_pixels(pixels)
        self.sheet.place(self.area.fit(0, side + 18, width, max(0, foot - side - 20)))

    def _arrange_foot(self, margin: int) -> int:
        """Put the buttons at the bottom, above one another where there is little room; return their top."""
        big = round(18 * min(self._scale, 1.5))
        for button in (self.yes, self.no):
            button.set_font_pixels(big)
        yes, no = self.yes.sizeHint(), self.no.sizeHint()
        room = self.width() - 2 * margin
        while self.yes.sizeHint().width() > room and big > 13:
            big -= 1
            self.yes.set_font_pixels(big)
        beside = not self._greets or yes.width() + no.width() + 12 <= room
        tall = max(56, self.yes.sizeHint().height())
        rows = 1 if beside else 2
        top = self.height() - rows * (tall + 8) - 10
        wide = min(room, max(yes.width(), 220))
        self.yes.setGeometry(QRect(self.width() - margin - wide, top + 6, wide, tall))
        at = self.yes.x() - 12 - no.width() if beside else self.width() - margin - no.width()
        self.no.setGeometry(QRect(at, top + 6 + (0 if beside else tall + 8), no.width(), tall))
        return top

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.area.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawLine(0, self.yes.y() - 8, self.width(), self.yes.y() - 8)
        painter.end()

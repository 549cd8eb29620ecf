"""The start page: its sheet, and the button that begins the session, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.library_screen.card_painting import PaintDrawing
from player.ui.painted import Painted, Words
from player.ui.scrolling import SheetArea
from player.ui.start_screen.page import StartPage
from player.ui.start_screen.sheet import StartSheet
from player.ui.theme import Theme


class StartScreen(Painted):
    """The whole page."""

    started = Signal()
    """The session is to begin."""
    left = Signal()
    """The person went back."""
    chosen = Signal(str, object)
    """A question's name, and the value that was chosen."""
    switched = Signal(str, bool)
    """Where an optional step stands, and whether it is to be done."""

    def __init__(
        self,
        theme: Theme,
        paint: PaintDrawing | None = None,
        text_scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self.page = StartPage("")
        self.way_back = IconButton(theme, "left", said("Back to the sessions"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.sheet = StartSheet(theme, paint)
        self.sheet.chosen.connect(self.chosen)
        self.sheet.switched.connect(self.switched)
        self.area = SheetArea(theme, self.sheet, self)
        self.length = Words(theme, self, weight=QFont.Weight.Bold)
        self.start = WordButton(theme, said("Start"), "main", "play", self)
        self.start.clicked.connect(self.started)

    def show_page(self, page: StartPage) -> None:
        """Show a page: another session, or the same one after a choice."""
        fresh = page.title != self.page.title
        self.page = page
        self.setAccessibleName(said("Before you start: {title}", title=page.title))
        self.length.set_text(page.length)
        self.start.setAccessibleName(said("Start {title}, {length}", title=page.title, length=page.length))
        self.sheet.show_page(page)
        self._arrange()
        if fresh:
            self.area.scroll_to(0)

    def take_focus(self) -> None:
        """Give the keyboard to the button that begins."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything on the screen."""
        super().set_theme(theme)
        for child in (self.way_back, self.area, self.sheet, self.length, self.start):
            child.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def _foot(self) -> QRect:
        tall = max(64, round(54 * min(self._scale, 1.6))) + 20
        return QRect(0, self.height() - tall, self.width(), tall)

    def _arrange(self) -> None:
        pixels = round(16 * self._scale)
        margin = max(12, round(self.width() * 0.03))
        foot = self._foot()
        side = round_side(self._scale)
        self.way_back.setGeometry(margin - 4, 10, side, side)
        big = round(20 * min(self._scale, 1.6))
        self.start.set_font_pixels(big)
        tall = foot.height() - 20
        wide = min(foot.width() - 2 * margin, max(self.start.sizeHint().width() * 2, 260))
        self.start.setGeometry(self.width() - margin - wide, foot.y() + 10, wide, tall)
        room = self.start.x() - margin - 16
        self.length.set_sizes(round(pixels * 1.3), round(pixels * 0.8))
        self.length.setGeometry(margin + 4, foot.y() + 10, max(0, room), tall)
        self.length.setVisible(room > pixels * 5)
        top = side + 14
        self.sheet.set_pixels(pixels)
        self.sheet.place(self.area.fit(0, top, self.width(), foot.y() - top - 2), self.area.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.area.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawLine(0, self._foot().y(), self.width(), self._foot().y())
        painter.end()

"""The import screen: a box to paste a list into, a button for files, and beside them what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.language import said
from player.ui.announcing import announce
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.import_screen.offer_text import offer_html
from player.ui.import_screen.page import OfferPage
from player.ui.import_screen.writing_box import ReadingBox, WritingBox, paint_box
from player.ui.painted import Painted, Themed, Words
from player.ui.theme import Theme
from player.ui.timers import single_shot

_SETTLED_MS = 250
"""How long nothing is written before what stands there is read."""
_AROUND = 8
"""Pixels of a box around the text in it, so that its round corners are whole."""
_LEAST_PIXELS = 12
_NARROW = 780
"""Below so many pixels, at normal text, the two halves stand one above the other."""
_INVITATION = said("""\
Write or paste a list here, as you would on paper:

3x: 30s plank, 15s rest
Hamstring stretch 30 sec each side
Glute bridge 3 x 10, rest 60s""")
_WAITING = said(
    "What you write becomes a session here as you write it. A file can be dropped on the window as well."
)
_PROGRAMS = said(
    "Files of Seconds, Workrave, openWorkout, Calisthenics Memory, Just Another Workout Timer, OpenHIIT, "
    "TimeR Machine, Workout Timer, wger, Entracte, Zwift and trainer courses; bundles of Limber."
)


class ImportScreen(Painted):
    """The whole screen."""

    left = Signal()
    """The person went back."""
    text_given = Signal(str)
    """A list stands there, and is to be read."""
    file_asked = Signal()
    """A file is to be chosen."""
    taken = Signal()
    """What is shown is to be taken."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self._page: OfferPage | None = None
        self._waiting = QRect()
        self.way_back = IconButton(theme, "left", said("Back to the sessions"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Bring what you have"))
        self.box = WritingBox(theme, _INVITATION, self)
        self.box.setAccessibleName(said("A list of exercises"))
        self.choose = WordButton(theme, said("Choose a file…"), "plain", "open", self)
        self.choose.clicked.connect(self.file_asked)
        self.programs = Words(theme, self, ink="muted", most_lines=4)
        self.programs.set_text(_PROGRAMS)
        self.name = Words(theme, self, weight=QFont.Weight.Bold, most_lines=2)
        self.about = Words(theme, self, ink="muted", most_lines=4)
        self.offer = ReadingBox(theme, said("What comes of it"), self)
        self.take = WordButton(theme, said("Add to my sessions"), "main", "add", self)
        self.take.clicked.connect(self.taken)
        self._settled = single_shot(self, _SETTLED_MS, self._give_text)
        self.box.textChanged.connect(self._settled.start)
        QWidget.setTabOrder(self.box, self.choose)
        QWidget.setTabOrder(self.choose, self.offer)
        QWidget.setTabOrder(self.offer, self.take)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focus)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that nothing has been brought yet."""
        self._page = None
        self.name.set_text("")
        self.about.set_text(_WAITING)
        self._show(offered=False)

    def show_problem(self, message: str, hint: str) -> None:
        """Show why nothing comes of it."""
        self._page = None
        self.name.set_text(message)
        self.about.set_text(hint)
        announce(self, f"{message} {hint}")
        self._show(offered=False)

    def show_offer(self, page: OfferPage) -> None:
        """Show what could be taken."""
        self._page = page
        first = page.sessions[0]
        many = len(page.sessions) > 1
        self.name.set_text(said("{count} sessions", count=len(page.sessions)) if many else first.title)
        self.about.set_text(
            said("From {kind}", kind=page.kind)
            if many
            else said("{length}, from {kind}", length=first.length, kind=page.kind)
        )
        self.take.setText(said("Add them to my sessions") if many else said("Add to my sessions"))
        self.take.setAccessibleName(self.take.text())
        announce(self, f"{self.name.text}, {self.about.text}")
        self._write_offer()
        self._show(offered=True)

    def start_afresh(self) -> None:
        """Forget what was brought last."""
        self.box.clear()
        self._settled.stop()
        self.show_nothing()

    def take_focus(self) -> None:
        """Give the keyboard to the box."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._write_offer()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, with everything on the screen."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)
        self._write_offer()

    def _give_text(self) -> None:
        text = self.box.toPlainText()
        if text.strip():
            self.text_given.emit(text)
        else:
            self.show_nothing()

    def _write_offer(self) -> None:
        if self._page is not None:
            pixels = round(15 * self._scale)
            self.offer.set_pixels(pixels)
            self.offer.setHtml(offer_html(self._page, self._theme, pixels))

    def _show(self, *, offered: bool) -> None:
        self.offer.setVisible(offered)
        self.take.setVisible(offered)
        self._arrange()
        self.update()

    def _show_focus(self) -> None:
        if self.isVisible():
            self.update()

    def _arrange(self) -> None:
        scale, width, height = self._scale, self.width(), self.height()
        margin = max(14, min(48, round(width * 0.03)))
        line = round(28 * scale)
        side = round_side(self._scale)
        self.way_back.setGeometry(margin, margin, side, side)
        self.title.set_sizes(line, 15)
        left = margin + side + 12
        self.title.setGeometry(left, margin, width - margin - left, side)
        top = margin + max(side, round(line * 1.3)) + 10
        room = QRect(margin, top, width - 2 * margin, height - top - margin)
        if width >= _NARROW * scale:
            half = (room.width() - margin) * 2 // 5
            self._arrange_bringing(QRect(room.x(), room.y(), half, room.height()))
            right = room.x() + half + margin
            self._arrange_offer(QRect(right, room.y(), room.right() - right + 1, room.height()))
        else:
            upper = round(room.height() * (0.4 if self.offer.isVisibleTo(self) else 0.62))
            self._arrange_bringing(QRect(room.x(), room.y(), room.width(), upper))
            lower = room.y() + upper + 8
            self._arrange_offer(QRect(room.x(), lower, room.width(), room.bottom() - lower + 1))

    def _arrange_bringing(self, room: QRect) -> None:
        """Place the box, and below it the button with what kinds of files there are."""
        pixels = round(14 * self._scale)
        button = _fitted(self.choose, round(15 * self._scale), room.width())
        self.programs.set_sizes(pixels, 11)
        tall = room.height() > 260 * self._scale
        foot = button.height() + (round(pixels * 1.5 * 4) if tall else 0)
        self.box.set_pixels(round(16 * self._scale))
        self.box.setGeometry(room.adjusted(_AROUND, _AROUND, -_AROUND, -foot - 12))
        below = room.bottom() - foot
        self.choose.setGeometry(room.x(), below, button.width(), button.height())
        self.programs.setVisible(tall)
        self.programs.setGeometry(
            room.x() + 4, below + button.height() + 4, room.width() - 8, foot - button.height() - 4
        )

    def _arrange_offer(self, room: QRect) -> None:
        """Place what comes of it: its name, how long, the report, and the button that takes it."""
        scale = self._scale
        self._waiting = room
        if self._page is None:
            self._arrange_waiting(room)
            return
        name, about = round(24 * scale), round(16 * scale)
        self.name.set_sizes(name, 13)
        self.name.set_most_lines(1)
        self.about.set_sizes(about, 12)
        self.about.set_most_lines(1)
        high = round(name * 1.3)
        self.name.setGeometry(room.x() + 8, room.y() + 4, room.width() - 16, high)
        about_top = room.y() + 4 + high
        about_high = round(about * 1.6)
        self.about.setGeometry(room.x() + 8, about_top, room.width() - 16, about_high)
        button = _fitted(self.take, round(16 * scale), room.width())
        bottom = room.bottom() - button.height()
        self.take.setGeometry(room.right() - button.width(), bottom, button.width(), button.height())
        box_top = about_top + about_high + 10
        self.offer.setGeometry(
            room.x() + _AROUND, box_top, room.width() - 2 * _AROUND, max(20, bottom - 14 - box_top)
        )

    def _arrange_waiting(self, room: QRect) -> None:
        """Place the words that stand where nothing has come of it yet, in the upper half of their place."""
        name, about = round(20 * self._scale), round(16 * self._scale)
        inner = room.adjusted(24, 18, -24, -18)
        high = round(name * 1.35 * 2) if self.name.text else 0
        self.name.set_most_lines(2)
        self.name.set_sizes(name, 13)
        self.name.setGeometry(inner.x(), inner.y(), inner.width(), high)
        below = min(inner.height() - high, round(about * 1.4 * 6))
        self.about.set_most_lines(6)
        self.about.set_sizes(about, 11)
        self.about.setGeometry(inner.x(), inner.y() + high, inner.width(), below)

    def _paint_waiting(self, painter: QPainter) -> None:
        """Outline where what comes of it will stand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self._waiting).adjusted(4, 4, -4, -4), 14, 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if self._page is None:
            self._paint_waiting(painter)
        for box in (self.box, self.offer):
            if box.isVisibleTo(self):
                around = QRectF(box.geometry()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
                paint_box(painter, self._theme, around, focused=box.hasFocus())
        painter.end()


def _fitted(button: WordButton, pixels: int, room: int) -> QSize:
    """Give a button words as large as wished, or as fit, and return its size."""
    button.set_font_pixels(pixels)
    while button.sizeHint().width() > room and pixels > _LEAST_PIXELS:
        pixels -= 1
        button.set_font_pixels(pixels)
    return button.sizeHint()

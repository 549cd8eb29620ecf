"""The card of a session that was interrupted: go on with it where it stopped, or put it aside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import WordButton
from player.ui.icons import paint_icon
from player.ui.painted import Painted, Words
from player.ui.theme import Theme, mix


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that was interrupted."""

    title: str
    """Its title."""
    at: str
    """Where it stopped, on a clock: ``4:12``."""
    doing: str
    """What was being done there."""
    when: str
    """When that was: ``today, 18:40``."""

    @property
    def heading(self) -> str:
        """Return the question."""
        return said("Go on with “{title}”?", title=self.title)

    @property
    def text(self) -> str:
        """Return where it goes on."""
        place = said("It stopped at {at}, {when}", at=self.at, when=self.when)
        return f"{place}: {self.doing}." if self.doing else f"{place}."


class GoOnCard(Painted):
    """The card; hidden while nothing was interrupted."""

    accepted = Signal()
    """The person wants to go on."""
    refused = Signal()
    """The person does not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self.asks = False
        """Whether something was interrupted, though the card gives way to a search just now."""
        self.heading = Words(theme, self, weight=QFont.Weight.Bold, most_lines=2)
        self.words = Words(theme, self, ink="muted", most_lines=2)
        self.yes = WordButton(theme, said("Go on"), "main", "play", self)
        self.no = WordButton(theme, said("Not now"), "plain", parent=self)
        self.yes.clicked.connect(self.accepted)
        self.no.clicked.connect(self.refused)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in (self.heading, self.words, self.yes, self.no):
            child.set_theme(theme)

    def show_interrupted(self, interrupted: Interrupted | None) -> None:
        """Ask whether to go on; None hides the card."""
        self.asks = interrupted is not None
        self.setVisible(self.asks)
        if interrupted is not None:
            self.heading.set_text(interrupted.heading)
            self.words.set_text(interrupted.text)
            self.setAccessibleName(f"{interrupted.heading} {interrupted.text}")
            self.yes.setAccessibleDescription(f"{interrupted.heading} {interrupted.text}")
            self._arrange()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text."""
        self._pixels = pixels
        for button in (self.yes, self.no):
            button.set_font_pixels(pixels)
        self._arrange()

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        line = round(self._pixels * 1.6)
        if self._side_by_side(width):
            return round(line * 2.6) + 24
        return round(line * 4.2) + self.yes.sizeHint().height() + 28

    def _buttons_width(self) -> int:
        return self.yes.sizeHint().width() + self.no.sizeHint().width() + 8

    def _side_by_side(self, width: int) -> bool:
        return width - self._buttons_width() - self._pixels * 5 > self._pixels * 24

    def _arrange(self) -> None:
        pixels, line = self._pixels, round(self._pixels * 1.6)
        left, width = round(pixels * 3.4), self.width()
        beside = self._side_by_side(width)
        tall = self.yes.sizeHint().height()
        buttons = self._buttons_width()
        room = width - left - pixels - (buttons + 12 if beside else 0)
        lines = 1 if beside else 2
        top = (self.height() - round(line * 2.4)) // 2 if beside else 12
        self.heading.set_sizes(round(pixels * 1.15), round(pixels * 0.9))
        self.heading.setGeometry(left, top, room, round(line * 1.2) * lines)
        self.words.set_sizes(pixels, round(pixels * 0.8))
        self.words.setGeometry(left, self.heading.geometry().bottom() + 1, room, round(line * 1.1) * lines)
        right = width - pixels
        y = (self.height() - tall) // 2 if beside else self.height() - tall - 10
        self.yes.setGeometry(right - self.yes.sizeHint().width(), y, self.yes.sizeHint().width(), tall)
        self.no.setGeometry(
            self.yes.x() - 8 - self.no.sizeHint().width(), y, self.no.sizeHint().width(), tall
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.refused.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(QColor(mix(self._theme.card, self._theme.accent, 0.07)))
        painter.drawRoundedRect(box, 16, 16)
        side = self._pixels * 1.5
        spot = QRectF(self._pixels * 1.1, self.heading.geometry().center().y() - side * 0.2, side, side)
        paint_icon(painter, "restart", spot, QColor(self._theme.accent))
        painter.end()

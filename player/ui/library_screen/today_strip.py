"""The strip above the cards: what the programme that one follows has for today."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import counted, said
from player.ui.buttons import WordButton
from player.ui.painted import Painted, Words
from player.ui.theme import Theme, mix


@dataclass(frozen=True, slots=True)
class TodayNote:
    """What is due today."""

    key: str
    """Which appointment."""
    title: str
    """What it is called."""
    length: str
    """How long it takes: ``14 min``; empty where that is not known."""
    programme: str
    """The programme's title."""
    more: int = 0
    """How many more there are today."""

    @property
    def text(self) -> str:
        """Return it in one line: ``Today: Core foundation, 14 min``."""
        parts = [self.title, self.length]
        if self.more:
            parts.append(counted("and 1 more", "and {count} more", self.more))
        return said("Today: {what}", what=", ".join(part for part in parts if part))


class TodayStrip(Painted):
    """One calm line; hidden while nothing is due."""

    spoken_as = "text"
    started = Signal(str)
    """The key of what is due: it is to be begun."""
    opened = Signal()
    """The programme is to be seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._key = ""
        self.has_note = False
        """Whether anything is due."""
        self.words = Words(theme, self, weight=QFont.Weight.DemiBold, most_lines=2)
        self.start = WordButton(theme, said("Start"), "main", "play", self)
        self.see = WordButton(theme, said("The programme"), "quiet", parent=self)
        self.start.clicked.connect(lambda: self.started.emit(self._key))
        self.see.clicked.connect(self.opened)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in (self.words, self.start, self.see):
            child.set_theme(theme)

    def show_note(self, note: TodayNote | None) -> None:
        """Take what is due; whoever arranges the strip shows it, where it has a note."""
        self.has_note = note is not None
        if note is None:
            return
        self._key = note.key
        self.words.set_text(note.text)
        self.setAccessibleName(f"{note.text}. {note.programme}")
        self.start.setAccessibleName(f"{said('Start')}: {note.title}, {note.length}")
        self.see.setAccessibleName(said("The programme: {title}", title=note.programme))
        self._arrange()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text."""
        self._pixels = pixels
        for button in (self.start, self.see):
            button.set_font_pixels(pixels)
        self._arrange()

    def height_for(self, width: int) -> int:
        """Return the height it needs in a width."""
        tall = self.start.sizeHint().height() + 8
        return tall if self._room(width) >= self._pixels * 12 else tall + round(self._pixels * 2.6)

    def _room(self, width: int) -> int:
        """Return the width that is left for the words beside the buttons."""
        buttons = self.start.sizeHint().width() + self.see.sizeHint().width()
        return width - buttons - round(self._pixels * 4.4)

    def _arrange(self) -> None:
        pixels, width = self._pixels, self.width()
        beside = self._room(width) >= pixels * 12
        start, see = self.start.sizeHint(), self.see.sizeHint()
        left = round(pixels * 2.8)
        y = (self.height() - start.height()) // 2 if beside else self.height() - start.height() - 4
        x = width - start.width() - 4 if beside else width - start.width() - 8
        self.start.setGeometry(x, y, start.width(), start.height())
        self.see.setGeometry(x - see.width() - 2, y, see.width(), see.height())
        self.words.set_sizes(round(pixels * 1.06), round(pixels * 0.8))
        if beside:
            self.words.setGeometry(left, 0, self._room(width), self.height())
        else:
            self.words.setGeometry(left, 4, width - left - pixels, y - 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(mix(theme.line, theme.accent, 0.45)), 1.2))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.05)))
        painter.drawRoundedRect(box, 14, 14)
        centre = QPointF(self._pixels * 1.5, self.words.geometry().center().y() + 0.5)
        reach = self._pixels * 0.5
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), max(1.8, self._pixels * 0.12)))
        painter.drawEllipse(centre, reach, reach)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(centre, reach * 0.42, reach * 0.42)
        painter.end()

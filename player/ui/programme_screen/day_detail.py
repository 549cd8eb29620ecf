"""What one day of the calendar holds: each appointment in words, and a button to do it today."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from player.language import day_text, said
from player.ui.buttons import WordButton
from player.ui.painted import Painted
from player.ui.programme_screen.page import PlanDay, PlanItem, told
from player.ui.programme_screen.texts import Texts
from player.ui.theme import Theme, mix


class DayDetail(Painted):
    """Stands below the row of its day."""

    spoken_as = "text"
    started = Signal(str)
    """The key of an appointment that is to be begun."""
    looked = Signal(str)
    """The key of one that is to be looked at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = 16
        self._texts = Texts()
        self._day: PlanDay | None = None
        self.buttons: list[tuple[WordButton, WordButton]] = []

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for pair in self.buttons:
            for button in pair:
                button.set_theme(theme)

    def show_day(self, day: PlanDay, pixels: int) -> None:
        """Show a day in a size of text."""
        self._day, self._pixels = day, pixels
        while len(self.buttons) < len(day.items):
            self._add_buttons()
        for place, (start, look) in enumerate(self.buttons):
            item = day.items[place] if place < len(day.items) else None
            start.setVisible(item is not None and item.playable)
            look.setVisible(item is not None and item.playable)
            if item is None:
                continue
            words = {"done": said("Once more"), "today": said("Start")}.get(
                item.standing, said("Do it today")
            )
            start.set_words(words, "play")
            start.setAccessibleName(f"{words}: {item.title}")
            look.setAccessibleName(said("Look at it first: {title}", title=item.title))
            for button in (start, look):
                button.set_font_pixels(round(pixels * 0.92))
        self.setAccessibleName(f"{day_text(day.date)}. " + ". ".join(map(_text_of, day.items)))

    def place(self, width: int) -> int:
        """Arrange it for a width; return the height it needs."""
        pixels, texts = self._pixels, self._texts
        texts.clear()
        if self._day is None:
            return 0
        pad = round(pixels * 0.7)
        top = texts.write(
            day_text(self._day.date),
            pad,
            pad,
            width - 2 * pad,
            round(pixels * 0.88),
            QFont.Weight.DemiBold,
            "accent",
        )
        for item, (start, look) in zip(self._day.items, self.buttons, strict=False):
            wide = start.sizeHint().width() + look.sizeHint().width() + 4
            beside = item.playable and width - 2 * pad - wide > pixels * 12
            room = width - 2 * pad - (wide + pad if beside else 0)
            first = top = top + 3
            top = texts.write(item.title, pad, top, room, pixels, QFont.Weight.DemiBold)
            top = texts.write(_about(item), pad, top, room, round(pixels * 0.92), ink="muted")
            if item.playable:
                tall = start.sizeHint().height()
                y = (first + top - tall) // 2 if beside else top + 3
                x = width - pad - wide if beside else pad - 4
                start.setGeometry(x, y, start.sizeHint().width(), tall)
                look.setGeometry(start.geometry().right() + 5, y, look.sizeHint().width(), tall)
                top = max(top, y + tall)
        return top + pad

    def _add_buttons(self) -> None:
        place = len(self.buttons)
        start = WordButton(self._theme, said("Do it today"), "plain", "play", self)
        look = WordButton(self._theme, said("Look at it first"), "quiet", parent=self)
        start.clicked.connect(lambda: self._tell(self.started, place))
        look.clicked.connect(lambda: self._tell(self.looked, place))
        self.buttons.append((start, look))

    def _tell(self, signal: SignalInstance, place: int) -> None:
        if self._day is not None and place < len(self._day.items):
            signal.emit(self._day.items[place].key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mix(self._theme.line, self._theme.accent, 0.4)), 1.2))
        painter.setBrush(QColor(self._theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        self._texts.paint(painter, self._theme)
        painter.end()


def _about(item: PlanItem) -> str:
    """Return all else there is to say of an appointment."""
    parts = [item.time, told(item.standing), said("if you like") if item.optional else "", item.note]
    text = " · ".join(part.rstrip(".") for part in parts if part)
    return text[:1].upper() + text[1:]


def _text_of(item: PlanItem) -> str:
    return f"{item.title}, {_about(item)}"

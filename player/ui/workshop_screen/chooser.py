"""Which exercise to work on: those there are, found by their names and filters, or a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton, round_side
from player.ui.entry import Entry
from player.ui.exercise_browser.browser import ExerciseBrowser
from player.ui.exercise_browser.entries import ExerciseEntry
from player.ui.page import Page
from player.ui.painted import Themed, Words
from player.ui.theme import Theme


class ExerciseChooser(Page):
    """The list, a field that finds, and a field to begin a new one."""

    exercise_chosen = Signal(str)
    """The identity of the exercise to work on."""
    new_asked = Signal(str)
    """What a new exercise is called, as it was written."""

    def __init__(self, theme: Theme, text_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scale = text_scale
        self.setAccessibleName(said("Pose workshop: choose an exercise"))
        self.way_back = IconButton(theme, "left", said("Back"), parent=self)
        self.way_back.clicked.connect(self.left)
        self.title = Words(theme, self, weight=QFont.Weight.Bold)
        self.title.set_text(said("Pose workshop"))
        self.note = Words(theme, self, ink="muted", most_lines=3)
        self.note.set_text(
            said(
                "Change how an exercise looks and moves, or draw one of your own. "
                "What ships with Limber stays as it is: your copy is used instead."
            )
        )
        self.browser = ExerciseBrowser(theme, said("Find an exercise"), self, at_once=False)
        self.browser.chosen.connect(self.exercise_chosen)
        self.search = self.browser.search
        """What exercises are looked for with."""
        self.name = Entry(theme, said("Name of a new exercise"), self)
        self.name.returnPressed.connect(self._ask_new)
        self.begin = WordButton(theme, said("Begin a new one"), "plain", "add", self)
        self.begin.clicked.connect(self._ask_new)
        self.open = WordButton(theme, said("Open"), "main", None, self)
        self.open.clicked.connect(self.browser.take)
        self.browser.changed.connect(lambda entry: self.open.setEnabled(entry is not None))

    def show_exercises(self, entries: tuple[ExerciseEntry, ...]) -> None:
        """Show the exercises there are."""
        self.name.clear()
        self.browser.show_entries(entries)

    def show_note(self, text: str) -> None:
        """Say why something cannot be done."""
        self.note.set_text(text)

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""
        self._scale = scale
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)

    def _ask_new(self) -> None:
        if self.name.text().strip():
            self.new_asked.emit(self.name.text().strip())
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        pixels = round(16 * self._scale)
        margin, width = max(14, round(self.width() * 0.03)), self.width()
        room = min(width - 2 * margin, round(pixels * 66))
        left = (width - room) // 2
        line = round(30 * self._scale)
        side = round_side(self._scale)
        self.way_back.setGeometry(margin, margin, side, side)
        self.title.set_sizes(line, 18)
        self.title.setGeometry(margin + side + 12, margin, width - 2 * margin - side - 12, side)
        self.note.set_sizes(pixels, 12)
        note = round(pixels * (2.9 if room > pixels * 40 else 4.3))
        self.note.setGeometry(left, margin + side + 6, room, note)
        tall = max(48, round(pixels * 2.7))
        top = margin + side + 6 + note + 6
        for button in (self.begin, self.open):
            button.set_font_pixels(pixels)
        wide = self.begin.sizeHint().width()
        foot = self.height() - margin - tall
        self.name.set_pixels(pixels)
        stacked = room < wide + self.open.sizeHint().width() + pixels * 12
        self.open.setGeometry(
            left + room - self.open.sizeHint().width(), foot, self.open.sizeHint().width(), tall
        )
        if stacked:
            self.name.setGeometry(left, foot - tall - 4, room, tall)
            self.begin.setGeometry(left, foot, wide, tall)
            foot -= tall + 4
        else:
            self.name.setGeometry(left, foot, min(pixels * 20, room - wide - self.open.width() - 16), tall)
            self.begin.setGeometry(self.name.geometry().right() + 6, foot, wide, tall)
        self.browser.set_pixels(pixels)
        self.browser.setGeometry(left, top, room, foot - top - 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()

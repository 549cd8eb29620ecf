"""Find and replace, in a bar above the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.text_view import TextView, spots_of
from player.ui.entry import Entry
from player.ui.painted import Painted, Words
from player.ui.theme import Theme


class FindBar(Painted):
    """What is looked for, and what comes in its place."""

    closed = Signal()
    """It is not needed any more."""

    def __init__(self, theme: Theme, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = view
        self.wanted = Entry(theme, said("Find"), self, "search")
        self.wanted.textChanged.connect(lambda _: self._look(move=True))
        self.wanted.returnPressed.connect(lambda: self.go(1))
        self.instead = Entry(theme, said("Replace with"), self)
        self.instead.returnPressed.connect(self.replace_one)
        self.count = Words(theme, self, ink="muted")
        self.one = WordButton(theme, said("Replace"), "plain", parent=self)
        self.one.clicked.connect(self.replace_one)
        self.all = WordButton(theme, said("All"), "plain", parent=self)
        self.all.setAccessibleName(said("Replace all"))
        self.all.clicked.connect(self.replace_all)
        self.away = IconButton(theme, "close", said("Close"), parent=self)
        self.away.clicked.connect(self.closed)
        view.text_edited.connect(lambda: self._look(move=False))
        self.hide()

    def open_with(self, text: str) -> None:
        """Begin to look for a text."""
        if text and "\n" not in text:
            self.wanted.setText(text)
        self.show()
        self._look(move=False)
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def go(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1)."""
        spots, place = spots_of(self._view.text, self.wanted.text()), self._view.place
        if not spots:
            return
        if by > 0:
            spot = next((each for each in spots if each[0] >= place), spots[0])
        else:
            selected = len(self.wanted.text())
            spot = next((each for each in reversed(spots) if each[1] <= place - selected), spots[-1])
        self._view.select(*spot)
        self.count.set_text(said("{value} of {count}", value=spots.index(spot) + 1, count=len(spots)))

    def replace_one(self) -> None:
        """Replace what is selected if it is what is looked for, and go to the next."""
        wanted, text = self.wanted.text(), self._view.text
        selected = self._view.textCursor().selectedText()
        if wanted and selected.casefold() == wanted.casefold():
            end = self._view.place
            self._view.apply(
                text[: end - len(selected)] + self.instead.text() + text[end:], select_change=True
            )
        self.go(1)

    def replace_all(self) -> None:
        """Replace all at once; one undo takes it back."""
        made, last = [], 0
        text = self._view.text
        for start, end in spots_of(text, self.wanted.text()):
            made += [text[last:start], self.instead.text()]
            last = end
        self._view.apply("".join([*made, text[last:]]))

    def arrange(self, width: int, pixels: int) -> int:
        """Put everything in its place in a width; return the height that it takes."""
        for each in (self.one, self.all):
            each.set_font_pixels(pixels)
        for line in (self.wanted, self.instead):
            line.set_pixels(pixels)
        self.count.set_sizes(pixels - 1, 10)
        tall = max(44, round(pixels * 2.7))
        counted = round(pixels * 4.6)
        self.wanted.setGeometry(0, 0, width - 46 - counted, tall)
        self.count.setGeometry(width - 44 - counted, 0, counted, tall)
        self.away.setGeometry(width - 44, (tall - 44) // 2, 44, 44)
        one, every = self.one.sizeHint().width(), self.all.sizeHint().width()
        self.instead.setGeometry(0, tall, width - one - every, tall)
        self.one.setGeometry(width - one - every, tall, one, tall)
        self.all.setGeometry(width - every, tall, every, tall)
        return 2 * tall + 4

    def hideEvent(self, event: object) -> None:
        self._view.show_found(())

    def _look(self, *, move: bool) -> None:
        if not self.isVisible():
            return
        spots = tuple(spots_of(self._view.text, self.wanted.text()))
        self._view.show_found(spots)
        none = "none" if self.wanted.text() else ""
        self.count.set_text(said("{count} found", count=len(spots)) if spots else none)
        if move and spots:
            start = self._view.place - len(self._view.textCursor().selectedText())
            self._view.select(*next((each for each in spots if each[0] >= start), spots[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F3:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()

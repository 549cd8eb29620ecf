"""A small table of two columns that a person fills in: words, and how they are said."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.entry import Entry
from player.ui.painted import Painted, Themed, Words
from player.ui.settings_screen.kinds import Pairs
from player.ui.theme import Theme


class _Line(Painted):
    """One line of the table."""

    def __init__(self, theme: Theme, kind: Pairs, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.one = Entry(theme, kind.one, self)
        self.other = Entry(theme, kind.other, self)
        self.hear = IconButton(theme, "sound", said("Hear it"), parent=self)
        self.away = IconButton(theme, "close", said("Remove"), parent=self)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, from left to right."""
        return (self.one, self.other, self.hear, self.away)

    @property
    def pair(self) -> tuple[str, str]:
        """Return what is written in it."""
        return self.one.text().strip(), self.other.text().strip()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for child in (self.one, self.other, self.hear, self.away):
            child.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = self.height()
        room = (self.width() - 2 * height - 8) // 2
        self.one.setGeometry(0, 0, room, height)
        self.other.setGeometry(room + 8, 0, room, height)
        self.hear.setGeometry(self.width() - 2 * height, 0, height, height)
        self.away.setGeometry(self.width() - height, 0, height, height)


class PairsField(Painted):
    """The table, with a button that adds a line."""

    value_changed = Signal(object)
    """Another dictionary; lines with an empty column are left out of it."""
    tried = Signal(str, str)
    """A word is to be heard, and how it is to be said; empty for as it is written."""
    grown = Signal()
    """It has more lines or fewer, and needs another height."""

    def __init__(self, theme: Theme, label: str, kind: Pairs, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kind = kind
        self._pixels = 16
        self._told: dict[str, str] = {}
        self.setAccessibleName(label)
        self.heads = [Words(theme, self, ink="muted", weight=QFont.Weight.Medium) for _ in range(2)]
        for words, text in zip(self.heads, (kind.one, kind.other), strict=True):
            words.set_text(text)
        self.lines: list[_Line] = []
        self.more = WordButton(theme, said("Add a word"), "plain", "add", self)
        self.more.clicked.connect(self._add)

    @property
    def value(self) -> dict[str, str]:
        """Return what is written."""
        return {one: other for one, other in (line.pair for line in self.lines) if one and other}

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.set_theme(theme)

    def show_value(self, value: Mapping[str, str]) -> None:
        """Show a dictionary, unless it is what is written or was before something was begun."""
        known = value in (self._told, self.value)
        self._told = dict(value)
        if known:
            return
        while self.lines:
            self._drop(self.lines[-1])
        for one, other in value.items():
            line = self._new_line()
            line.one.setText(one)
            line.other.setText(other)
        self.grown.emit()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        for words in self.heads:
            words.set_sizes(pixels * 0.9, pixels * 0.7)
        for line in self.lines:
            line.one.set_pixels(pixels)
            line.other.set_pixels(pixels)
        self.more.set_font_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return its height."""
        lines = len(self.lines) * (self._line_height() + 6)
        return self._head_height() + lines + self.more.sizeHint().height() + 4

    def width_wished(self) -> int:
        """Return more than any page has: it takes the whole width."""
        return 10_000

    def _head_height(self) -> int:
        return round(self._pixels * 1.8) if self.lines else 0

    def _line_height(self) -> int:
        return max(44, round(self._pixels * 2.4))

    def _new_line(self) -> _Line:
        line = _Line(self._theme, self._kind, self)
        for entry in (line.one, line.other):
            entry.set_pixels(self._pixels)
            entry.editingFinished.connect(self._tell)
        line.hear.clicked.connect(lambda: self._try(line))
        line.away.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        line.show()
        return line

    def _add(self) -> None:
        line = self._new_line()
        self.grown.emit()
        line.one.setFocus()

    def _try(self, line: _Line) -> None:
        word, sound = line.pair
        if word or sound:
            self.tried.emit(word or sound, sound)

    def _remove(self, line: _Line) -> None:
        self._drop(line)
        self.more.setFocus()
        self.grown.emit()
        self._tell()

    def _drop(self, line: _Line) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()

    def _tell(self) -> None:
        if self.value != self._told:
            self._told = self.value
            self.value_changed.emit(self.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        """Put the lines under one another."""
        head, tall = self._head_height(), self._line_height()
        room = (self.width() - 2 * tall - 8) // 2
        for place, words in enumerate(self.heads):
            words.setVisible(bool(self.lines))
            words.setGeometry(place * (room + 8) + 4, 0, room - 4, head)
        for place, line in enumerate(self.lines):
            line.setGeometry(0, head + place * (tall + 6), self.width(), tall)
        size = self.more.sizeHint()
        self.more.setGeometry(0, head + len(self.lines) * (tall + 6) + 4, size.width(), size.height())
        before: QWidget | None = None
        for line in self.lines:
            for child in line.widgets:
                if before is not None:
                    QWidget.setTabOrder(before, child)
                before = child
        if before is not None:
            QWidget.setTabOrder(before, self.more)

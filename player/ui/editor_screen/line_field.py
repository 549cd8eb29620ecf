"""Fields to write in: a line for numbers, times and names, a box that grows with its text for sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from player.editing.field_values import COUNTED, as_toml, stepped, written
from player.language import said
from player.ui.buttons import IconButton
from player.ui.editor_screen.form_field import FormField, placeholder_of
from player.ui.entry import Entry, paint_room, take_colours
from player.ui.fonts import font
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_field import Names

_LAST_WORD = re.compile(r"[$\w][\w-]*$")
_MOST_LINES = 6


class Line(Entry):
    """A line that tells when it is reached and left, and steps up and down."""

    left = Signal()
    """The keyboard went elsewhere."""
    reached = Signal()
    """It has the keyboard."""
    stepped = Signal(int)
    """Up (1) or down (-1) was pressed."""
    emptied = Signal()
    """Backspace was pressed where there was nothing to take away."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class WordCompleter(QCompleter):
    """Completes the word that is being written, and leaves what stands before it."""

    def __init__(self, names: tuple[str, ...], line: Entry, *, whole: bool) -> None:
        """Take the names; ``whole`` where the line is one name, and not several words."""
        super().__init__(line)
        self._line, self._whole = line, whole
        self.setModel(QStringListModel(list(names), self))
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains if whole else Qt.MatchFlag.MatchStartsWith)
        popup = self.popup()
        if popup is not None:
            popup.setFont(line.font())
        line.setCompleter(self)

    def splitPath(self, path: str) -> list[str]:
        if self._whole:
            return [path]
        found = _LAST_WORD.search(path)
        return [found[0] if found is not None else "\0"]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        chosen = str(index.data())
        return chosen if self._whole else _LAST_WORD.sub("", self._line.text()) + chosen


class LineField(FormField):
    """A word, a number or a time, with − and + where it can be counted."""

    def __init__(
        self, theme: Theme, key: Key, path: KeyPath, parent: QWidget, names: Names | None = None
    ) -> None:
        super().__init__(theme, key, path, parent)
        self.line = Line(theme, placeholder_of(key), self)
        self.line.setAccessibleName(self.label.text)
        self.line.setAccessibleDescription(self.meaning)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)
        self.line.stepped.connect(self._step)
        self._names = names
        self.line.reached.connect(self._complete)
        self._shown = ""
        self.buttons: tuple[IconButton, ...] = ()
        if key.kind in COUNTED:
            less = IconButton(theme, "less", said("Less: {text}", text=self.label.text), parent=self)
            more = IconButton(theme, "add", said("More: {text}", text=self.label.text), parent=self)
            for button, by in ((less, -1), (more, 1)):
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(lambda _on=False, by=by: self._step(by))
            self.buttons = (less, more)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        text = written(self.key, value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._shown = self.line.text()  # a line shows no line ends

    def take(self) -> None:
        """Take what is written."""
        text = self.line.text()
        if text != self._shown:
            self._shown = text
            self._set(as_toml(self.key, text))

    def _complete(self) -> None:
        """Know the names when they are needed first."""
        known = self._names(self.key.name) if self._names is not None else ()
        self._names = None
        if known:
            WordCompleter(known, self.line, whole=self.key.kind == "text")

    def _step(self, by: int) -> None:
        further = stepped(self.key, self.line.text(), by)
        if further is not None:
            self.line.setText(further)
            self.take()

    def set_pixels(self, pixels: int) -> None:
        self.line.set_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        wide = max(36, round(self._pixels * 1.9)) if self.buttons else 0
        high = max(40, wide)
        self.line.setGeometry(0, self._top, self.width() - 2 * wide, self._tall)
        for place, button in enumerate(self.buttons):
            button.setGeometry(
                self.width() - (2 - place) * wide, self._top + (self._tall - high) // 2, wide, high
            )


class Box(QPlainTextEdit):
    """Sentences, broken into lines; Enter takes them, Tab goes on."""

    left = Signal()
    """The keyboard went elsewhere."""
    reached = Signal()
    """It has the keyboard."""
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        """Take what stands in it while it is empty."""
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(text)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(QMargins(12, 12, 12, 10))
        self.viewport().setAutoFillBackground(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        take_colours(self, theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words, which begin where those of a line beside it begin."""
        self.setFont(font(pixels))
        side = max(12, round(pixels * 0.7) + 3)
        self.setViewportMargins(QMargins(side, 12, side, 10))

    @property
    def lines(self) -> int:
        """Return in how many lines its text stands."""
        layout, block = self.document().documentLayout(), self.document().begin()
        while block.isValid():  # after another width a block counts as one line until it is laid out
            layout.blockBoundingRect(block)
            block = block.next()
        return max(1, round(layout.documentSize().height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class BoxField(FormField):
    """A text of a sentence or more."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget) -> None:
        super().__init__(theme, key, path, parent)
        self.box = Box(theme, placeholder_of(key), self)
        self.box.setAccessibleName(self.label.text)
        self.box.setAccessibleDescription(self.meaning)
        self.box.left.connect(self.take)
        self.box.entered.connect(self.take)
        self.box.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._shown = ""

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        text = written(self.key, value)
        if self.box.toPlainText() != text:
            self.box.setPlainText(text)
        self._shown = self.box.toPlainText()

    def take(self) -> None:
        """Take what is written."""
        text = self.box.toPlainText()
        if text != self._shown:
            self._shown = text
            self._set(as_toml(self.key, text))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.box.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.box.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        spacing = self.box.fontMetrics().lineSpacing()
        lines = min(_MOST_LINES, self.box.lines)
        return self._top + max(self._tall, lines * spacing + 26)

    def _arrange(self) -> None:
        super()._arrange()
        self.box.setGeometry(0, self._top, self.width(), self.height() - self._top)
        scrolls = self.box.lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.box.setVerticalScrollBarPolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_room(painter, self._theme, QRectF(self.box.geometry()), focused=self.box.hasFocus())
        painter.end()

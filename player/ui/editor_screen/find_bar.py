"""Find and replace, in a bar above the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from player.editing.utf16 import narrow
from player.language import counted, said
from player.ui.announcing import announce
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.text_search import Search, SearchError, Spot, replaced, replacement_at, spots_of
from player.ui.entry import Entry
from player.ui.painted import Painted, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.ui.editor_screen.text_view import TextView
    from player.ui.theme import Theme

_SIDE = 44


class _Option(WordButton):
    """A button that stays down."""

    def __init__(self, theme: Theme, sign: str, name: str, parent: QWidget) -> None:
        super().__init__(theme, sign, "plain", parent=parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.toggled.connect(lambda on: self.set_rank("main" if on else "plain"))


class FindBar(Painted):
    """What is looked for, and what comes in its place."""

    closed = Signal()
    """It is not needed any more."""
    grown = Signal()
    """It takes another height."""

    def __init__(self, theme: Theme, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = view
        self.wanted = Entry(theme, said("Find"), self, "search")
        self.wanted.textChanged.connect(lambda _: self._look(move=True))
        self.wanted.returnPressed.connect(lambda: self.go(1))
        self.exact = _Option(theme, "Aa", said("Capitals and small letters differ (Alt+C)"), self)
        self.words = _Option(theme, "ab|", said("Whole words (Alt+W)"), self)
        self.pattern = _Option(theme, ".*", said("A pattern: a regular expression (Alt+R)"), self)
        for option in (self.exact, self.words, self.pattern):
            option.toggled.connect(lambda _: self._look(move=True))
        self.count = Words(theme, self, ink="muted")
        self.trouble = Words(theme, self, most_lines=2)
        self.trouble.set_colour(theme.error)
        self.back = IconButton(theme, "up", said("The one before (Shift+F3)"), parent=self)
        self.back.clicked.connect(lambda: self.go(-1))
        self.ahead = IconButton(theme, "down", said("The next one (F3)"), parent=self)
        self.ahead.clicked.connect(lambda: self.go(1))
        self.away = IconButton(theme, "close", said("Close"), parent=self)
        self.away.clicked.connect(self.closed)
        self.instead = Entry(theme, said("Replace with"), self)
        self.instead.returnPressed.connect(self.replace_one)
        self.one = WordButton(theme, said("Replace"), "plain", parent=self)
        self.one.clicked.connect(self.replace_one)
        self.all = WordButton(theme, said("Replace all"), "plain", parent=self)
        self.all.clicked.connect(self.replace_all)
        self._given_up: Search | None = None
        self._make_keys(view)
        view.text_edited.connect(lambda: self._look(move=False))
        self.hide()

    def _make_keys(self, view: TextView) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        options = (("Alt+C", self.exact), ("Alt+W", self.words), ("Alt+R", self.pattern))
        for keys, option in options:
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(option.toggle)
        for place in (self, view):
            for keys, by in (("F3", 1), ("Shift+F3", -1)):
                shortcut = QShortcut(QKeySequence(keys), place, context=inside)
                shortcut.activated.connect(lambda by=by: self.go(by))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self.trouble.set_colour(theme.error)

    def open_with(self, text: str) -> None:
        """Begin to look for a text."""
        if text and "\n" not in text and "\u2029" not in text:
            self.wanted.setText(text)
        self.show()
        self._look(move=False)
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    @property
    def search(self) -> Search:
        """Return what is looked for."""
        ways = (self.exact.isChecked(), self.words.isChecked(), self.pattern.isChecked())
        return Search(self.wanted.text(), *ways)

    def go(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1)."""
        spots = self._spots()
        if not spots:
            return
        start, end = self._selected
        if by > 0:
            spot = next((each for each in spots if each.start >= end), spots[0])
        else:
            spot = next((each for each in reversed(spots) if each.end <= start), spots[-1])
        self._view.select(*spot)
        self._tell(said("{value} of {count}", value=spots.index(spot) + 1, count=len(spots)))

    def replace_one(self) -> None:
        """Replace what is selected if it is what is looked for, and go to the next."""
        selected = Spot(*self._selected)
        if selected in self._spots():
            text = self._view.text
            try:
                put = replacement_at(text, self.search, selected, self.instead.text())
            except SearchError as error:
                self._complain(error)
                return
            self._view.apply(text[: selected.start] + put + text[selected.end :])
            place = selected.start + len(put)
            self._view.select(place, place)
        self.go(1)

    def replace_all(self) -> None:
        """Replace all at once; one undo takes it back."""
        try:
            count = len(spots_of(self._view.text, self.search))
            made = replaced(self._view.text, self.search, self.instead.text())
        except SearchError as error:
            self._complain(error)
            return
        self._view.apply(made)
        if count:
            self._tell(counted("{count} replaced", "{count} replaced", count))

    @property
    def _selected(self) -> tuple[int, int]:
        cursor, text = self._view.textCursor(), self._view.text
        return narrow(text, cursor.selectionStart()), narrow(text, cursor.selectionEnd())

    def _spots(self) -> Sequence[Spot]:
        """Return what is found; what is no pattern is told."""
        try:
            return spots_of(self._view.text, self.search)
        except SearchError as error:
            self._complain(error)
            return ()

    def _tell(self, words: str) -> None:
        self._show(words, "")

    def _complain(self, error: SearchError) -> None:
        """Say what stands in the way, in a line of its own: it is longer than a number."""
        self._show("", str(error))

    def _show(self, count: str, trouble: str) -> None:
        self.count.set_text(count)
        self.count.setToolTip(count)
        if trouble != self.trouble.text:
            self.trouble.set_text(trouble)
            self.grown.emit()
        announce(self.wanted, count or trouble)

    def _look(self, *, move: bool) -> None:
        if not self.isVisible():
            return
        search = self.search
        if not move and search == self._given_up:
            return  # what takes too long is not tried again at each key
        self._given_up = None
        try:
            spots = tuple(spots_of(self._view.text, search))
        except SearchError as error:
            self._given_up = search
            self._view.show_found(())
            self._complain(error)
            return
        self._view.show_found(spots)
        none = said("none") if self.wanted.text() else ""
        self._tell(counted("{count} found", "{count} found", len(spots)) if spots else none)
        if move and spots:
            start = self._selected[0]
            self._view.select(*next((each for each in spots if each.start >= start), spots[0]))

    def arrange(self, width: int, pixels: int, most: int = 9999) -> int:
        """Put everything in its place in a width; return the height that it takes. Where that would be more
        than ``most``, what replaces is left out."""
        for button in (self.one, self.all, self.exact, self.words, self.pattern):
            button.set_font_pixels(pixels)
        for line in (self.wanted, self.instead):
            line.set_pixels(pixels)
        self.count.set_sizes(pixels - 1, 10)
        tall = max(_SIDE, round(pixels * 2.7))
        counted_wide = round(pixels * 5.5)
        options = (self.exact, self.words, self.pattern)
        wide = sum(option.sizeHint().width() for option in options)
        beside = width - wide - counted_wide - 3 * _SIDE >= pixels * 11
        right = self._from_right(width, 0, tall, (self.away,))
        top = 0 if beside else tall
        if beside:
            right = self._from_right(right, 0, tall, (self.ahead, self.back))
        else:
            self.wanted.setGeometry(0, 0, right, tall)
            right = self._from_right(width, top, tall, (self.ahead, self.back))
        if beside:
            right -= counted_wide
            self.count.setGeometry(right, top, counted_wide, tall)
            right = self._from_right(right - 4, top, tall, tuple(reversed(options)))
            self.wanted.setGeometry(0, 0, right, tall)
        else:
            left = 0
            for option in options:
                option.setGeometry(left, top, option.sizeHint().width(), tall)
                left += option.sizeHint().width()
            self.count.setGeometry(left + 6, top, max(0, right - left - 6), tall)
        top += tall
        self.trouble.setVisible(bool(self.trouble.text))
        if self.trouble.text:
            self.trouble.set_sizes(pixels, 11)
            self.trouble.setGeometry(8, top, width - 16, round(pixels * 1.8))
            top += round(pixels * 1.8)
        for part in (self.instead, self.one, self.all):
            part.setVisible(top + tall + 4 <= most)
        if top + tall + 4 > most:
            return top + 4
        right = self._from_right(width, top, tall, (self.all, self.one))
        self.instead.setGeometry(0, top, right, tall)
        return top + tall + 4

    def _from_right(self, right: int, top: int, tall: int, widgets: Sequence[QWidget]) -> int:
        """Put widgets beside each other, the first at the right; return where the last begins."""
        for widget in widgets:
            wide = _SIDE if isinstance(widget, IconButton) else widget.sizeHint().width()
            high = _SIDE if isinstance(widget, IconButton) else tall
            widget.setGeometry(right - wide, top + (tall - high) // 2, wide, high)
            right -= wide
        return right

    def hideEvent(self, event: object) -> None:
        self._view.show_found(())

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # it closes the bar, not the editor
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        painter.end()

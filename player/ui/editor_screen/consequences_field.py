"""What follows from the answer to a question: the steps that depend on it, their conditions, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.editing.asking import Consequence, step_that_follows
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.condition_rows import ConditionRows
from player.ui.painted import Painted, Words
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.ui.editor_screen.form_desk import FormDesk


class _Follows(Painted):
    """One step: its condition to write, what it does, and the way to it."""

    when_wanted = Signal(str)
    step_wanted = Signal()

    grown = Signal()

    def __init__(self, theme: Theme, desk: FormDesk, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self.condition = ConditionRows(theme, said("When"), desk.known, self)
        self._desk = desk
        self.condition.wanted.connect(self._want)
        self.condition.grown.connect(self.grown)
        self.told = Words(theme, self, weight=QFont.Weight.Medium)
        self.go = IconButton(theme, "pencil", said("Go to this step"), parent=self)
        self.go.clicked.connect(self.step_wanted)

    def show_consequence(self, each: Consequence, pixels: int) -> None:
        self._pixels = pixels
        self.condition.set_pixels(pixels)
        self.condition.show_text(each.when)
        told = self._desk.name_of(each.title) or each.title
        if each.stops:
            told = said("{words} The session ends.", words=told).strip()
        self.told.set_text(told)
        self.go.setAccessibleName(said("Go to: {words}", words=told))
        small = max(11, round(pixels * 0.88))
        self.told.set_sizes(pixels, small)
        self._arrange()

    def take(self) -> None:
        self.condition.take()

    def _want(self, text: str) -> None:
        if text:  # a step that follows from the answer has a condition
            self.when_wanted.emit(text)
        else:
            self.condition.show_text(self.condition.text)

    def _arrange(self) -> None:
        self.told.setGeometry(12, 4, self.width() - 62, 40)
        self.go.setGeometry(self.width() - 46, 4, 40, 40)
        self.condition.setGeometry(8, 46, self.width() - 16, self.condition.height_wished())

    def height_wished(self) -> int:
        return 52 + self.condition.height_wished()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1.2))
        painter.setBrush(QColor(mix(self._theme.window, self._theme.card, 0.55)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 10, 10)
        painter.end()


class ConsequencesField(Painted):
    """The steps that depend on the answer."""

    when_wanted = Signal(int, str)
    """The block of a step, and the condition that it is to have."""
    step_wanted = Signal(int)
    """The block of a step to go to."""
    new_wanted = Signal(str)
    """A step, as TOML, that is to follow."""

    def __init__(self, theme: Theme, desk: FormDesk, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self._desk = desk
        self._all: tuple[Consequence, ...] = ()
        self._answer = "pain"
        self.rows: list[_Follows] = []
        """The steps, as they are shown."""
        self.none = Words(theme, self, ink="muted", most_lines=2)
        self.none.set_text(said("Nothing depends on the answer yet: it is kept in the history."))
        self.stop = WordButton(theme, said("Add: the session ends"), "quiet", "add", self)
        self.stop.clicked.connect(lambda: self._begin(stops=True))
        self.words = WordButton(theme, said("Add: words"), "quiet", "add", self)
        self.words.clicked.connect(lambda: self._begin(stops=False))

    def show_consequences(self, answer: str, found: Sequence[Consequence]) -> None:
        """Show what follows from an answer, by the name that conditions have for it."""
        self._answer, self._all = answer, tuple(found)
        while len(self.rows) > len(found):
            gone = self.rows.pop()
            gone.blockSignals(True)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(found):
            self._add_row(len(self.rows))
        for row, each in zip(self.rows, found, strict=True):
            row.show_consequence(each, self._pixels)
        self.none.setVisible(not found)
        self._fit()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        small = max(11, round(pixels * 0.88))
        self.none.set_sizes(small, small)
        for button in (self.stop, self.words):
            button.set_font_pixels(max(12, pixels - 1))
        self.show_consequences(self._answer, self._all)

    def take(self) -> None:
        """Take what has been written and not been left yet."""
        for row in self.rows:
            row.take()

    def _add_row(self, place: int) -> None:
        row = _Follows(self._theme, self._desk, self)
        row.grown.connect(self._fit)
        row.when_wanted.connect(lambda when: self.when_wanted.emit(self._all[place].index, when))
        row.step_wanted.connect(lambda: self.step_wanted.emit(self._all[place].index))
        row.show()
        QWidget.setTabOrder(self.rows[-1].condition if self.rows else self, row.go)
        QWidget.setTabOrder(row.go, row.condition)
        QWidget.setTabOrder(row.condition, self.stop)
        self.rows.append(row)

    def _begin(self, *, stops: bool) -> None:
        self.new_wanted.emit(step_that_follows(self._answer, stops=stops))

    def _fit(self) -> None:
        height = self.height_wished()
        if height != self.height():
            self.setFixedHeight(height)
        self._arrange()

    def height_wished(self) -> int:
        """Return its height, in pixels."""
        rows = sum(row.height_wished() + 4 for row in self.rows)
        buttons = self.stop.sizeHint().height() * (1 if self._is_wide else 2)
        return rows + (0 if self.rows else round(self._pixels * 2.6)) + buttons

    @property
    def _is_wide(self) -> bool:
        return self.stop.sizeHint().width() + self.words.sizeHint().width() <= self.width()

    def _arrange(self) -> None:
        top = 0
        for row in self.rows:
            row.setGeometry(0, top, self.width(), row.height_wished())
            top += row.height() + 4
        if not self.rows:
            self.none.setGeometry(6, 0, self.width() - 12, round(self._pixels * 2.4))
            top += round(self._pixels * 2.6)
        for place, button in enumerate((self.stop, self.words)):
            size = button.sizeHint()
            left = -6 + (self.stop.sizeHint().width() if place and self._is_wide else 0)
            button.setGeometry(left, top, min(size.width(), self.width()), size.height())
            top += 0 if self._is_wide else size.height()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height_wished())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

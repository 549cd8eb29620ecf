"""A row of the form: one field or two short ones, each over what its key means or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import WordButton
from player.ui.editor_screen.form_field import SHORT, FormField
from player.ui.editor_screen.problem_note import colour_of, told_of
from player.ui.fonts import font, wrapped
from player.ui.painted import Painted, Words
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.session.problems import Problem

_LEAST_FOR_TWO = 30
"""So many times as wide as its letters are high is a row that has room for two fields."""
_INDENT = 6
_GAP = 12


@dataclass(slots=True, eq=False)
class _Cell:
    field: FormField
    meaning: Words
    mend: WordButton
    problem: Problem | None = None
    broken: tuple[tuple[str, int, int], int] = (("", 0, 0), 1)
    """In how many lines the meaning stands, and what that was reckoned from."""

    def lines_in(self, room: int, pixels: int) -> int:
        """Return in how many lines the meaning stands, in a room and a size of words, in pixels."""
        asked = (self.meaning.text, room, pixels)
        if self.broken[0] != asked:
            metrics = QFontMetricsF(font(pixels))
            self.broken = asked, len(wrapped(self.meaning.text, metrics, room))
        return self.broken[1]


class FormRow(Painted):
    """The row."""

    fix_wanted = Signal(object)
    """The way out of a ``Problem`` is to be taken."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self._cells: list[_Cell] = []

    @property
    def fields(self) -> list[FormField]:
        """Return its fields."""
        return [cell.field for cell in self._cells]

    @property
    def takes_another(self) -> bool:
        """Return whether there is room for another short field."""
        return len(self._cells) == 1 and self._cells[0].field.key.kind in SHORT

    def add(self, field: FormField) -> None:
        """Take a field, whose parent it is."""
        meaning = Words(self._theme, self, ink="muted")
        meaning.set_text(field.meaning)
        meaning.show()
        mend = WordButton(self._theme, said("Mend it"), "quiet", "done", self)
        mend.hide()
        cell = _Cell(field, meaning, mend)
        mend.clicked.connect(lambda: self._mend(cell))
        field.grown.connect(self.fit)
        self._cells.append(cell)

    def show_problem(self, field: FormField, problem: Problem | None) -> None:
        """Say what is wrong with a field, in place of what its key means; None where nothing is."""
        cell = next(each for each in self._cells if each.field is field)
        if problem == cell.problem:
            cell.problem = problem  # the way out may be another one
            return
        cell.problem = problem
        told = field.meaning if problem is None else told_of(problem)
        cell.meaning.set_text(told)
        for widget in (field, *field.findChildren(QWidget)):  # a screen reader is on what has the keyboard
            if widget.accessibleDescription():
                widget.setAccessibleDescription(told)
        cell.mend.setVisible(problem is not None and problem.fix is not None)
        if problem is not None and problem.fix is not None:
            cell.mend.set_words(said("Mend: {title}", title=problem.fix.title), "done")
        self._colour(cell)
        self.fit()

    def problem_of(self, field: FormField) -> str:
        """Return what is said to be wrong with a field; nothing where nothing is."""
        cell = next(each for each in self._cells if each.field is field)
        return cell.meaning.text if cell.problem is not None else ""

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for cell in self._cells:
            self._colour(cell)

    def stand_in(self, pixels: int) -> None:
        """Set the size of its words, and have the height that it needs."""
        self._pixels = pixels
        for cell in self._cells:
            cell.mend.set_font_pixels(max(11, round(pixels * 0.85)))
        self.fit()

    def fit(self) -> None:
        """Have the height of what it holds in the width that it has."""
        small = max(11, round(self._pixels * 0.8))
        metrics = QFontMetricsF(font(small))
        beside = self.width() >= self._pixels * _LEAST_FOR_TWO
        columns = 2 if beside and self._cells[0].field.key.kind in SHORT else 1
        room = (self.width() - _GAP * (columns - 1)) // columns
        top, low = 0, 0
        for place, cell in enumerate(self._cells):
            if not place % columns:
                top = low
            left, field = (place % columns) * (room + _GAP), cell.field
            field.setGeometry(left, top, room, field.height_wished())
            lines = cell.lines_in(max(80, room - 2 * _INDENT), small)
            cell.meaning.set_sizes(small, small)
            cell.meaning.set_most_lines(lines)
            tall, below = round(metrics.lineSpacing() * lines) + 2, top + field.height_wished()
            cell.meaning.setGeometry(left + _INDENT, below, room - 2 * _INDENT, tall)
            below += tall
            if cell.problem is not None and cell.problem.fix is not None:
                size = cell.mend.sizeHint()
                cell.mend.setGeometry(left - 4, below, min(size.width(), room), size.height())
                below += size.height()
            low = max(low, below + 6)
        if low != self.height():
            self.setFixedHeight(low)

    def _mend(self, cell: _Cell) -> None:
        if cell.problem is not None and cell.problem.fix is not None:
            self.fix_wanted.emit(cell.problem)

    def _colour(self, cell: _Cell) -> None:
        cell.meaning.set_colour(colour_of(cell.problem, self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()

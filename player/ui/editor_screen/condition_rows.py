"""A condition to be picked together: a row for each comparison, what joins it to the others, and all of it in
words; a line of text where it is too much for rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.editing.condition_terms import (
    FLAG_WORDS,
    IS,
    SIGN_WORDS,
    Term,
    in_words,
    terms_of,
    with_another,
    with_joiner,
    with_term,
    without_term,
)
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.line_field import Line, WordCompleter
from player.ui.fonts import font, wrapped
from player.ui.painted import Painted, Words
from player.ui.settings_screen.kinds import Listed
from player.ui.settings_screen.wide_fields import ListField
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.editing.condition_names import Known

_WIDE = 38
"""So many letters wide, one row holds all of a comparison."""


class _TermRow(Painted):
    """One comparison."""

    def __init__(self, theme: Theme, rows: ConditionRows, place: int) -> None:
        super().__init__(theme, rows)
        self._pixels = 14
        self._shown = ""
        number = str(place + 1)
        self.joiner = ListField(
            theme, said("How condition {number} is joined", number=number), Listed(""), self
        )
        self.joiner.removeItem(0)
        self.joiner.addItem(said("and"), "and")
        self.joiner.addItem(said("or"), "or")
        self.joiner.value_changed.connect(
            lambda joiner: rows.want(lambda text: with_joiner(text, place, joiner))
        )
        self.name = ListField(theme, said("Condition {number}: what", number=number), Listed(""), self)
        self.name.value_changed.connect(lambda name: rows.rename(place, name))
        self.sign = ListField(theme, said("Condition {number}: how", number=number), Listed(""), self)
        self.sign.value_changed.connect(
            lambda sign: rows.want(lambda text: with_term(text, place, sign=sign))
        )
        self.value = Line(theme, "6", self)
        self.value.setAccessibleName(said("Condition {number}: value", number=number))
        self.value.left.connect(self.take)
        self.value.returnPressed.connect(self.take)
        self.value.stepped.connect(self._step)
        self.choice = ListField(theme, said("Condition {number}: value", number=number), Listed(""), self)
        self.choice.value_changed.connect(
            lambda value: rows.want(lambda text: with_term(text, place, value=value))
        )
        self.away = IconButton(
            theme, "close", said("Take condition {number} away", number=number), parent=self
        )
        self.away.clicked.connect(lambda: rows.want(lambda text: without_term(text, place)))
        self._rows, self._place = rows, place
        order = (self.joiner, self.name, self.sign, self.value, self.choice, self.away)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def show_term(self, term: Term, known: tuple[Known, ...], pixels: int) -> None:
        """Show a comparison; ``known`` is what it can be about."""
        self._pixels, self._shown = pixels, term.value
        about = next((each for each in known if each.name == term.name), None)
        is_flag = term.sign in FLAG_WORDS
        self.joiner.setVisible(bool(term.joiner))
        _show(self.joiner, (("and", said("and")), ("or", said("or"))), term.joiner or "and")
        names = [(each.name, each.label) for each in known]
        _show(self.name, names if about else [*names, (term.name, term.name)], term.name)
        words = FLAG_WORDS if is_flag else SIGN_WORDS
        text_only = about is not None and about.kind == "text"
        signs = [(sign, said(told)) for sign, told in words.items() if not text_only or sign in ("==", "!=")]
        _show(self.sign, signs, term.sign)
        choices = about.choices if about is not None else ()
        self.choice.setVisible(bool(choices) and not is_flag)
        _show(self.choice, [(each, each.strip("'")) for each in choices], term.value)
        self.value.setVisible(not choices and not is_flag)
        if self.value.text() != term.value:
            self.value.setText(term.value)
        for field in (self.joiner, self.name, self.sign, self.choice):
            field.set_pixels(pixels)
        self.value.set_pixels(pixels)
        self._arrange()

    def take(self) -> None:
        """Take the value that is written."""
        value = self.value.text().strip()
        if value != self._shown and value:
            self._shown = value
            self._rows.want(lambda text: with_term(text, self._place, value=value))

    def _step(self, by: int) -> None:
        digits = self.value.text().strip()
        number = digits.rstrip("s%")
        if number.isdecimal():
            step = by * (5 if number != digits else 1)
            self.value.setText(f"{max(0, int(number) + step)}{digits[len(number) :]}")
            self.take()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for each in (self.joiner, self.name, self.sign, self.value, self.choice, self.away):
            each.set_theme(theme)

    def height_wished(self, width: int) -> int:
        """Return its height in a width, in pixels."""
        return self._tall * (1 if width >= self._pixels * _WIDE else 2)

    @property
    def _tall(self) -> int:
        return max(44, round(self._pixels * 2.7))

    def _arrange(self) -> None:
        tall, side = self._tall, max(40, round(self._pixels * 1.9))
        is_wide = self.width() >= self._pixels * _WIDE
        joined = round(self._pixels * 6) if self.joiner.isVisibleTo(self) else 0
        self.joiner.setGeometry(-1, 0, joined, tall)
        room = self.width() - side
        self.away.setGeometry(room, (tall - side) // 2, side, side)
        named = round((room - joined) * 0.45) if is_wide else room - joined
        self.name.setGeometry(joined - 1, 0, named, tall)
        left, top = (joined + named, 0) if is_wide else (0, tall)
        right = room if is_wide else self.width() - 2
        has_value = self.sign.currentData() not in FLAG_WORDS
        signed = round((right - left) * 0.58) if has_value else right - left
        self.sign.setGeometry(left - 1, top, signed, tall)
        for field in (self.value, self.choice):
            field.setGeometry(left + signed, top, right - left - signed, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()


class ConditionRows(Painted):
    """The condition."""

    wanted = Signal(str)
    """It is to be another one; none any more if empty."""
    grown = Signal()
    """It has another height."""

    def __init__(
        self, theme: Theme, name: str, known: Callable[[], tuple[Known, ...]], parent: QWidget
    ) -> None:
        """Take what a screen reader calls it, and what gives all that it can be about."""
        super().__init__(theme, parent)
        self._pixels = 14
        self._known = known
        self._found: tuple[Known, ...] = ()
        self._text = ""
        self._as_text = False
        self.rows: list[_TermRow] = []
        """A row for each comparison; none while it is a line."""
        self.line = Line(theme, "pain >= 6", self)
        """All of it, as it is written."""
        self.line.setAccessibleName(name)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)
        self.line.reached.connect(self._complete)
        self.told = Words(theme, self, ink="ink")
        """What it means."""
        self.add = WordButton(theme, said("Add a condition"), "quiet", "add", self)
        self.add.clicked.connect(self._add)
        self.turn = WordButton(theme, "", "quiet", None, self)
        """Shows it as a line, or as rows again."""
        self.turn.clicked.connect(self._turn)

    @property
    def text(self) -> str:
        """Return it as it is written."""
        return self._text

    @property
    def shown(self) -> str:
        """Return what is seen of it, as it would be written."""
        if self._is_line:
            return self.line.text()
        terms = terms_of(self._text) or ()
        seen = []
        for row, term in zip(self.rows, terms, strict=True):
            field = row.choice if row.choice.isVisibleTo(row) else None
            value = row.value.text() if field is None else str(field.currentData())
            new = Term("", str(row.name.currentData()), str(row.sign.currentData()), value)
            seen.append(f"{row.joiner.currentData() if term.joiner else ''} {new.written}".strip())
        return " ".join(seen)

    def show_text(self, text: str) -> None:
        """Show a condition."""
        self._text, self._found = text, self._known()
        terms = terms_of(text)
        is_line = terms is None or self._as_text
        shown = () if is_line or terms is None else terms
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            gone.blockSignals(True)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(shown):
            row = _TermRow(self._theme, self, len(self.rows))
            QWidget.setTabOrder(self.rows[-1].away if self.rows else self.line, row.joiner)
            QWidget.setTabOrder(row.away, self.add)
            row.show()
            self.rows.append(row)
        for row, term in zip(self.rows, shown, strict=True):
            row.show_term(term, self._found, self._pixels)
        if self.line.text() != text:
            self.line.setText(text)
        self.line.setVisible(is_line)
        self.told.set_text(self._words(text, terms))
        self.add.setVisible(not is_line and bool(self._found))
        self.turn.setVisible(bool(text) or is_line or not self._found)
        self.turn.set_words(said("As rows") if is_line else said("As text"))
        self.turn.setEnabled(not is_line or terms is not None)
        self.turn.set_strength(1.0 if self.turn.isEnabled() else 0.0)
        self.fit()

    def _words(self, text: str, terms: tuple[Term, ...] | None) -> str:
        called = {each.name: each.label for each in self._found}
        if terms:
            return in_words(text, lambda name: called.get(name, name))
        if text or self._found:
            return ""
        return said("Nothing can be held against anything yet: add a question, or let the player choose.")

    def want(self, change: Callable[[str], str]) -> None:
        """Want it changed."""
        changed = change(self._text)
        if changed != self._text:
            self.wanted.emit(changed)

    def rename(self, place: int, name: str) -> None:
        """Let a comparison be about something else, which is compared in its own way."""
        term = (terms_of(self._text) or ())[place]
        about = next((each for each in self._found if each.name == name), None)
        kind = about.kind if about is not None else ""
        before = next((each.kind for each in self._found if each.name == term.name), "")
        sign = value = ""
        if kind == "flag":
            sign = IS
        elif about is not None and kind != before:
            sign, value = "==" if kind == "text" else ">=", about.start
        self.want(lambda text: with_term(text, place, name=name, sign=sign, value=value))

    def take(self) -> None:
        """Take what has been written and not been left yet."""
        if self._is_line:
            text = self.line.text().strip()
            if text != self._text.strip():
                self.wanted.emit(text)
            return
        for row in self.rows:
            row.take()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)
        for each in (self.line, self.told, self.add, self.turn):
            each.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.line.set_pixels(pixels)
        for button in (self.add, self.turn):
            button.set_font_pixels(max(12, pixels - 1))
        self.show_text(self._text)

    def height_wished(self) -> int:
        """Return its height, in pixels."""
        rows = sum(row.height_wished(self.width()) for row in self.rows)
        line = max(44, round(self._pixels * 2.7)) if self._is_line else 0
        return rows + line + self._told_height() + self.add.sizeHint().height()

    def fit(self) -> None:
        """Be as high as what it holds."""
        height = self.height_wished()
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()
        self._arrange()

    @property
    def _is_line(self) -> bool:
        return self.line.isVisibleTo(self)

    def _told_height(self) -> int:
        if not self.told.text:
            return 0
        small = max(11, round(self._pixels * 0.9))
        metrics = QFontMetricsF(font(small))
        lines = len(wrapped(self.told.text, metrics, max(80, self.width() - 12)))
        self.told.set_sizes(small, small)
        self.told.set_most_lines(lines)
        return round(metrics.lineSpacing() * lines) + 6

    def _add(self) -> None:
        about = next((each for each in self._found if each.name not in self._text), self._found[0])
        sign = IS if about.kind == "flag" else "==" if about.kind == "text" else ">="
        value = "" if about.kind == "flag" else about.start
        self.want(lambda text: with_another(text, about.name, sign, value))
        if self.rows:
            self.rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        self.take()
        self._as_text = not self._is_line
        self.show_text(self._text)
        if self._is_line:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complete(self) -> None:
        """Know the names when they are needed first."""
        if self.line.completer() is None and self._found:
            WordCompleter(tuple(each.name for each in self._found), self.line, whole=False)

    def _arrange(self) -> None:
        top, width = 0, self.width()
        for row in self.rows:
            row.setGeometry(0, top, width, row.height_wished(width))
            top += row.height()
        if self._is_line:
            tall = max(44, round(self._pixels * 2.7))
            self.line.setGeometry(0, top, width, tall)
            top += tall
        told = self._told_height()
        self.told.setGeometry(6, top, width - 12, told)
        top += told
        add, turn = self.add.sizeHint(), self.turn.sizeHint()
        self.add.setGeometry(-6, top, min(add.width(), width), add.height())
        left = max(0, width - turn.width()) if self.add.isVisibleTo(self) else -6
        self.turn.setGeometry(left, top, min(turn.width(), width), turn.height())

    def sizeHint(self) -> QSize:
        return QSize(160, self.height_wished())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()


def _show(field: ListField, options: list[tuple[str, str]] | tuple[tuple[str, str], ...], value: str) -> None:
    """Show the one of a few that is chosen; there is always one."""
    known = [(field.itemData(row), field.itemText(row)) for row in range(field.count())]
    if known != list(options):
        field.clear()
        for each, name in options:
            field.addItem(name, each)
    if options or value:
        field.show_value(value)

"""A field for names: a chip each, and a line with completion that takes the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from player.editing.field_edits import EntryAdded, EntryMoved, ValueSet
from player.editing.step_values import toml_value, typed_value
from player.language import said
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.line_field import Line, WordCompleter
from player.ui.focus import paint_focus
from player.ui.fonts import elide, font
from player.ui.icons import paint_icon
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_field import Names


def entries_of(value: Any) -> list[Any]:
    """Return the entries of a list, or of a text that stands for a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


class _Chip(QAbstractButton):
    """An entry: Delete, Backspace or a click on its cross takes it away, Ctrl with an arrow moves it."""

    moved = Signal(int)

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = 14
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(said("Delete takes it away"))
        self.setToolTip(said("Take {text} away", text=text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_pixels(self, pixels: int) -> None:
        self._pixels = pixels

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font(self._pixels, QFont.Weight.Medium)).horizontalAdvance(self.text())
        return QSize(round(wide + self._pixels * 2.9), max(36, round(self._pixels * 2.3)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.moved.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(theme.accent), 1.2))
        painter.setBrush(QColor(mix(theme.card, theme.accent, 0.22 if self.underMouse() else 0.13)))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        used = font(self._pixels, QFont.Weight.Medium)
        painter.setFont(used)
        painter.setPen(QColor(theme.ink))
        words = box.adjusted(self._pixels * 0.75, 0, -self._pixels * 1.7, 0)
        shown = elide(self.text(), QFontMetricsF(used), words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        side = self._pixels * 0.95
        spot = QRectF(box.right() - side - self._pixels * 0.55, box.center().y() - side / 2, side, side)
        paint_icon(painter, "close", spot, QColor(theme.muted))
        if self.hasFocus():
            paint_focus(painter, theme, box.adjusted(-1, -1, 1, 1), box.height() / 2 + 1)
        painter.end()


class ChipsField(FormField):
    """Names, one a chip, and a line that takes the next one."""

    def __init__(
        self, theme: Theme, key: Key, path: KeyPath, parent: QWidget, names: Names | None = None
    ) -> None:
        super().__init__(theme, key, path, parent)
        self.chips: list[_Chip] = []
        self.line = Line(theme, said("Add: {name}", name=self.label.text), self)
        self.line.setAccessibleDescription(self.meaning)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)
        self.line.emptied.connect(self._take_last)
        self._names: Names | None = names
        self.line.reached.connect(self._complete)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        texts = [each if isinstance(each, str) else toml_value(each) for each in entries_of(value)]
        if texts != [chip.text() for chip in self.chips]:
            self._make(texts)

    def take(self) -> None:
        """Take what is written; commas stand between names."""
        parts = [part.strip() for part in self.line.text().split(",") if part.strip()]
        if parts:
            self.line.clear()
            kind = "value" if self.key.kind in ("values", "days") else "choice"
            self._want(*(EntryAdded(self.path, typed_value(kind, part)) for part in parts))

    def _complete(self) -> None:
        """Know the names when they are needed first."""
        if self.line.completer() is not None:
            return
        known = self.key.choices or (self._names(self.key.name) if self._names is not None else ())
        if known:
            completer = WordCompleter(tuple(known), self.line, whole=True)
            completer.activated.connect(lambda _text: self.take(), Qt.ConnectionType.QueuedConnection)

    def _make(self, texts: list[str]) -> None:
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        for chip in self.chips:
            chip.blockSignals(True)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for place, text in enumerate(texts):
            chip = _Chip(self._theme, text, self)
            chip.set_pixels(self._pixels)
            chip.clicked.connect(lambda _on=False, place=place: self._remove(place))
            chip.moved.connect(lambda by, place=place: self._move(place, by))
            chip.show()
            self.chips.append(chip)
            QWidget.setTabOrder(self.chips[-2] if place else self, chip)
        if self.chips:
            QWidget.setTabOrder(self.chips[-1], self.line)
        if focused >= 0:
            near = self.chips[min(focused, len(self.chips) - 1)] if self.chips else self.line
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _remove(self, place: int) -> None:
        whole = len(self.chips) == 1 or not isinstance(self._value, list)
        self._want(ValueSet(self.path if whole else (*self.path, place), ""))

    def _take_last(self) -> None:
        if self.chips:
            self._remove(len(self.chips) - 1)

    def _move(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.chips):
            self._want(EntryMoved((*self.path, place), place + by))
            self.chips[place + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for chip in self.chips:
            chip.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        for chip in self.chips:
            chip.set_pixels(pixels)
        self.line.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        line = self._places()[1]
        return line.bottom() + 1

    def _places(self) -> tuple[list[QRect], QRect]:
        """Where chips and line stand, row by row."""
        width, left, top, row = max(120, self.width()), 0, self._top, 0
        boxes = []
        for chip in self.chips:
            size = chip.sizeHint()
            wide = min(size.width(), width)
            if left and left + wide > width:
                left, top = 0, top + row
            boxes.append(QRect(left, top, wide, size.height()))
            left, row = left + wide, size.height()
        least = min(width, self._pixels * 13)
        if left and width - left < least:
            left, top = 0, top + row
        return boxes, QRect(left, top, width - left, self._tall)

    def _arrange(self) -> None:
        super()._arrange()
        boxes, line = self._places()
        lift = (self._tall - boxes[0].height()) // 2 if boxes else 0
        for chip, box in zip(self.chips, boxes, strict=True):
            level = box.top() == line.top()
            chip.setGeometry(box.translated(QPoint(0, lift if level else 0)))
        self.line.setGeometry(line)

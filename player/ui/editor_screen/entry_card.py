"""A card with the fields of one table: an entry of a list, a table by a name, or a table in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton
from player.ui.editor_screen.fold_header import FoldHeader
from player.ui.editor_screen.form_field import SHORT
from player.ui.painted import Painted
from player.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_field import FormField

    FieldMaker = Callable[[Key, KeyPath, QWidget], FormField]
    """What makes the right field for a key, at a path, in a parent."""

_PAD = 10


class EntryCard(Painted):
    """The card; its fields are made when it is unfolded first."""

    removal_wanted = Signal()
    """The entry is to go."""
    moved = Signal(int)
    """The entry is to change places with the next one (1) or the one before (-1)."""
    folded = Signal(bool)
    """It was folded (True) or unfolded."""
    grown = Signal()
    """It needs another height."""

    def __init__(
        self,
        theme: Theme,
        keys: Mapping[str, Key],
        path: KeyPath,
        make: FieldMaker,
        parent: QWidget,
        *,
        moves: bool,
    ) -> None:
        """Take the keys of its table and what makes their fields; ``moves`` where it has neighbours."""
        super().__init__(theme, parent)
        self._keys, self.path, self._make = keys, path, make
        self._pixels = 14
        self._value: Any = {}
        self.fields: dict[str, FormField] = {}
        """Its fields by their keys; none while it has never been unfolded."""
        self.header = FoldHeader(theme, self)
        self.header.clicked.connect(self._toggle)
        self.header.stepped.connect(self.moved)
        self.up = IconButton(theme, "up", said("Move up"), parent=self)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down = IconButton(theme, "down", said("Move down"), parent=self)
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.draw = IconButton(theme, "pose", said("Draw it in the pose workshop"), parent=self)
        self.draw.hide()
        self.away = IconButton(theme, "close", said("Take away"), parent=self)
        self.away.clicked.connect(self.removal_wanted)
        for button in (self.up, self.down):
            button.setVisible(moves)

    @property
    def is_open(self) -> bool:
        """Return whether its fields are seen."""
        return self.header.is_open

    def show_entry(self, words: str, value: Any, *, is_open: bool) -> None:
        """Show an entry under a title."""
        self._value = value
        self.header.show_state(words, self._pixels, is_open=is_open)
        for button, text in (
            (self.up, said("Move up: {words}", words=words)),
            (self.down, said("Move down: {words}", words=words)),
            (self.away, said("Take away: {words}", words=words)),
            (self.draw, said("Draw in the pose workshop: {words}", words=words)),
        ):
            button.setAccessibleName(text)
        if is_open and not self.fields:
            self._make_fields()
        for name, field in self.fields.items():
            field.setVisible(is_open)
            field.show_value(value.get(name) if isinstance(value, dict) else None)
        self._arrange()
        self.grown.emit()

    def take(self) -> None:
        """Take what has been written and not been left yet."""
        for field in self.fields.values():
            field.take()

    def focus_first(self) -> None:
        """Give its first field the keyboard."""
        first = next(iter(self.fields.values()), None)
        if first is not None and self.is_open:
            self.header.setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextChild()
            while self.focusWidget() in (self.draw, self.up, self.down, self.away):
                self.focusNextChild()
        else:
            self.header.setFocus(Qt.FocusReason.TabFocusReason)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.header.show_state(self.header.text(), pixels, is_open=self.is_open)
        for field in self.fields.values():
            field.set_pixels(pixels)
        self._arrange()

    def height_wished(self) -> int:
        """Return its height, in pixels."""
        rows = self._rows() if self.is_open else []
        inner = sum(max(field.height_wished() for field in row) + 2 for row in rows)
        return self._line + (inner + _PAD if rows else 4)

    @property
    def _line(self) -> int:
        return max(44, round(self._pixels * 2.7))

    def _make_fields(self) -> None:
        for name, key in self._keys.items():
            field = self._make(key, (*self.path, name), self)
            field.set_pixels(self._pixels)
            field.setToolTip(f"{field.meaning}\n{key.name}")
            field.grown.connect(self._refit)
            self.fields[name] = field
        before: QWidget = self.away
        for field in self.fields.values():
            QWidget.setTabOrder(before, field)
            before = field

    def _rows(self) -> list[list[FormField]]:
        rows: list[list[FormField]] = []
        wide = self.width() >= self._pixels * 20
        for field in self.fields.values():
            short = wide and field.key.kind in SHORT
            if short and rows and len(rows[-1]) == 1 and rows[-1][0].key.kind in SHORT:
                rows[-1].append(field)
            else:
                rows.append([field])
        return rows

    def _toggle(self) -> None:
        self.folded.emit(self.is_open)

    def _arrange(self) -> None:
        width, line = self.width(), self._line
        all_buttons = (self.draw, self.up, self.down, self.away)
        buttons = [button for button in all_buttons if button.isVisibleTo(self)]
        side = min(line, max(38, round(self._pixels * 1.9)))
        left = width - side * len(buttons) - 4
        self.header.setGeometry(2, 1, max(40, left - 4), line)
        for place, button in enumerate(buttons):
            button.setGeometry(left + side * place, (line - side) // 2 + 1, side, side)
        top, room = line, width - 2 * _PAD
        for row in self._rows() if self.is_open else ():
            each = (room - 8 * (len(row) - 1)) // len(row)
            for place, field in enumerate(row):
                field.setGeometry(_PAD + place * (each + 8), top, each, field.height_wished())
            # a field that wraps knows its height when it has its width
            top += max(field.height_wished() for field in row) + 2

    def _refit(self) -> None:
        self._arrange()
        self.grown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.grown.emit()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height_wished())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1.2))
        painter.setBrush(QColor(mix(self._theme.window, self._theme.card, 0.55)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 10, 10)
        painter.end()

"""What fields of several parts are made of: a sheet on which the parts stand one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.ui.editor_screen.form_field import FormField
from player.ui.painted import Words

if TYPE_CHECKING:
    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.theme import Theme


class SheetField(FormField):
    """The field; as high as its sheet."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget) -> None:
        super().__init__(theme, key, path, parent)
        self.sheet = QWidget(self)
        self.column = QVBoxLayout(self.sheet)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.sheet.installEventFilter(self)

    def add_words(self, text: str, column: QVBoxLayout | None = None) -> Words:
        """Add a small heading."""
        words = Words(self._theme, self.sheet, ink="muted")
        words.set_text(text)
        small = max(11, round(self._pixels * 0.88))
        words.set_sizes(small, small)
        words.setFixedHeight(round(self._pixels * 1.7))
        (column if column is not None else self.column).addWidget(words)
        return words

    def add_line(self, *widgets: QWidget, column: QVBoxLayout | None = None) -> None:
        """Add widgets side by side, the first as wide as it can be."""
        line = QHBoxLayout()
        line.setSpacing(2)
        for widget in widgets:
            line.addWidget(widget, 1 if widget is widgets[0] else 0)
        (column if column is not None else self.column).addLayout(line)

    def height_wished(self) -> int:
        return self._top + max(self.column.sizeHint().height(), self.column.minimumSize().height())

    def _arrange(self) -> None:
        super()._arrange()
        self.sheet.setGeometry(0, self._top, self.width(), self.height() - self._top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have another height when the sheet has."""
        if watched is self.sheet and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)


def emptied(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            _drop(widget)
        if inner is not None:
            while inner.count():
                part = inner.takeAt(0)
                held = part.widget() if part is not None else None
                if held is not None:
                    _drop(held)
            inner.deleteLater()


def _drop(widget: QWidget) -> None:
    widget.blockSignals(True)
    widget.hide()
    widget.deleteLater()

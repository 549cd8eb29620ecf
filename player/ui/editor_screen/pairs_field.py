"""A field for a table whose names and values are the author's own: values of parameters, words by phase,
poses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from player.editing.field_edits import KeyRenamed, ValueSet
from player.editing.step_values import toml_value, typed_value
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.editor_screen.form_field import FormField
from player.ui.editor_screen.line_field import Line, WordCompleter
from player.ui.theme import Theme

if TYPE_CHECKING:
    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.editor_screen.form_field import Names


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else toml_value(value)


class PairsField(FormField):
    """Rows of a name and a value."""

    def __init__(
        self, theme: Theme, key: Key, path: KeyPath, parent: QWidget, names: Names | None = None
    ) -> None:
        super().__init__(theme, key, path, parent)
        self._names = names
        self.names: list[Line] = []
        """The names, one a row; the last may be that of a new pair."""
        self.values: list[Line] = []
        """Their values."""
        self._buttons: list[IconButton] = []
        self._pairs: list[tuple[str, str]] = []
        self._new = False
        self.add = WordButton(theme, said("Add: {name}", name=self.label.text), "quiet", "add", self)
        self.add.clicked.connect(self._begin)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        pairs = [(name, _shown(each)) for name, each in value.items()] if isinstance(value, dict) else []
        if len(pairs) > len(self._pairs):
            self._new = False
        if pairs != self._pairs or len(self.names) != len(pairs) + self._new:
            self._pairs = pairs
            self._make()

    def take(self) -> None:
        """Take what is written."""
        edits: list[ValueSet | KeyRenamed] = []
        for place, (name_line, value_line) in enumerate(zip(self.names, self.values, strict=True)):
            name, value = name_line.text().strip(), value_line.text()
            if not name or not value.strip():
                continue
            if place >= len(self._pairs):
                if name not in dict(self._pairs):
                    self._new = False
                    edits.append(ValueSet((*self.path, name), typed_value("value", value)))
                continue
            before, told = self._pairs[place]
            if value != told:
                edits.append(ValueSet((*self.path, before), typed_value("value", value)))
            if name != before and name not in dict(self._pairs):
                edits.append(KeyRenamed((*self.path, before), name))
        if edits:
            self._want(*edits)

    def _begin(self) -> None:
        self._new = True
        self._make()
        self.names[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        pairs = [*self._pairs, *([("", "")] if self._new else [])]
        while len(self.names) > len(pairs):
            for gone in (self.names.pop(), self.values.pop(), self._buttons.pop()):
                gone.blockSignals(True)
                gone.hide()
                gone.deleteLater()
        while len(self.names) < len(pairs):
            self._add_row(len(self.names))
        for (name, value), name_line, value_line in zip(pairs, self.names, self.values, strict=True):
            for line, text in ((name_line, name), (value_line, value)):
                if line.text() != text:
                    line.setText(text)
                    line.setCursorPosition(0)
            value_line.setAccessibleName(f"{self.label.text}, {name}" if name else said("Value"))
        self._fit()

    def _add_row(self, place: int) -> None:
        name, value = Line(self._theme, said("Name"), self), Line(self._theme, said("Value"), self)
        name.setAccessibleName(f"{self.label.text}, {said('Name')} {place + 1}")
        known = self._names(self.key.name) if self._names is not None else ()
        if known:
            WordCompleter(known, name, whole=True)
        for line in (name, value):
            line.set_pixels(self._pixels)
            line.setAccessibleDescription(self.meaning)
            line.left.connect(self.take)
            line.returnPressed.connect(self.take)
            line.show()
        button = IconButton(self._theme, "close", said("Take {text} away", text=str(place + 1)), parent=self)
        button.clicked.connect(lambda: self._remove(place))
        button.show()
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self, name)
        QWidget.setTabOrder(name, value)
        QWidget.setTabOrder(value, button)
        QWidget.setTabOrder(button, self.add)
        self.names.append(name)
        self.values.append(value)
        self._buttons.append(button)

    def _remove(self, place: int) -> None:
        if place >= len(self._pairs):
            self._new = False
            self._make()
        else:
            alone = len(self._pairs) == 1
            self._want(ValueSet(self.path if alone else (*self.path, self._pairs[place][0]), ""))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for line in (*self.names, *self.values):
            line.set_theme(theme)
        for button in (*self._buttons, self.add):
            button.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        self.add.set_font_pixels(max(12, pixels - 1))
        for line in (*self.names, *self.values):
            line.set_pixels(pixels)
        super().set_pixels(pixels)

    def height_wished(self) -> int:
        return self._top + len(self.names) * self._tall + self.add.sizeHint().height()

    def _arrange(self) -> None:
        super()._arrange()
        top, room = self._top, self.width() - 40
        name = round(room * 0.36)
        for row in range(len(self.names)):
            self.names[row].setGeometry(0, top, name, self._tall)
            self.values[row].setGeometry(name, top, room - name, self._tall)
            self._buttons[row].setGeometry(room, top + (self._tall - 40) // 2, 40, 40)
            top += self._tall
        size = self.add.sizeHint()
        self.add.setGeometry(-6, top, min(self.width(), size.width()), size.height())

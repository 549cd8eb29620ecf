"""The fields of the form: each shows a value as the text has it, and tells what it is to be as TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.editing.step_values import toml_value, typed_value
from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.entry import Entry
from player.ui.painted import Painted, Words
from player.ui.settings_screen.kinds import Listed
from player.ui.settings_screen.wide_fields import ListField

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.keys import Key
    from player.ui.theme import Theme

_SECONDS = re.compile(r"(?:(\d+)m)?(?:(\d+)s)?")
_TIMES = ("time", "hold")


class FormField(Painted):
    """A label, and below it what the value is changed with."""

    value_wanted = Signal(str)
    """The value that the key is to have, as TOML; empty to take the key away."""
    help_wanted = Signal(str)
    """What the key means: its field has the keyboard."""

    def __init__(self, theme: Theme, key: Key, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self.key = key
        self._value: Any = None
        self.label = Words(theme, self, ink="muted", weight=QFont.Weight.Medium)
        self.label.set_text(key.name.replace("_", " ").capitalize())

    def show_value(self, value: Any) -> None:
        """Show a value; None where the key is not there."""
        self._value = value

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        small = max(11, round(pixels * 0.88))
        self.label.set_sizes(small, small)
        self.setFixedHeight(self.height_wished())
        self._arrange()

    def height_wished(self) -> int:
        """Return its height, in pixels."""
        return round(self._pixels * 1.35) + max(44, round(self._pixels * 2.7))

    def _arrange(self) -> None:
        self.label.setGeometry(6, 0, self.width() - 8, round(self._pixels * 1.35))

    def _told(self) -> None:
        self.help_wanted.emit(self.key.doc)

    @property
    def _top(self) -> int:
        return round(self._pixels * 1.35)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_wished())


class _Line(Entry):
    """A line that tells when it is left and steps up and down."""

    left = Signal()
    reached = Signal()
    stepped = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class LineField(FormField):
    """Text, a number or a time, with − and + where it can be counted."""

    def __init__(self, theme: Theme, key: Key, parent: QWidget) -> None:
        super().__init__(theme, key, parent)
        example = key.example.partition("=")[2].strip().strip('"')
        self.line = _Line(theme, example if len(example) < 30 else "", self)
        self.line.setAccessibleName(self.label.text)
        self.line.setAccessibleDescription(key.doc)
        self.line.reached.connect(self._told)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)
        self.line.stepped.connect(self._step)
        self.buttons: tuple[IconButton, ...] = ()
        if key.kind in (*_TIMES, "count", "repeat"):
            less = IconButton(theme, "less", said("Less: {text}", text=self.label.text), parent=self)
            more = IconButton(theme, "add", said("More: {text}", text=self.label.text), parent=self)
            for button, by in ((less, -1), (more, 1)):
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(lambda _on=False, by=by: self._step(by))
            self.buttons = (less, more)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        written = _written(self.key.kind, value)
        if self.line.text() != written:
            self.line.setText(written)
            self.line.setCursorPosition(0)

    def take(self) -> None:
        """Take what is written."""
        written = self.line.text()
        if written == _written(self.key.kind, self._value):
            return
        if not written.strip():
            self.value_wanted.emit("")
        elif self.key.kind == "texts" and not written.strip().startswith("["):
            self.value_wanted.emit(toml_value([part.strip() for part in written.split(",") if part.strip()]))
        else:
            self.value_wanted.emit(typed_value(self.key.kind, written))

    def _step(self, by: int) -> None:
        stepped = _stepped(self.key, self.line.text(), by)
        if stepped is not None:
            self.line.setText(stepped)
            self.take()

    def set_pixels(self, pixels: int) -> None:
        self.line.set_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        tall = self.height() - self._top
        wide = 40 if self.buttons else 0
        self.line.setGeometry(0, self._top, self.width() - 2 * wide, tall)
        for place, button in enumerate(self.buttons):
            button.setGeometry(self.width() - (2 - place) * wide, self._top + (tall - 40) // 2, 40, 40)


class PickField(FormField):
    """One of a few values, or none."""

    def __init__(self, theme: Theme, key: Key, parent: QWidget) -> None:
        super().__init__(theme, key, parent)
        self.list = ListField(theme, self.label.text, Listed("—"), self)
        self.list.setAccessibleDescription(key.doc)
        options = (
            (("true", said("Yes")), ("false", said("No")))
            if key.kind == "flag"
            else tuple((each, each) for each in key.choices)
        )
        self.list.set_options(options)
        self.list.setMinimumWidth(60)
        self.list.value_changed.connect(self._take)
        self.list.highlighted.connect(lambda _: self._told())

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        written = "" if value is None else toml_value(value).strip('"')
        if self.list.currentData() != written:
            self.list.show_value(written)

    def _take(self, chosen: str) -> None:
        self.value_wanted.emit(typed_value(self.key.kind, chosen) if chosen else "")

    def set_pixels(self, pixels: int) -> None:
        self.list.set_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        self.list.setGeometry(-3, self._top, self.width() + 3, self.height() - self._top)


class ExerciseField(FormField):
    """The exercise: a button that opens the picker."""

    picker_wanted = Signal()
    """The person wants to choose an exercise."""

    def __init__(self, theme: Theme, key: Key, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(theme, key, parent)
        self._name_of = name_of
        self.button = WordButton(theme, said("Choose an exercise…"), "plain", "search", self)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self.picker_wanted)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        identity = str(value or "")
        words = (self._name_of(identity) or identity) if identity else said("Choose an exercise…")
        self.button.set_words(words, "search")
        self.button.setAccessibleName(said("Exercise: {words}", words=words))

    def set_pixels(self, pixels: int) -> None:
        self.button.set_font_pixels(pixels)
        super().set_pixels(pixels)

    def _arrange(self) -> None:
        super()._arrange()
        self.button.setGeometry(-3, self._top, self.width() + 3, self.height() - self._top)


def field_for(theme: Theme, key: Key, name_of: Callable[[str], str], parent: QWidget) -> FormField:
    """Return the right field for a key."""
    if key.name in ("exercise", "cover"):
        return ExerciseField(theme, key, name_of, parent)
    if key.kind == "flag" or (key.choices and key.kind in ("choice", "method")):
        return PickField(theme, key, parent)
    return LineField(theme, key, parent)


def _written(kind: str, value: Any) -> str:
    """Return a value as a field shows it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if kind == "texts" and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return toml_value(value)


def _stepped(key: Key, written: str, by: int) -> str | None:
    """Return a count one further, or a time five seconds; None for what cannot be counted."""
    if key.kind in ("count", "repeat"):
        count = int(written) if written.isdecimal() else 0 if not written else None
        if count is None:
            return None
        least, most = int(key.low or 0), int(key.high or 10**6)
        return str(min(most, max(least, count + by)))
    found = _SECONDS.fullmatch(written.strip())
    if found is None or (written.strip() and not any(found.groups())):
        return f"{max(0, int(written) + 5 * by)}s" if written.strip().isdecimal() else None
    seconds = int(found[1] or 0) * 60 + int(found[2] or 0)
    seconds = max(0, (seconds // 5 + by) * 5 if by > 0 else -(-seconds // 5) * 5 - 5)
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}m{rest}s" if minutes and rest else f"{minutes}m" if minutes else f"{rest}s"

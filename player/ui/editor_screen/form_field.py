"""What every field of the form is: a label, and below it what the value is changed with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from player.editing.field_edits import FieldEdit, ValueSet
from player.language import said
from player.ui.editor_screen.key_names import meaning_of, name_of_key
from player.ui.painted import Painted, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.keys import Key
    from player.session.problems import KeyPath
    from player.ui.theme import Theme

    Names = Callable[[str], tuple[str, ...]]
    """What gives the names that can be written for a key: muscles, tests, sessions."""


SHORT = ("time", "hold", "count", "number", "choice", "flag", "percent", "at", "value", "repeat", "clock")
"""Kinds of values that are short: two of their fields stand side by side."""
_LONGEST_SAMPLE = 60


def placeholder_of(key: Key) -> str:
    """Return what stands in the field of a key while it is empty: what holds then, else an example."""
    if key.default:
        return key.default.strip('"')
    if key.otherwise and "`" not in key.otherwise:
        return said(key.otherwise)
    if key.kind not in ("text", "time", "count", "number", "percent", "at", "clock", "weeks"):
        return key.sample if len(key.sample) < _LONGEST_SAMPLE else ""
    example = said(key.sample) if key.has_words else key.sample
    return said("e.g. {example}", example=example) if len(example) < _LONGEST_SAMPLE else ""


class FormField(Painted):
    """A field; what it shows is what the text says."""

    edits_wanted = Signal(object)
    """What is to be done to the text: a tuple of ``FieldEdit``, made as one change."""
    picker_wanted = Signal(object)
    """An exercise is to be chosen for the key at a path."""
    workshop_wanted = Signal(str, str)
    """An exercise, by its identity, is to be drawn in the pose workshop, beginning with a pose; with its
    first where that is empty."""
    grown = Signal()
    """It has another height."""

    def __init__(self, theme: Theme, key: Key, path: KeyPath, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self.key = key
        self.path = path
        """Where its value stands, from the step or the session on."""
        self.meaning = meaning_of(key)
        """What the key means, in the words of the form."""
        self._value: Any = None
        self.label = Words(theme, self, ink="muted", weight=QFont.Weight.Medium)
        self.label.set_text(name_of_key(key))
        self.setAccessibleDescription(self.meaning)

    @property
    def value(self) -> Any:
        """Return the value that it shows; None where the key is not there."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show a value; None where the key is not there."""
        self._value = value

    def take(self) -> None:
        """Take what has been written and not been left yet."""

    def take_focus(self) -> bool:
        """Give what is written in first the keyboard, all of it chosen; return whether there is something."""
        tab = Qt.FocusPolicy.TabFocus
        inside = (part for part in self.findChildren(QWidget) if part.focusPolicy() & tab)
        part = next((part for part in inside if part.isVisibleTo(self)), None)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(part, QLineEdit):
            part.selectAll()
        return part is not None

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        small = max(11, round(pixels * 0.88))
        self.label.set_sizes(small, small)
        self._fit()

    def height_wished(self) -> int:
        """Return its height, in pixels."""
        return self._top + self._tall

    def _set(self, toml: str) -> None:
        self._want(ValueSet(self.path, toml))

    def _want(self, *edits: FieldEdit) -> None:
        self.edits_wanted.emit(edits)

    def _fit(self) -> None:
        """Be as high as what it holds."""
        height = self.height_wished()
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()
        self._arrange()

    def _arrange(self) -> None:
        self.label.setGeometry(6, 0, self.width() - 8, self._top)

    @property
    def _top(self) -> int:
        return round(self._pixels * 1.35)

    @property
    def _tall(self) -> int:
        """The height of one line to write in."""
        return max(44, round(self._pixels * 2.7))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height_wished())

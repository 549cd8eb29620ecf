"""A file or folder that the person picks: its name, a button to pick another one, and one to go without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from player.language import said
from player.ui.buttons import IconButton, WordButton
from player.ui.painted import Painted, Words
from player.ui.settings_screen.kinds import Picked
from player.ui.theme import Theme

Ask = Callable[[QWidget, Picked, str, bool], str]
"""Asks the person for a file, or a folder when the last value is true; beside what is picked now."""
_GAP = 8


class PickedField(Painted):
    """One file or folder; none is the empty string."""

    value_changed = Signal(str)
    """The person picked another one, or none."""

    def __init__(self, theme: Theme, label: str, kind: Picked, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kind = kind
        self._value = ""
        self.ask: Ask = _ask_system
        self.name = Words(theme, self, ink="muted", where="right")
        self.file = WordButton(theme, said("File…"), parent=self)
        self.file.setAccessibleName(said("{label}: pick a file", label=label))
        self.file.clicked.connect(lambda: self._pick(folder=False))
        self.folder = WordButton(theme, said("Folder…"), parent=self)
        self.folder.setAccessibleName(said("{label}: pick a folder", label=label))
        self.folder.setVisible(kind.folders)
        self.folder.clicked.connect(lambda: self._pick(folder=True))
        self.none = IconButton(theme, "close", f"{label}: {kind.none}", parent=self)
        self.none.clicked.connect(lambda: self._take(""))
        self._pixels = 16
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for child in (self.name, self.file, self.folder, self.none):
            child.set_theme(theme)

    def show_value(self, value: str) -> None:
        """Show a path; the empty string is none."""
        self._value = value
        self._write()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.name.set_sizes(pixels, pixels * 0.8)
        for button in (self.file, self.folder):
            button.set_font_pixels(round(pixels * 0.94))

    def height_for(self, width: int) -> int:
        """Return its height: the name stands above the buttons where there is little room."""
        return self._high() * (1 if width >= self.width_wished() else 2)

    def width_wished(self) -> int:
        """Return the width of a usual name and the buttons."""
        return self._pixels * 11 + _GAP + self._buttons_width()

    def _high(self) -> int:
        return max(44, self.file.sizeHint().height())

    def _buttons_width(self) -> int:
        width = self.file.sizeHint().width() + _GAP + self._high()
        return width + (self.folder.sizeHint().width() + _GAP if self._kind.folders else 0)

    def _pick(self, *, folder: bool) -> None:
        picked = self.ask(self, self._kind, self._value, folder)
        if picked:
            self._take(picked)

    def _take(self, value: str) -> None:
        if value != self._value:
            self.show_value(value)
            self.value_changed.emit(value)

    def _write(self) -> None:
        self.name.set_text(Path(self._value).name if self._value else self._kind.none)
        self.name.setAccessibleName(self._value or self._kind.none)
        self.none.setEnabled(bool(self._value))
        self.none.set_strength(1.0 if self._value else 0.3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        high, below = self._high(), self.width() < self.width_wished()
        left = 0 if below else self.width() - self._buttons_width()
        top = high if below else 0
        self.name.set_where("left" if below else "right")
        self.name.setGeometry(0, 0, self.width() if below else left - _GAP, high)
        for button in (self.file, self.folder) if self._kind.folders else (self.file,):
            width = button.sizeHint().width()
            button.setGeometry(left, top, width, high)
            left += width + _GAP
        self.none.setGeometry(left, top, high, high)


def _ask_system(parent: QWidget, kind: Picked, value: str, folder: bool) -> str:
    start = str(Path(value).parent) if value else ""
    if folder:
        return QFileDialog.getExistingDirectory(parent, kind.title, start)
    return QFileDialog.getOpenFileName(parent, kind.title, start, kind.files)[0]

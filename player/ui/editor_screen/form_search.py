"""Finding a field of the form by its name or by what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.entry import Entry
from player.ui.painted import Painted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from player.ui.theme import Theme


class FormSearch(Painted):
    """The line above the fields."""

    words_changed = Signal()
    """Other words are looked for."""
    left_below = Signal()
    """The person goes on with what was found."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pixels = 14
        self.line = Entry(theme, said("Find a field"), self, "search")
        self.line.setClearButtonEnabled(False)
        self.line.textChanged.connect(lambda _: self.words_changed.emit())
        self.line.left_below.connect(self.left_below)
        self.line.returnPressed.connect(self.left_below)

    @property
    def words(self) -> str:
        """Return what is looked for; nothing where nothing is."""
        return self.line.text().strip()

    def forget(self) -> None:
        """Look for nothing any more, and tell nobody."""
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.line.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.line.set_pixels(pixels)

    def height_wished(self) -> int:
        """Return its height, in pixels."""
        return max(44, round(self._pixels * 2.7))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.line.setGeometry(self.rect())

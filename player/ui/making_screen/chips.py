"""Chips: any number of a few things, each switched on or off; they stand in rows as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from player.ui.focus import paint_focus
from player.ui.painted import Painted
from player.ui.pills import in_rows, paint_ticked_pill, pill_radius, pill_size
from player.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(QCheckBox):
    """One of them; a tick tells, besides the colour, that it is on."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._pixels = 16
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        self._pixels = pixels
        self.update()

    def wished(self) -> QSize:
        """Return the size at which its words fit, with room for the tick."""
        return pill_size(self.text(), self._pixels, ticked=True)

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        on, under = self.isChecked(), self.underMouse()
        paint_ticked_pill(painter, self._theme, box, self.text(), self._pixels, on=on, under=under)
        if self.hasFocus():
            around = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            paint_focus(painter, self._theme, around, pill_radius(box) + 2.5)
        painter.end()


class ChipField(Painted):
    """The chips of one question."""

    value_changed = Signal(object)
    """The person switched one; carries the set of values that are on."""

    def __init__(
        self, theme: Theme, label: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Take the question, and each value with its name on the screen."""
        super().__init__(theme, parent)
        self.setAccessibleName(label)
        self.chips: dict[str, Chip] = {}
        for value, text in options:
            chip = self.chips[value] = Chip(theme, text, self)
            chip.setAccessibleDescription(label)
            chip.clicked.connect(lambda _on=False: self.value_changed.emit(self.value))

    @property
    def value(self) -> frozenset[str]:
        """Return the values that are on."""
        return frozenset(value for value, chip in self.chips.items() if chip.isChecked())

    def show_value(self, value: Collection[str]) -> None:
        """Show which values are on without telling of a change."""
        for each, chip in self.chips.items():
            chip.setChecked(each in value)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for chip in self.chips.values():
            chip.set_theme(theme)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of its words."""
        for chip in self.chips.values():
            chip.set_pixels(pixels)

    def height_for(self, width: int) -> int:
        """Return the height of as many rows as are needed."""
        return self._place(width)[1]

    def _place(self, width: int) -> tuple[list[tuple[int, int, int, int]], int]:
        return in_rows((chip.wished() for chip in self.chips.values()), width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for chip, box in zip(self.chips.values(), self._place(self.width())[0], strict=True):
            chip.setGeometry(*box)

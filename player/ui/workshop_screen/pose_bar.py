"""The poses below the figure, and the buttons that make, copy, mirror and delete them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from player.language import said
from player.ui.buttons import IconButton, round_side
from player.ui.painted import Painted
from player.ui.theme import Theme
from player.ui.workshop_screen.pose_strip import PoseStrip

_BUTTON = 44
_USUAL = 15
"""The size of words, in pixels, beside which buttons have their usual size."""


class PoseBar(Painted):
    """The strip of poses with its buttons at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.strip = PoseStrip(theme, self)
        self.add = IconButton(theme, "add", said("New pose"), parent=self)
        self.copy = IconButton(theme, "copy", said("Copy of this pose"), parent=self)
        self.mirror = IconButton(theme, "mirror", said("Mirror this pose"), parent=self)
        self.delete = IconButton(theme, "delete", said("Delete this pose"), parent=self)

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the buttons in their order."""
        return self.add, self.copy, self.mirror, self.delete

    def arrange(self, pixels: int) -> None:
        """Put everything in its place; ``pixels`` is the size of the words."""
        width, height = self.width(), self.height()
        side = max(_BUTTON, min(round_side(pixels / _USUAL) - 4, height // 2))
        columns = 2 if height >= 2 * side else 4
        tools = columns * side
        self.strip.set_sizes(max(12, pixels - 2), height)
        self.strip.setGeometry(0, 0, width - tools - 6, height)
        offset = (height - side * (4 // columns)) // 2
        for place, button in enumerate(self.buttons):
            row, column = divmod(place, columns)
            left = width - tools + column * side
            button.setGeometry(left, offset + row * side, side, side)

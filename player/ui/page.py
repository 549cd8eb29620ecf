"""A page: a screen that is built elsewhere and that the window shows over the library."""

from __future__ import annotations

from PySide6.QtCore import Signal

from player.ui.painted import Painted


class Page(Painted):
    """What the window needs to know of it."""

    left = Signal()
    """The person goes back."""

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""

"""A page: a screen that is built elsewhere and that the window shows over the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from player.ui.actions import Where
from player.ui.painted import Painted


class Page(Painted):
    """What the window needs to know of it."""

    spoken_as = "page"
    where: Where = "library"
    """Which commands can be asked for on it."""
    left = Signal()
    """The person goes back."""

    def set_text_scale(self, scale: float) -> None:
        """Take another scale of text, 1 to 3."""

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """Return what can be asked for here alone: its name, its key, and what it does."""
        return ()

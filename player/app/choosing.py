"""What the person chooses on the settings screen: kept, shown everywhere, and told to whoever needs to know.

A setting that has to do something at once is connected to ``changed``, as the window does; all others are
read from the settings when they are next needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from player.app.memory import Memory
    from player.ui.main_window import MainWindow


class Choosing(QObject):
    """Between the settings screen and everything else."""

    changed = Signal(str)
    """The name of a setting that has another value now, which is kept already."""
    pressed = Signal(str)
    """The name of a button on the page."""

    def __init__(self, window: MainWindow, memory: Memory) -> None:
        """Listen to the page, which is built when it is first asked for."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        window.setting_chosen.connect(self._take)

    def _take(self, name: str, value: object) -> None:
        if not hasattr(self._memory.settings, name):
            self.pressed.emit(name)
            return
        self._memory.keep(**{name: value})
        self._window.take_settings()
        self.changed.emit(name)

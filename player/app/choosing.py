"""What the person chooses on the settings screen: kept, shown everywhere, and told to whoever needs to know.

A setting that has to do something at once is connected to ``changed``, as the window does; all others are
read from the settings when they are next needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from player.ui.screens import legibility_text, screen_options, size_text

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
        window.settings_made.connect(self._tell_page)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._tell_screens)
            application.screenRemoved.connect(self._tell_screens)

    def _tell_page(self) -> None:
        """Tell the page what there is on this machine."""
        self._tell_screens()

    def _tell_screens(self, _screen: object = None) -> None:
        page = self._window.shown_settings
        if page is None:
            return
        page.set_options("monitor", screen_options())
        screen, settings = self._window.screen(), self._memory.settings
        page.show_note("distance", legibility_text(screen, settings.distance, settings.screen_inches))
        page.show_note("screen_inches", size_text(screen))

    def _take(self, name: str, value: object) -> None:
        if not hasattr(self._memory.settings, name):
            self.pressed.emit(name)
            return
        self._memory.keep(**{name: value})
        self._window.take_settings()
        if name in ("distance", "screen_inches"):
            self._tell_screens()
        self.changed.emit(name)

"""What the person chooses on the settings screen: kept, shown everywhere, and told to whoever needs to know.

A setting that has to do something at once is connected to ``changed``, as the window does; all others are
read from the settings when they are next needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from player.app.loading import loaded_module
from player.ui.screens import screen_options, size_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.memory import Memory
    from player.app.voice_choosing import VoiceChoosing
    from player.audio.outputs.base import Output
    from player.figures.figure import Figure
    from player.ui.main_window import MainWindow


class Choosing(QObject):
    """Between the settings screen and everything else."""

    changed = Signal(str)
    """The name of a setting that has another value now, which is kept already."""
    pressed = Signal(str)
    """The name of a button on the page."""

    def __init__(
        self,
        window: MainWindow,
        memory: Memory,
        output: Callable[[], Output],
        hush: Callable[[], None],
        standing: Callable[[], Figure | None],
    ) -> None:
        """Listen to the page, which is built when it is first asked for. ``output`` gives the way out for
        sound; ``hush`` lets whatever plays fall silent before a voice is tried on it;
        ``standing`` gives the figure that shows who it can be."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._output = output
        self._hush = hush
        self._standing = standing
        self._voices: VoiceChoosing | None = None
        self._tried = "preview voice"
        """The row at which it is told how a trial of the voice goes."""
        window.setting_chosen.connect(self._take)
        window.settings_made.connect(self._tell_page)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._tell_screens)
            application.screenRemoved.connect(self._tell_screens)

    def close(self) -> None:
        """Fall silent."""
        if self._voices is not None:
            self._voices.stop()

    def _tell_page(self) -> None:
        """Tell the page what there is on this machine."""
        self._tell_screens()
        page = self._window.settings
        voices = loaded_module("player.app.voice_choosing").VoiceChoosing
        self._voices = voices(lambda: self._memory.settings, self._output, self)
        self._voices.voices_came.connect(lambda options: page.set_options("voice", options))
        self._voices.told.connect(lambda text: page.show_note(self._tried, text))
        self._voices.look_around()
        self._show_looks()
        self._window.scheme_changed.connect(self._show_looks)

    def _show_looks(self) -> None:
        page, figure = self._window.settings, self._standing()
        if figure is not None:
            pictures = loaded_module("player.app.look_pictures").pictures_of_looks(
                figure, self._window.theme.scheme, page.picture_size, page.devicePixelRatioF()
            )
            page.set_pictures("figure_look", pictures)

    def _tell_screens(self, _screen: object = None) -> None:
        page = self._window.shown_settings
        if page is None:
            return
        page.set_options("monitor", screen_options())
        screen, settings = self._window.screen(), self._memory.settings
        legibility = loaded_module("player.ui.legibility")
        told = legibility.legibility_text(screen, settings.distance, settings.screen_inches)
        page.show_note("legibility", told)
        page.show_note("screen_inches", size_text(screen))

    def _take(self, name: str, value: object) -> None:
        if not hasattr(self._memory.settings, name):
            self._press(name, value)
            return
        self._memory.keep(**{name: value})
        self._window.take_settings()
        if name in ("distance", "screen_inches"):
            self._tell_screens()
        elif name == "text_size":
            self._show_looks()
        self.changed.emit(name)

    def _press(self, name: str, value: object) -> None:
        if name == "preview voice" and self._voices is not None:
            self._hush()
            self._tried = name
            self._voices.preview()
        elif name == "try word" and self._voices is not None and isinstance(value, tuple):
            self._hush()
            self._tried = "pronunciations"
            self._voices.try_word(*value)
        elif name == "open keys":
            self._window.actions_table["keys"].trigger()
        elif name == "open safety":
            self._window.actions_table["safety"].trigger()
        self.pressed.emit(name)

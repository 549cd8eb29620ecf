"""How loud everything is: kept, shown on the player, and heard at once, whoever changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.app.memory import Memory
    from player.app.stage import Stage
    from player.ui.main_window import MainWindow

_STEP = 0.1
"""How much louder or quieter a key makes it."""


class LevelWiring:
    """Between the volumes that are kept and those who show and hear them."""

    def __init__(self, window: MainWindow, memory: Memory, stage: Callable[[], Stage | None]) -> None:
        """Take the keys' commands; the player is connected once it is there."""
        self._window = window
        self._memory = memory
        self._stage = stage
        self._audible = 1.0
        self._connected = False
        table = window.actions_table
        table.connect_command("louder", lambda: self._change(_STEP))
        table.connect_command("quieter", lambda: self._change(-_STEP))
        table.connect_command("mute", self._mute)

    def connect_player(self) -> None:
        """Show the volumes on the player, and listen to it."""
        self._connected = True
        self._window.player.levels_changed.connect(self._take)
        self._show()

    def take_settings(self) -> None:
        """Show and hear the volumes as they are kept now."""
        self._show()
        self._hear()

    def set_whole(self, whole: float) -> None:
        """Make everything so loud, 0 to 1."""
        self._memory.keep(whole=whole)
        self.take_settings()

    def _take(self, whole: float, voice: float, tones: float, music: float) -> None:
        self._memory.keep(whole=whole, speech=voice, tones=tones, music=music)
        self._hear()

    def _change(self, step: float) -> None:
        self.set_whole(min(1.0, max(0.0, round(self._memory.settings.whole + step, 2))))

    def _mute(self) -> None:
        whole = self._memory.settings.whole
        self.set_whole(0.0 if whole else self._audible)
        self._audible = whole or self._audible

    def _show(self) -> None:
        if not self._connected:
            return
        settings = self._memory.settings
        self._window.player.set_levels(settings.whole, settings.speech, settings.tones, settings.music)

    def _hear(self) -> None:
        settings, stage = self._memory.settings, self._stage()
        if stage is not None:
            stage.set_levels(settings.whole, settings.speech, settings.tones, settings.music)

"""Something short that is heard once, outside any session: a line to try a voice, a sound of the person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.playback.transport import Transport
from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from player.audio.mixer import Brought, Levels
    from player.audio.outputs.base import Output
    from player.timeline.timeline import Timeline

_LOOK_MS = 120


class HeardOnce(QObject):
    """Plays one timeline and falls silent."""

    ended = Signal()
    """It is over, or was stopped."""

    def __init__(self, output: Callable[[], Output], parent: QObject) -> None:
        """Take the way out for sound, which is not opened before something is heard."""
        super().__init__(parent)
        self._output = output
        self._transport: Transport | None = None
        self._look_soon = single_shot(self, _LOOK_MS, self._look)

    @property
    def plays(self) -> bool:
        """Return whether anything is heard."""
        return self._transport is not None

    def play(
        self,
        timeline: Timeline,
        clips: Callable[[str], NDArray[np.float32]],
        levels: Levels,
        brought: Brought | None = None,
    ) -> None:
        """Play a timeline, with the samples of its lines and what people bring to it."""
        self.stop()
        self._transport = Transport(self._output(), timeline, clips, levels=levels, brought=brought)
        self._transport.play()
        self._look_soon.start()

    def stop(self) -> None:
        """Fall silent."""
        self._look_soon.stop()
        if self._transport is not None:
            self._transport.close()
            self._transport = None
            self.ended.emit()

    def _look(self) -> None:
        if self._transport is None:
            return
        if self._transport.position().state == "finished":
            self.stop()
        else:
            self._look_soon.start()

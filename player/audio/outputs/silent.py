"""An ideal device that makes no sound: for machines without one, and for tests, with the time passed in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from player.audio.outputs.base import Output
from player.timeline.frames import RATE, frames_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

_ROOM = frames_of(15)


class SilentOutput(Output):
    """Plays nothing, exactly on time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, latency: int = 0) -> None:
        """Take a clock in seconds and how many frames the ear is behind the device."""
        self._clock = clock
        self._latency = latency
        self._frame = 0
        self._since: float | None = None
        self._free = clock()
        """When what was stopped has been heard to its end."""

    @property
    def room(self) -> int:
        """How many frames ahead of the position may be written."""
        return _ROOM

    @property
    def lead(self) -> int:
        """How many frames the device is ahead of the ear."""
        return self._latency

    def write(self, frame: int, samples: NDArray[np.float32], blend: int = 0) -> None:
        """Take the samples and forget them."""

    def start(self, frame: int) -> None:
        """Count from this frame on."""
        self._frame = frame
        self._since = max(self._clock(), self._free)

    def stop(self, end: int | None = None) -> int:
        """Stop counting; return the frame that was heard last."""
        self._frame = self.position()
        if end is not None and self._since is not None:
            self._free = max(self._free, self._clock() + (end - self._frame) / RATE)
        self._since = None
        return self._frame

    def position(self) -> int:
        """Return the frame that would be heard now."""
        since = self._since
        if since is None:
            return self._frame
        return self._frame + max(0, round((self._clock() - since) * RATE) - self._latency)

    def set_level(self, level: float) -> None:
        """Silence has no volume."""

    def close(self) -> None:
        """Stop counting."""
        self.stop()

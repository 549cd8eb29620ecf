"""What every output must do: take frames ahead of time, play them from one of them on, and say which one is
heard."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL_SCALE = 32767
"""The 16-bit value of a sample of 1.0."""


def pcm_of(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Return samples in [-1, 1] as 16-bit values, rounded to the nearest: silence stays exact zeros, equal
    stays equal."""
    scaled: NDArray[np.float32] = np.rint(samples * np.float32(FULL_SCALE))
    return scaled.astype(np.int16)


class Output(ABC):
    """Plays frames that are numbered as in the session.

    Frames are written ahead of the position, in order or again, and are heard when the position comes by.
    What was never written is not defined; the feeder sees to it that it does not come to be heard.

    Threads: ``write``, ``position``, ``room`` and ``lead`` may be called from any thread, the rest from one
    thread, the one that made the output. No call waits for the device.
    """

    @property
    @abstractmethod
    def room(self) -> int:
        """How many frames ahead of the position may be written."""

    @property
    @abstractmethod
    def lead(self) -> int:
        """How many frames ahead of the position the device may hold already: writing there is no longer
        heard."""

    @abstractmethod
    def write(self, frame: int, samples: NDArray[np.float32], blend: int = 0) -> None:
        """Put samples, shape (n, 2), 48 kHz, at the frames from ``frame`` on.

        The first ``blend`` of them are crossfaded with what is there, so that a change of what lies ahead
        does not click.
        """

    @abstractmethod
    def start(self, frame: int) -> None:
        """Play from this frame on, from what has been written there since it was stopped.

        Where something is still being heard to its end, it is played after that; until then the position
        stands at the frame.
        """

    @abstractmethod
    def stop(self, end: int | None = None) -> int:
        """Stop, and return the frame that was heard last: starting there again loses nothing.

        What is heard fades out at once or, where an ``end`` is given that is still to come, there: what has
        been written up to it is heard, whatever is written and started meanwhile. At most a second may be
        left.
        """

    @abstractmethod
    def position(self) -> int:
        """Return the frame that is heard; after ``stop``, what that returned. Never goes back while
        playing."""

    @abstractmethod
    def set_level(self, level: float) -> None:
        """Set the volume of everything, 0 to 1, linear; heard at once."""

    @abstractmethod
    def close(self) -> None:
        """Stop and give the device back. Nothing may be called afterwards."""

"""Memory that a device reads as if it had no end: a ring of frames, written twice in a row.

Every frame is kept at its place and once more one ring further on, so a reader that has reached the second
half can be set back by a whole ring at any time it likes and goes on with the same samples. It need not
hurry: it has a ring's length of time to do it in, and whoever reads needs no code of ours in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from player.audio.outputs.base import pcm_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

FRAME_BYTES = 4
"""Bytes of one frame: two channels of 16 bits."""


class MirroredRing:
    """Frames of 16-bit stereo in memory that somebody else reads."""

    def __init__(self, memory: NDArray[np.int16]) -> None:
        """Take the memory of two rings, shape (frames, 2); it stays the caller's.

        Raises ``ValueError`` for an odd number of frames.
        """
        if len(memory) % 2:
            raise ValueError("a mirrored ring takes memory for an even number of frames")
        self._memory = memory
        self.frames = len(memory) // 2

    def place_of(self, frame: int) -> int:
        """Return the byte at which a reader finds this frame and all that follow it."""
        return (frame % self.frames) * FRAME_BYTES

    def write(self, frame: int, samples: NDArray[np.float32], blend: int = 0) -> None:
        """Put samples, shape (n, 2), at the frames from ``frame`` on; crossfade the first ``blend`` with what
        is there.

        Raises ``ValueError`` for more samples than the ring holds.
        """
        if len(samples) > self.frames:
            raise ValueError("more samples than the ring holds")
        pcm = pcm_of(samples)
        if blend:
            count = min(blend, len(pcm))
            share = (np.arange(count, dtype=np.float32) / np.float32(blend))[:, np.newaxis]
            mixed = self.read(frame, count) * (1 - share) + pcm[:count] * share
            pcm[:count] = np.rint(mixed).astype(np.int16)
        place = frame % self.frames
        head = min(len(pcm), self.frames - place)
        for base in (0, self.frames):
            self._memory[base + place : base + place + head] = pcm[:head]
            self._memory[base : base + len(pcm) - head] = pcm[head:]

    def read(self, frame: int, count: int) -> NDArray[np.int16]:
        """Return a copy of so many frames, at most a ring's, as a reader would find them."""
        place = frame % self.frames
        return self._memory[place : place + count].copy()

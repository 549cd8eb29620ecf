"""A clip: the finished samples of one spoken line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
"""Mono samples in [-1, 1], 48000 in a second."""

Pcm: TypeAlias = NDArray[np.int16]
"""The same as 16-bit numbers, as they are kept on disk."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One line, spoken, trimmed and levelled; starts with its first sound."""

    text: str
    """The line."""
    samples: Samples
    """Read only."""

    @property
    def frames(self) -> int:
        """Length in frames of 1/48000 s."""
        return int(self.samples.size)


def clip_of(text: str, pcm: Pcm) -> Clip:
    """Return the clip of samples that were kept as 16-bit numbers."""
    samples = pcm.astype(np.float32)
    samples /= 32768.0
    samples.flags.writeable = False
    return Clip(text, samples)


def pcm_of(samples: Samples) -> Pcm:
    """Return samples as 16-bit numbers."""
    pcm: Pcm = np.clip(np.rint(samples * 32768.0), -32768, 32767).astype(np.int16)
    return pcm

"""Finding in a recording the very samples at which known clips begin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_ENOUGH = 0.6


def onset_near(recorded: NDArray[np.float64], clip: NDArray[np.float32], first: int, last: int) -> int | None:
    """Return the sample, between two others, at which a clip begins; None if it is not there.

    The place is that of the greatest correlation, if that is a good one.
    """
    first = max(0, first)
    window = recorded[first : last + len(clip)]
    if len(window) < len(clip):
        return None
    size = len(window) + len(clip)
    spectrum = np.fft.rfft(window, size) * np.conj(np.fft.rfft(clip, size))
    likeness = np.fft.irfft(spectrum, size)[: len(window) - len(clip) + 1]
    best = int(np.argmax(likeness))
    piece = window[best : best + len(clip)]
    norm = float(np.linalg.norm(piece) * np.linalg.norm(clip))
    return first + best if norm and likeness[best] > _ENOUGH * norm else None


def onsets(
    recorded: NDArray[np.float64], clips: list[NDArray[np.float32]], starts: list[int], tolerance: int
) -> list[int | None]:
    """Return where clips begin that should begin at ``starts``.

    The first is looked for in the whole recording, each other one where it should be, counted from the one
    found last, give or take ``tolerance`` samples.
    """
    last = onset_near(recorded, clips[0], 0, len(recorded))
    if last is None:
        return [None] * len(clips)
    found: list[int | None] = [last]
    shift = last - starts[0]
    for clip, start in zip(clips[1:], starts[1:], strict=True):
        onset = onset_near(recorded, clip, start + shift - tolerance, start + shift + tolerance)
        shift = shift if onset is None else onset - start
        found.append(onset)
    return found

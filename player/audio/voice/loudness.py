"""How loud a clip sounds, and how to make it as loud as the others without clipping.

Loudness is that of ITU-R BS.1770-4: K-weighting, blocks of 400 ms that overlap by three quarters, gated at
-70 LUFS and at 10 LU below what is left. A clip shorter than a block is one block, which the recommendation
leaves open. The weighting acts on the spectrum, so that it moves nothing in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from player.audio.voice.clip import Samples

_BLOCK = RATE * 400 // 1000
_HOP = _BLOCK // 4
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0

_Powers: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]]"

# BS.1770-4, tables 1 and 2: the shelf of a head and the high-pass, for 48 kHz, as (b, a).
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

_STEP = 48
"""Frames (1 ms) over which the limiter decides."""
_REACH = 5
"""Steps that the limiter looks ahead and lets go over."""


def loudness(samples: Samples) -> float:
    """Return the loudness in LUFS; minus infinity for silence."""
    powers = _block_powers(_weighted(samples))
    gated = powers[_lufs(powers) > _ABSOLUTE_GATE]
    if not gated.size:
        return float("-inf")
    gated = gated[_lufs(gated) > _lufs(gated.mean()) + _RELATIVE_GATE]
    return float(_lufs(gated.mean()))


def limited(samples: Samples, ceiling: float) -> Samples:
    """Return the samples turned down, softly and only around peaks, to stay within the ceiling (0 to 1)."""
    if not samples.size or float(np.abs(samples).max()) <= ceiling:
        return samples
    steps = -(-samples.size // _STEP)
    padded = np.zeros(steps * _STEP, np.float32)
    padded[: samples.size] = np.abs(samples)
    peaks = padded.reshape(steps, _STEP).max(axis=1)
    gains = np.minimum(1.0, ceiling / np.maximum(peaks, ceiling))
    # The least gain nearby, then its mean over as many steps: down before the peak comes, never jumping.
    # One step more to each side, because gains are drawn as straight lines between the middles of steps.
    least = np.lib.stride_tricks.sliding_window_view(
        np.pad(gains, 2 * _REACH + 1, constant_values=1.0), 2 * _REACH + 3
    ).min(axis=1)
    mean = np.convolve(least, np.full(2 * _REACH + 1, 1 / (2 * _REACH + 1)), "same")[_REACH:-_REACH]
    middles = (np.arange(mean.size) + 0.5) * _STEP
    curve = np.interp(np.arange(samples.size), middles, mean)
    result: Samples = (samples * curve).astype(np.float32)
    return result


def _weighted(samples: Samples) -> Samples:
    size = 1 << max(1, int(samples.size + _BLOCK - 1)).bit_length()
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones(turn.size)
    for above, below in (_SHELF, _HIGH_PASS):
        response *= np.abs(np.polyval(above[::-1], turn)) / np.abs(np.polyval(below[::-1], turn))
    weighted = np.fft.irfft(np.fft.rfft(samples, size) * response, size)[: samples.size]
    return weighted.astype(np.float32)


def _block_powers(samples: Samples) -> _Powers:
    squares = np.concatenate(([0.0], np.cumsum(np.square(samples, dtype=np.float64))))
    block = max(1, min(_BLOCK, samples.size))
    starts = np.arange(0, max(1, squares.size - block), _HOP)
    result: _Powers = (squares[starts + block] - squares[starts]) / block
    return result


def _lufs(power: _Powers | np.float64) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10.0 * np.log10(np.maximum(power, 1e-20)))

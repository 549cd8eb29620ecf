"""From what an engine said to a clip: 48 kHz mono, trimmed to its sound, as loud as every other voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from player.audio.voice.loudness import limited, loudness
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from player.audio.voice.clip import Samples

FINISHING = 1
"""Version of all that is done here; a new number makes kept clips out of date."""

FORMATS = ("<i2", ">i2", "<i4", ">i4", "<f4", ">f4")
"""The samples that an engine may send, as numpy names them."""

TARGET = -20.0
"""Loudness of every clip in LUFS: leaves 19 dB for peaks, and stands 3 LU above music at the usual level."""

CEILING = 10 ** (-1 / 20)
"""Highest sample: -1 dBFS, so that resampling by a sound server cannot clip."""

_WINDOW = RATE * 5 // 1000
_HOP = RATE // 1000
_BELOW_LOUDEST = 10 ** (-42 / 20)
"""A window this far below the loudest is still sound: the f of "five" is, the noise of a breath is not."""
_NEVER_BELOW = 10 ** (-62 / 20)
_LEAD = RATE * 4 // 1000
"""Kept before the first sound."""
_TAIL = RATE * 25 // 1000
"""Kept after the last one, for the room in the voice."""
_MOST_GAIN = 10 ** (36 / 20)


def decoded(body: bytes, sample_format: str, channels: int) -> Samples:
    """Return an engine's interleaved samples (numpy's name of the format) as mono float32 in [-1, 1]."""
    kind = np.dtype(sample_format)
    raw = np.frombuffer(body, kind, count=len(body) // kind.itemsize)
    samples = raw.astype(np.float32)
    if kind.kind == "i":
        samples /= float(1 << (8 * kind.itemsize - 1))
    if channels > 1:
        samples = samples[: samples.size - samples.size % channels].reshape(-1, channels).mean(axis=1)
    return np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0).astype(np.float32)


def finished(samples: Samples, rate: int) -> Samples:
    """Return the clip of mono samples at ``rate``; empty when there is nothing to hear in them."""
    if rate != RATE and samples.size:
        samples = np.asarray(soxr.resample(samples, rate, RATE, quality="HQ"), np.float32)
    samples = trimmed(samples)
    level = loudness(samples) if samples.size else float("-inf")
    if not np.isfinite(level):
        return np.zeros(0, np.float32)
    gain = min(10 ** ((TARGET - level) / 20), _MOST_GAIN)
    return np.clip(limited((samples * gain).astype(np.float32), CEILING), -CEILING, CEILING)


def trimmed(samples: Samples) -> Samples:
    """Return the samples from just before the first sound to just after the last one, with soft edges."""
    if samples.size < _WINDOW:
        return np.zeros(0, np.float32)
    samples = samples - samples.mean(dtype=np.float64).astype(np.float32)
    squares = np.concatenate(([0.0], np.cumsum(np.square(samples, dtype=np.float64))))
    starts = np.arange(0, samples.size - _WINDOW + 1, _HOP)
    levels = np.sqrt(np.maximum(squares[starts + _WINDOW] - squares[starts], 0.0) / _WINDOW)
    heard = np.flatnonzero(levels > max(levels.max() * _BELOW_LOUDEST, _NEVER_BELOW))
    if not heard.size:
        return np.zeros(0, np.float32)
    # The first window that is loud enough holds the onset in its last millisecond.
    first = max(0, int(starts[heard[0]]) + _WINDOW - _HOP - _LEAD)
    last = min(samples.size, int(starts[heard[-1]]) + _HOP + _TAIL)
    result = samples[first:last].copy()
    _soften(result)
    return result


def _soften(samples: Samples) -> None:
    """Fade both kept margins in place, so that no edge can click."""
    lead, tail = min(_LEAD, samples.size // 2), min(_TAIL, samples.size // 2)
    if lead:
        samples[:lead] *= np.sin(np.linspace(0, np.pi / 2, lead, dtype=np.float32)) ** 2
    if tail:
        samples[-tail:] *= np.cos(np.linspace(0, np.pi / 2, tail, dtype=np.float32)) ** 2

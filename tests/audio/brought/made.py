"""Sound files and pieces of music made for tests."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from player.audio.brought.tracks import Track
from player.timeline.frames import RATE


def sine(seconds: float, pitch: float = 440.0, size: float = 0.2, rate: int = RATE) -> NDArray[np.float32]:
    """Return a tone for both ears, shape (n, 2)."""
    wave = size * np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)
    return np.stack((wave, wave), axis=1).astype(np.float32)


def write_sound(path: Path, codec: str, samples: NDArray[np.float32], rate: int = RATE) -> Path:
    """Write samples, shape (n, 2), to a file in the format of its name."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "stereo"
        context = stream.codec_context
        context.open()
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", "stereo")
        frame.sample_rate = rate
        resampler = AudioResampler(context.format.name, "stereo", rate, context.frame_size or None)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def piece(value: int, frames: int, name: str = "piece.wav") -> Track:
    """Return a piece of music whose every sample is the same."""
    return Track(Path(name), np.full((frames, 2), value, np.int16), 1.0)

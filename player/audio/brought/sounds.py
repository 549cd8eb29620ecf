"""Sounds that people bring in place of the program's tones: one short file an event."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from player.audio.brought.decoding import decoded
from player.audio.outputs.base import FULL_SCALE
from player.errors import PlayerError
from player.language import said
from player.timeline.frames import RATE

with warnings.catch_warnings():
    # it warns of a missing ffmpeg, which it is never asked for here, and of its own age
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LONGEST = 12 * RATE
"""Frames of a sound that are heard at most."""
_SILENCE_DB = -50.0
_FADE_MS = 60
_LOUDNESS_DB = -24.0
"""Level of a sound in dBFS: that of the program's own tones."""
_MOST_GAIN_DB = 24.0


def sound_of(path: Path) -> NDArray[np.float32]:
    """Return a sound as it is mixed: shape (n, 2), 48 kHz, begun at once, as loud as the program's tones, its
    end faded. Raises ``PlayerError`` where it cannot be read or nothing is to be heard in it."""
    if not path.is_file():
        raise PlayerError(
            said("The sound {name} is not there.", name=path.name),
            said("It was looked for at {path}.", path=path),
        )
    raw = b"".join(block.tobytes() for block in decoded(path, LONGEST))
    segment = AudioSegment(data=raw, sample_width=2, frame_rate=RATE, channels=2)
    segment = segment[detect_leading_silence(segment, _SILENCE_DB, 1) :]
    if not len(segment) or segment.max_dBFS < _SILENCE_DB:
        raise PlayerError(
            said("Nothing is to be heard in {name}.", name=path.name), said("Choose another sound.")
        )
    gain = min(_LOUDNESS_DB - segment.dBFS, _MOST_GAIN_DB, -1.0 - segment.max_dBFS)
    segment = segment.apply_gain(gain).fade_out(min(_FADE_MS, len(segment) // 2))
    samples = np.frombuffer(segment.raw_data, np.int16).reshape(-1, 2).astype(np.float32)
    samples /= np.float32(FULL_SCALE)
    samples.flags.writeable = False
    return samples

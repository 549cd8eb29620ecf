"""Any sound file, from this machine alone, as samples of the program's rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio.resampler import AudioResampler

from player.errors import PlayerError
from player.language import said
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av import AudioFrame
    from av.container import InputContainer
    from numpy.typing import NDArray

SUFFIXES = (".aac", ".aif", ".aiff", ".flac", ".m4a", ".mka", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma")
"""How the names of sound files end; a folder of music is looked through for these."""

_ONLY_HERE = {"protocol_whitelist": "file"}
"""A play list inside a file must not reach out to a network."""


def decoded(path: Path, limit: int) -> Iterator[NDArray[np.int16]]:
    """Yield the sound of a file in blocks of shape (n, 2), 48 kHz, at most ``limit`` frames in all.

    A file that breaks off in the middle gives what came before. Raises ``PlayerError`` for one that cannot be
    read or holds no sound.
    """
    left = limit
    try:
        # the prefix keeps a name with a colon from being taken for an address
        with av.open(f"file:{path}", options=_ONLY_HERE) as container:
            for block in _blocks(container):
                yield block[:left]
                left -= len(block)
                if left <= 0:
                    return
    except (av.FFmpegError, OSError, ValueError) as error:
        if left == limit:
            raise PlayerError(
                said("{name} cannot be read as sound.", name=path.name),
                said("Save it as WAV, OGG, FLAC or MP3."),
            ) from error
    if left == limit:
        raise PlayerError(
            said("There is no sound in {name}.", name=path.name), said("Save it as WAV, OGG, FLAC or MP3.")
        )


def _blocks(container: InputContainer) -> Iterator[NDArray[np.int16]]:
    resampler = AudioResampler(format="s16", layout="stereo", rate=RATE)
    for frame in container.decode(audio=0):
        for part in resampler.resample(frame):
            yield _samples(part)
    for part in resampler.resample(None):
        yield _samples(part)


def _samples(packed: AudioFrame) -> NDArray[np.int16]:
    return packed.to_ndarray().reshape(-1, 2).astype(np.int16, copy=False)
